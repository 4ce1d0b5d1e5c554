/**
 * What this device keeps of releases, where page and service worker both see it: the list of the one in use (`now`), of
 * the one that is to follow (`next`), and why one was not taken (`refused`).
 */
// Types alone: the page loads this before anything is drawn, and the ciphers only when there is something to judge.
import type { Carried, ReleaseFault } from './release.ts';

const LIST = '/release.json';
const SIGNATURE = '/release.sig.json';

export type Place = 'now' | 'next';

const NAME = 'releases';
const at = (place: Place | 'refused'): string => `/${place}`;

const open = (): Promise<Cache> => caches.open(NAME);

export async function keepRelease(place: Place, carried: Carried): Promise<void> {
  await (await open()).put(at(place), Response.json(carried));
}

export async function keptRelease(place: Place): Promise<Carried | null> {
  const found = await (await open()).match(at(place));
  return found === undefined ? null : await found.json();
}

/** The new version is in use from now on. */
export async function promoteNext(): Promise<void> {
  const next = await keptRelease('next');
  if (next === null) return;
  await keepRelease('now', next);
  await (await open()).delete(at('next'));
}

export async function noteRefused(fault: ReleaseFault): Promise<void> {
  await (await open()).put(at('refused'), Response.json(fault));
}

export async function forgetRefused(): Promise<void> {
  await (await open()).delete(at('refused'));
}

export async function refusedFault(): Promise<ReleaseFault | null> {
  const found = await (await open()).match(at('refused'));
  return found === undefined ? null : await found.json();
}

/** As the server has it now. Rejects without a network, or where the list is not there. */
export async function fetchRelease(): Promise<Carried> {
  const [list, signature] = await Promise.all(
    [LIST, SIGNATURE].map((path) => fetch(path, { cache: 'no-store', credentials: 'omit' })),
  );
  if (list?.ok !== true) throw new Error('the list of the release is not there');
  // A host that answers everything with the page has no signature there either.
  const isSigned = signature?.ok === true && /json/.test(signature.headers.get('content-type') ?? '');
  return { list: await list.text(), signature: isSigned ? await signature.text() : null };
}
