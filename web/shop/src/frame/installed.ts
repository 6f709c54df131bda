import { shallowRef } from 'vue';

/** A newer version of the shop that waits to be used. */
export const updated = shallowRef<ServiceWorker>();

/** Uses the newer version: it takes over, and the page is loaded anew. */
export function useNow(): void {
  updated.value?.postMessage('use now');
}

/** Keeps the shop's own files in the browser, so that it opens without a network; what the API answers is never kept. */
export function install(): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) {
    return;
  }
  const controlled = navigator.serviceWorker.controller !== null;
  let reloading = false;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (controlled && !reloading) {
      reloading = true;
      location.reload();
    }
  });
  window.addEventListener('load', () => {
    navigator.serviceWorker
      .register(`${import.meta.env.BASE_URL}sw.js`)
      .then((registration) => {
        const look = (worker: ServiceWorker | null) => {
          if (worker?.state === 'installed' && navigator.serviceWorker.controller !== null) {
            updated.value = worker;
          }
        };
        look(registration.waiting);
        registration.addEventListener('updatefound', () => {
          const worker = registration.installing;
          worker?.addEventListener('statechange', () => look(worker));
        });
      })
      .catch(() => {
        // Not allowed here (a private window): the shop works, only not without a network.
      });
  });
}
