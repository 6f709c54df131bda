import { pages, type AnswerOf } from '@oneshelf/client';
import { ref } from 'vue';
import { api } from '../access/shopper';
import { isRecord, keep, kept } from '../kept';
import { coarse, type Coordinates } from './distance';

export type Place = AnswerOf<'/v1/locations/{code}', 'get'>;
export type Mode = Place['modes'][number];

let asked: Promise<Place[]> | undefined;

/** All places, asked once. */
export function places(): Promise<Place[]> {
  asked ??= pages(
    (cursor) =>
      api.GET('/v1/locations', { params: { query: { limit: 500, ...(cursor === undefined ? {} : { cursor }) } } }),
    (body) => body.locations,
  ).catch((thrown: unknown) => {
    asked = undefined;
    throw thrown;
  });
  return asked;
}

/** Places that shoppers go to: a warehouse may hand goods over, but not to somebody at its gate. */
export function isVisited(place: Place): boolean {
  return place.kind === 'STORE' || place.kind === 'PICKUP_POINT';
}

/** Whether shoppers get goods from that place in that way. */
export function offers(place: Place, mode: Mode): boolean {
  return place.modes.includes(mode) && (isVisited(place) || mode === 'SHIP' || mode === 'DELIVER');
}

interface Here extends Coordinates {
  /** The place they chose to be near; absent when the device told where it is. */
  readonly near?: string;
}

function isHere(value: unknown): value is Here {
  return isRecord(value) && typeof value['latitude'] === 'number' && typeof value['longitude'] === 'number';
}

/** Where the shopper is, as far as they told: never sent to the server by us, and kept to a kilometre. */
export const here = ref<Here | undefined>(kept('here', isHere));

export function beNear(place: Place): void {
  here.value = { latitude: place.latitude, longitude: place.longitude, near: place.code };
  keep('here', here.value);
}

/** Asks the device where it is. Refused when the shopper says no or the device does not know. */
export function askDevice(): Promise<void> {
  return new Promise((done, refused) => {
    if (!('geolocation' in navigator)) {
      refused(new Error('no geolocation'));
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        here.value = coarse(coords);
        keep('here', here.value);
        done();
      },
      refused,
      { maximumAge: 600_000, timeout: 10_000 },
    );
  });
}
