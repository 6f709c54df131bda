// Keeps the shop's own files, so that it opens at once and without a network. What the API answers is never kept: it may be
// personal, and it is out of date as soon as it is there. Uploaded pictures are left to the browser's own cache, which has a bound.
const SHELF = `oneshelf-shop-${'VERSION'}`;
const FILES = [/* FILES */];

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(SHELF).then((shelf) => shelf.addAll(FILES.map((file) => new Request(file, { cache: 'reload' })))),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith('oneshelf-shop-') && name !== SHELF)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  );
});

// A newer version waits until the shopper says so: nobody's page is changed under their hands.
self.addEventListener('message', (event) => {
  if (event.data === 'use now') {
    self.skipWaiting();
  }
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = new URL(request.url);
  const scope = new URL(self.registration.scope);
  if (request.method !== 'GET' || address.origin !== scope.origin || !address.pathname.startsWith(scope.pathname)) {
    return;
  }
  const wanted = request.mode === 'navigate' ? scope.href : request;
  event.respondWith(
    caches
      .open(SHELF)
      // These are our own files under names of their own content: what a header says they vary by makes no other file of them.
      .then((shelf) => shelf.match(wanted, { ignoreSearch: request.mode === 'navigate', ignoreVary: true }))
      .then((kept) => kept ?? fetch(request)),
  );
});
