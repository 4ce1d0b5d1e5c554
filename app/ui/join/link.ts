/**
 * A programme's link: `https://…/p#<token>`. The token opens the sealed notice, so it is taken out of the address bar
 * and of the way back at once, and lives in memory only. Refused here: leaks by screenshots, shared addresses and synced
 * tabs. Not in a page's power: the browser's own list of visited addresses has the link as it was opened.
 */
import { type Changeable, changeable } from '../../model/observable.ts';

/** The token in hand, waiting for the programme page. */
export const token: Changeable<string | null> = changeable<string | null>(null);

/** Takes the token of the address, if there is one, and strips it. */
export function receiveLink(
  location: Pick<Location, 'pathname' | 'hash'>,
  history: Pick<History, 'replaceState' | 'state'>,
): void {
  if (!/^\/p\/?$/.test(location.pathname)) return;
  if (location.hash.length > 1) token.set(location.hash.slice(1));
  history.replaceState(history.state, '', '/p');
}

/** The token inside what a person pasted: a whole link, or the token by itself. Null when there is none. */
export function tokenIn(pasted: string): string | null {
  const text = pasted.trim();
  const after = text.includes('#') ? text.slice(text.lastIndexOf('#') + 1) : text;
  return /^[A-Za-z0-9_-]{20,}$/.test(after) ? after : null;
}
