/**
 * What an install does not wait for. What only some people use is kept once they do, and whole: each language, and the
 * coordinator's office. What everybody may open, but not before anything else, comes by itself in a quiet moment, and
 * where data is dear when it is first used. That a kit is in use is an empty cache of its name, which the page and the
 * service worker both see.
 */

/** Paths by the kits that must all be in use, put together by a space: `.ci/vite/kits.ts` makes it. A bar: one of them. */
export type Kits = Readonly<Record<string, readonly string[]>>;

/** For everybody, and not waited for. `tools`: the words of what is in the others. */
export const REST = ['along', 'writing', 'board', 'calls', 'codes', 'plans', 'phrases', 'proofs', 'tools'] as const;

const MARK = 'kit ';
const FILES = 'files of kits';
export const FILL_KITS = 'FILL_KITS';
export const USED_FILES = 'USED_FILES';

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

let asked = false;

/** The page's side, once data is not dear: the rest of the app is fetched when there is nothing better to do. */
export async function keepRest(): Promise<void> {
  if (asked || !('serviceWorker' in navigator)) return;
  asked = true;
  await navigator.serviceWorker.ready;
  await quietMoment();
  await Promise.all(REST.map(mark));
  await inUse(REST[0]);
}

const PATIENCE = 10_000;

const quietMoment = (): Promise<unknown> =>
  new Promise((resolve) => {
    // Safari has no word for it.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(resolve, { timeout: PATIENCE });
    else setTimeout(resolve, 2_000);
  });

/** A page of a first visit has no worker before it: what it fetches is told to the worker, which keeps its kit. */
export async function tellUsed(): Promise<void> {
  if (!('serviceWorker' in navigator) || navigator.serviceWorker.controller !== null) return;
  const { active } = await navigator.serviceWorker.ready;
  new PerformanceObserver((list) => {
    active?.postMessage({ type: USED_FILES, urls: list.getEntries().map(({ name }) => name) });
  }).observe({ type: 'resource', buffered: true });
}

/** The worker's side. */
export function keepKits(
  kits: Kits,
  origin: string,
  /** Gives what says whether the list of the release has a file with this content. */
  readLists: () => Promise<(url: string, response: Response) => Promise<boolean>>,
) {
  const urls = new Map(
    Object.entries(kits).flatMap(([of, paths]) => paths.map((path) => [new URL(path, origin).href, of.split(' ')])),
  );
  /** What several kits share says nothing of which of them is used. */
  const kitsOf = (url: string): string[] => (urls.get(url) ?? []).filter((kit) => !kit.includes('|'));

  let last: Promise<unknown> = Promise.resolve();

  /** Fetches what is missing of every kit in use. Rejects when not all of it came. */
  function fill(): Promise<void> {
    // One after the other: what the one before fetches is not fetched twice.
    const filled = last.then(fillNow);
    last = filled.catch(() => undefined);
    return filled;
  }

  async function fillNow(): Promise<void> {
    const used = new Set(await caches.keys());
    const isUsed = (any: string): boolean => any.split('|').some((kit) => used.has(MARK + kit));
    const files = await caches.open(FILES);
    const has = new Set((await files.keys()).map(({ url }) => url));
    const missing = [...urls].filter(([url, of]) => !has.has(url) && of.every(isUsed));
    if (missing.length === 0) return;
    const isListed = await readLists();
    await Promise.all(
      missing.map(async ([url]) => {
        // The page's own requests come first.
        const response = await fetch(url, { priority: 'low' });
        if (!response.ok || !(await isListed(url, response.clone())))
          throw new Error(`not what the release lists: ${url}`);
        await files.put(url, response);
      }),
    );
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
        await Promise.all(kitsOf(request.url).map(mark));
        // Tried again at the next start, should the network go away meanwhile.
        event.waitUntil(fill().catch(() => undefined));
      }
      return response;
    },
    /** The page has fetched these by itself. */
    async used(addresses: readonly string[]): Promise<void> {
      const found = addresses.flatMap(kitsOf);
      if (found.length === 0) return;
      await Promise.all(found.map(mark));
      await fill();
    },
    /** Files of a former build. */
    async forgetFormer(): Promise<void> {
      const files = await caches.open(FILES);
      const former = (await files.keys()).filter(({ url }) => !urls.has(url));
      await Promise.all(former.map((each) => files.delete(each)));
    },
  };
}
