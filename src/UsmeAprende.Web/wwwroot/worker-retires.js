// Served as `/sw.js` when phones must keep nothing (Site:WorksOffline): takes away the service worker that they have, and all it kept.
const retired = /** @type {any} */ (self);

retired.addEventListener('install', () => retired.skipWaiting());

retired.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil((async () => {
  await Promise.all((await caches.keys()).filter(name => name.startsWith('usme-')).map(name => caches.delete(name)));
  await retired.registration.unregister();
  // Pages that the former one answered are opened again, from the site.
  for (const page of await retired.clients.matchAll({ type: 'window' })) page.navigate(page.url);
})()));
