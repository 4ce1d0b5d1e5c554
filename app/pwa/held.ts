/**
 * Marks that the page and the service worker both see, as empty caches: where data is dear, a newer version is not
 * fetched before the person says so.
 */

const HELD = 'newer versions are held back';
const SEEN = 'a newer version is held back';

export const holdBack = async (isDear: boolean): Promise<void> =>
  void (await (isDear ? caches.open(HELD) : caches.delete(HELD)));
export const isHeldBack = (): Promise<boolean> => caches.has(HELD);

/** There is a newer version, of which nothing is on this device. */
export const noteNewer = (): Promise<unknown> => caches.open(SEEN);
export const forgetNewer = (): Promise<unknown> => caches.delete(SEEN);
export const isNewerSeen = (): Promise<boolean> => caches.has(SEEN);
