/** The door of the bundles: fetched when a person first makes or takes one. README.md says what they promise. */
export { armour, bundlesIn } from './armour.ts';
export { type BundleBook, bookIn } from './book.ts';
export { openContainer } from './container.ts';
export type { BundleEpochs, Handing } from './epochs.ts';
export { type BundleOptions, type Bundles, type MakeError, openBundles } from './exchange.ts';
export { type Collector, collectParts, type PartsHeld, partsOf } from './parts.ts';
export type { BundleRefusal, MadeBundle, Taken } from './types.ts';
