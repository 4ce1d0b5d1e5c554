// What a peer's page needs to open offline: everything it has fetched once.
addEventListener('install', (event) => event.waitUntil(skipWaiting()));
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) =>
  event.respondWith(
    caches.open('all').then(async (all) => {
      const kept = await all.match(event.request);
      if (kept !== undefined) return kept;
      const fresh = await fetch(event.request);
      if (fresh.ok && event.request.method === 'GET') await all.put(event.request, fresh.clone());
      return fresh;
    }),
  ),
);
