import { createHash } from 'node:crypto';
import { defineConfig, type Plugin } from 'vite';
import { app } from '../vite.shared';

/** Writes sw.js: a service worker that keeps every file of this build, so that the till opens without a network. */
function serviceWorker(): Plugin {
  return {
    name: 'oneshelf-till-service-worker',
    apply: 'build',
    generateBundle(_, bundle) {
      const files = [
        '/till/',
        '/till/icon.svg',
        ...Object.keys(bundle)
          .filter((file) => file !== 'index.html')
          .map((file) => `/till/${file}`),
      ].sort();
      const version = createHash('sha256')
        .update(JSON.stringify(Object.values(bundle).map((file) => ('code' in file ? file.code : String(file.source)))))
        .digest('hex')
        .slice(0, 16);
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: worker(version, files) });
    },
  };
}

function worker(version: string, files: readonly string[]): string {
  return `// Made by till/vite.config.ts.
const CACHE = 'oneshelf-till-${version}';
const FILES = ${JSON.stringify(files, null, 2)};

// All files or none: a till with half its screens would be worse than the one before.
self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' })))).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith('oneshelf-till-') && name !== CACHE).map((name) => caches.delete(name)))).then(() => self.clients.claim()),
  );
});

// Our own files come from what is kept; the page itself from the network while there is one, so that a new build is seen.
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin || !url.pathname.startsWith('/till/')) {
    return;
  }
  if (event.request.mode === 'navigate') {
    event.respondWith(fetch(event.request).then((response) => (response.ok ? response : caches.match('/till/').then((kept) => kept ?? response))).catch(() => caches.match('/till/').then((kept) => kept ?? Response.error())));
    return;
  }
  event.respondWith(caches.match(event.request, { ignoreSearch: true }).then((kept) => kept ?? fetch(event.request)));
});
`;
}

export default defineConfig(app('till', { plugins: [serviceWorker()] }));
