import { createApi, newId, Problem, type Api } from '@oneshelf/client';
import { ref } from 'vue';
import { forget, isRecord, keep, kept } from '../kept';
import { guests, type Guest } from './guests';

const NAME = 'guest';

function isGuest(value: unknown): value is Guest {
  return (
    isRecord(value) &&
    ['token', 'expiresAt', 'basket'].every((field) => typeof value[field] === 'string' && value[field] !== '')
  );
}

/** Until when one must wait to be let in, because too many came at once. */
export const waitingUntil = ref<number>();

/** Who shops in this browser. */
export const shopper = guests({
  ask: async () => {
    try {
      return await fetch('/v1/guests', { method: 'POST' });
    } catch (cause) {
      throw Problem.unreachable(cause);
    }
  },
  newId: () => newId(),
  load: () => kept(NAME, isGuest),
  save: (guest) => (guest === undefined ? forget(NAME) : keep(NAME, guest)),
  now: () => Date.now(),
  wait: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  waiting: (until) => (waitingUntil.value = until),
});

/** Whether a request may be made in the name of another guest: it only looks, or keeps a basket. */
function isAnybodys(request: Request): boolean {
  return request.method === 'GET' || request.url.endsWith(':quote') || request.url.endsWith(':query');
}

/** The API, asked in the name of whoever shops in this browser. */
export const api: Api = createApi({
  fetch: async (request) => {
    const guest = await shopper.present();
    request.headers.set('Authorization', `Bearer ${guest.token}`);
    const again = isAnybodys(request) ? request.clone() : undefined;
    const response = await fetch(request);
    if (response.status !== 401) {
      return response;
    }
    shopper.ended(guest);
    if (again === undefined) {
      return response;
    }
    again.headers.set('Authorization', `Bearer ${(await shopper.present()).token}`);
    return fetch(again);
  },
});
