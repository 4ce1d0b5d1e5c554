/**
 * What only some people use is kept once they do, and whole: each language, and the coordinator's office. That a kit is
 * in use is an empty cache of its name, which the page and the service worker both see.
 */

/** Paths by the kits that must all be in use, put together by a space: `.ci/vite/kits.ts` makes it. */
export type Kits = Readonly<Record<string, readonly string[]>>;

const MARK = 'kit ';
const FILES = 'files of kits';
export const FILL_KITS = 'FILL_KITS';

const mark = (kit: string): Promise<Cache> => caches.open(MARK + kit);

const told = new Set<string>();

/** The page's side. Before the service worker is there, it marks; afterwards what is missing is fetched as well. */
export async function inUse(kit: string): Promise<void> {
  if (told.has(kit) || !('serviceWorker' in navigator)) return;
  told.add(kit);
  await mark(kit);
  const registration = await navigator.serviceWorker.getRegistration();
  registration?.active?.postMessage({ type: FILL_KITS });
}

/** The worker's side. */
export function keepKits(
  kits: Kits,
  origin: string,
  /** Whether the list of the release has it with this content. */
  isListed: (url: string, response: Response) => Promise<boolean>,
) {
  const urls = new Map(
    Object.entries(kits).flatMap(([of, paths]) => paths.map((path) => [new URL(path, origin).href, of.split(' ')])),
  );

  /** Fetches what is missing of every kit in use. Rejects when not all of it came. */
  async function fill(): Promise<void> {
    const used = new Set(await caches.keys());
    const files = await caches.open(FILES);
    const has = new Set((await files.keys()).map(({ url }) => url));
    const missing = [...urls].filter(([url, of]) => !has.has(url) && of.every((kit) => used.has(MARK + kit)));
    await Promise.all(missing.map(([url]) => keep(files, url)));
  }

  async function keep(files: Cache, url: string): Promise<void> {
    const response = await fetch(url);
    if (!response.ok || !(await isListed(url, response.clone()))) throw new Error(`not what the release lists: ${url}`);
    await files.put(url, response);
  }

  return {
    has: (url: URL): boolean => urls.has(url.href),
    fill,
    /** One file, for the page. What it belongs to is in use from now on, and the rest of it is fetched behind. */
    async answer(request: Request, event: ExtendableEvent): Promise<Response> {
      const found = await caches.match(request.url, { cacheName: FILES });
      if (found !== undefined) return found;
      const response = await fetch(request);
      if (response.ok) {
        await Promise.all((urls.get(request.url) ?? []).map(mark));
        // Tried again at the next start, should the network go away meanwhile.
        event.waitUntil(fill().catch(() => undefined));
      }
      return response;
    },
    /** Files of a former build. */
    async forgetFormer(): Promise<void> {
      const files = await caches.open(FILES);
      const former = (await files.keys()).filter(({ url }) => !urls.has(url));
      await Promise.all(former.map((each) => files.delete(each)));
    },
  };
}
