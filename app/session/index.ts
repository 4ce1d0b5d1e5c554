/** What the composition root opens a session with; fetched after the first drawing. */
export { browserPasskeys } from '../vault/passkey.ts';
export { finishErasing } from './erase.ts';
export { finishDemos } from './example/leftovers.ts';
export { openSeats } from './seat.ts';
export { openSession } from './session.ts';
