/**
 * Links that carry a secret after '#': a programme's, `/p#…`, one person's invitation, `/i#…`, that of a second device,
 * `/device#…`, and that of a coordinator, `/team#…`. The secret is taken out of the address bar and of the way back at
 * once, and lives in memory only. Refused here: leaks by screenshots, shared addresses and synced tabs. Not in a page's
 * power: the browser's own list of visited addresses has the link as it was opened.
 */
import { type Changeable, changeable } from '../../model/observable.ts';

/** The programme's token in hand, waiting for its page. */
export const token: Changeable<string | null> = changeable<string | null>(null);
/** The same for a device's link, one person's invitation, and a coordinator's. */
export const deviceToken: Changeable<string | null> = changeable<string | null>(null);
export const inviteToken: Changeable<string | null> = changeable<string | null>(null);
export const officeToken: Changeable<string | null> = changeable<string | null>(null);

const takers: Readonly<Record<string, Changeable<string | null>>> = {
  '/p': token,
  '/device': deviceToken,
  '/i': inviteToken,
  '/team': officeToken,
};

/** Takes the token of the address, if there is one, and strips it. */
export function receiveLink(
  location: Pick<Location, 'pathname' | 'hash'>,
  history: Pick<History, 'replaceState' | 'state'>,
): void {
  const path = location.pathname.replace(/(?!^)\/$/, '');
  const taker = Object.hasOwn(takers, path) ? takers[path] : undefined;
  if (taker === undefined) return;
  if (location.hash.length > 1) taker.set(location.hash.slice(1));
  history.replaceState(history.state, '', path);
}

/** Takes any of these links as pasted, and says which page opens it. Null when it is none. */
export function takeLink(pasted: string): string | null {
  const found = tokenIn(pasted);
  if (found === null) return null;
  // A token by itself, without its address, is a programme's: the only one that is handed out in print.
  const path = /\/(p|i|device|team)\/?#/.exec(pasted)?.[1] ?? 'p';
  takers[`/${path}`]?.set(found);
  return `/${path}`;
}

/** The link somebody came by, from its path on, while nothing has taken it; null: by none. */
export function linkInHand(): string | null {
  for (const [path, taker] of Object.entries(takers)) {
    const held = taker.get();
    if (held !== null) return `${path}#${held}`;
  }
  return null;
}

/**
 * Before the page starts anew on the screen of a link, where somebody says whose turn it is: back into the address, where
 * the start takes it from at once. False: no link waits at this address.
 */
export function putBackLink(
  { pathname }: Pick<Location, 'pathname'>,
  history: Pick<History, 'replaceState' | 'state'>,
): boolean {
  const held = Object.hasOwn(takers, pathname) ? takers[pathname]?.get() : null;
  if (held == null) return false;
  history.replaceState(history.state, '', `${pathname}#${held}`);
  return true;
}

/** The token inside what a person pasted: a whole link, or the token by itself. Null when there is none. */
export function tokenIn(pasted: string): string | null {
  const text = pasted.trim();
  const after = text.includes('#') ? text.slice(text.lastIndexOf('#') + 1) : text;
  return /^[A-Za-z0-9_-]{20,}$/.test(after) ? after : null;
}
