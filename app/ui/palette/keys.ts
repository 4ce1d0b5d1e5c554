/** Which presses are commands: never those of somebody who writes, and single keys only while they are wanted. */
import { keepSingleKeys, wantsSingleKeys } from '../preferences.ts';

/** Where letters are text, or a choice among options. */
const WRITING = 'input, textarea, select, [contenteditable], [role="application"]';

export const isWriting = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(WRITING) !== null;

/** A letter by itself, of nobody who writes, with no dialog open (WCAG 2.1.4: they can be switched off). */
export function isPlainKey(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return false;
  return wantsSingleKeys() && !isWriting(event.target) && document.querySelector('dialog[open]') === null;
}

/**
 * The letter on the key, wherever it is: in France the M is beside the L. Only where a key writes no Latin letter (in
 * Arabic, or with ⌥ on a Mac, whose M writes a µ in every country) its place counts.
 */
export const printedOn = ({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string =>
  key === 'µ' ? 'm' : (key > '~' ? code.slice(3) : key).toLowerCase();

export { keepSingleKeys, wantsSingleKeys };
