/**
 * The service worker: keeps every file of one build, so that the app opens with no network at all, at any of its
 * addresses. It never sees what a person writes: the socket and the sealed documents do not pass through it.
 */
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { RECEIVED, TAKE_RECEIVED } from './incoming.ts';
import { receiveShare, takeShared } from './shared.ts';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: (PrecacheEntry | string)[] };

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
// Every screen is the same page; its address is read by the app. What the server itself answers is left to it.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/(healthz|readyz|metrics)$/] }),
);

// Shared to the app by another one: the browser posts a form, which no server is to see.
registerRoute(
  ({ url }) => url.pathname === RECEIVED,
  ({ request }) => receiveShare(request, RECEIVED),
  'POST',
);
self.addEventListener('message', (event: ExtendableMessageEvent) => {
  if (event.data?.type === TAKE_RECEIVED) event.ports[0]?.postMessage(takeShared());
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
