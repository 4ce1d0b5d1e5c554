/**
 * Puts the files of a release on the device, and only what its list names: by the hash of each, under the signature of
 * the key that this device remembers. What does not hold is not kept, and why is noted for the page.
 */
import type { PrecacheController } from 'workbox-precaching';
import { fetchRelease, forgetRefused, keepRelease, keptRelease, noteRefused } from './keptRelease.ts';
import { hashOf, judgeRelease, type Pin, type Release, type ReleaseFault, readRelease } from './release.ts';

async function pinned(): Promise<Pin | null> {
  const now = await keptRelease('now');
  const release = now === null ? null : await readRelease(now);
  return release?.ok === true ? release.value.signed : null;
}

/** The list as the server has it, kept as `next`. Rejects where it may not follow what is here. */
async function announced(): Promise<Release> {
  const carried = await fetchRelease();
  const release = await readRelease(carried);
  const fault = release.ok ? judgeRelease(release.value, await pinned()) : release.error;
  if (!release.ok || fault !== null) return refuse(fault ?? { tag: 'unreadable' });
  await keepRelease('next', carried);
  return release.value;
}

async function refuse(fault: ReleaseFault): Promise<never> {
  await noteRefused(fault);
  throw new Error(`this version is not taken: ${fault.tag}`);
}

/** Only the list, so that the page can say what is new and how much it weighs. */
export async function announceRelease(): Promise<void> {
  await announced();
}

export async function installRelease(event: ExtendableEvent, build: PrecacheController): Promise<void> {
  const release = await announced();
  const cache = await caches.open(build.strategy.cacheName);
  const before = new Set((await cache.keys()).map(({ url }) => url));
  await build.install(event);
  const wrong = await Promise.all(
    [...build.getURLsToCacheKeys()].map(async ([url, key]) => {
      const path = new URL(url).pathname.slice(1);
      const kept = await cache.match(key);
      const bytes = kept === undefined ? null : new Uint8Array(await kept.arrayBuffer());
      if (bytes !== null && (await hashOf(bytes)) === release.files.get(path)?.hash) return [];
      // What the version in use reads stays: the list may be the one that is wrong.
      if (!before.has(new URL(key, location.href).href)) await cache.delete(key);
      return [path];
    }),
  );
  const [path] = wrong.flat();
  if (path !== undefined) await refuse({ tag: 'altered', path });
  await forgetRefused();
}

/**
 * Says whether the version in use, or the one that is to follow, lists this content under that address. For many files
 * at once: to look at a signature takes its time.
 */
export async function readLists(): Promise<(url: string, response: Response) => Promise<boolean>> {
  const carried = await Promise.all([keptRelease('next'), keptRelease('now')]);
  const read = await Promise.all(carried.map((each) => each && readRelease(each)));
  const lists = read.flatMap((release) => (release?.ok === true ? [release.value.files] : []));
  return async (url, response) => {
    const hash = await hashOf(new Uint8Array(await response.arrayBuffer()));
    const path = new URL(url).pathname.slice(1);
    return lists.some((files) => files.get(path)?.hash === hash);
  };
}
