/**
 * The service worker: keeps the files of one build, so that the app opens with no network at all, at any of its
 * addresses: all that everybody needs, and the kits that are in use here. It never sees what a person writes: the socket
 * and the sealed documents do not pass through it.
 */
import { cleanupOutdatedCaches, PrecacheController, type PrecacheEntry, PrecacheRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { forgetNewer, isHeldBack, noteNewer } from './held.ts';
import { KEEP_RECEIVED, RECEIVED, TAKE_RECEIVED } from './incoming.ts';
import { announceRelease, installRelease, readLists } from './installRelease.ts';
import { promoteNext } from './keptRelease.ts';
import { FILL_KITS, type Kits, keepKits, USED_FILES } from './kits.ts';
import { keepShared, receiveShare, takeShared } from './shared.ts';

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: (PrecacheEntry | string)[];
  readonly KITS: Kits;
};

const build = new PrecacheController();
build.addToCacheList(self.__WB_MANIFEST);
const kits = keepKits(self.KITS, self.location.origin, readLists);

/** The first one keeps every file, whatever it costs: without them nothing opens offline. A later one may have to wait. */
async function install(event: ExtendableEvent): Promise<void> {
  if (self.registration.active !== null && (await isHeldBack())) {
    await announceRelease();
    await noteNewer();
    throw new Error('a newer version is held back: data is dear');
  }
  await installRelease(event, build);
  await kits.fill();
  await forgetNewer();
}
self.addEventListener('install', (event) => event.waitUntil(install(event)));
self.addEventListener('activate', (event) => {
  void build.activate(event);
  event.waitUntil(Promise.all([promoteNext(), kits.forgetFormer()]));
});
registerRoute(new PrecacheRoute(build));
registerRoute(
  ({ url }) => kits.has(url),
  ({ request, event }) => kits.answer(request, event),
);
cleanupOutdatedCaches();
// Every screen is the same page; its address is read by the app. What the server itself answers is left to it.
registerRoute(
  new NavigationRoute(build.createHandlerBoundToURL('/index.html'), { denylist: [/^\/(healthz|readyz|metrics)$/] }),
);

// Shared to the app by another one: the browser posts a form, which no server is to see.
registerRoute(
  ({ url }) => url.pathname === RECEIVED,
  ({ request }) => receiveShare(request, RECEIVED),
  'POST',
);
self.addEventListener('message', (event: ExtendableMessageEvent) => {
  if (event.data?.type === TAKE_RECEIVED) event.ports[0]?.postMessage(takeShared());
  if (event.data?.type === KEEP_RECEIVED) keepShared(event.data.things);
});

// The page uses another kit, or looks whether all of one came. What did not come is tried again at the next start.
self.addEventListener('message', (event: ExtendableMessageEvent) => {
  if (event.data?.type === FILL_KITS) event.waitUntil(kits.fill().catch(() => undefined));
  if (event.data?.type === USED_FILES) event.waitUntil(kits.used(event.data.urls).catch(() => undefined));
});

// What was shown outside the app leads back into it.
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(
    self.clients
      .matchAll({ type: 'window' })
      .then(async ([open]) => (open === undefined ? self.clients.openWindow('/') : open.focus())),
  );
});

// A new build waits until the person agrees: it would otherwise take the files of an open page away.
self.addEventListener('message', (event: ExtendableMessageEvent) => {
  if (event.data?.type === 'SKIP_WAITING') void self.skipWaiting();
});
