import { spaced } from '../words/spaced';

export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

const EARTH_RADIUS_METRES = 6_371_000;

/** Metres between two places as the crow flies (haversine). */
export function metresBetween(a: Coordinates, b: Coordinates): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const north = radians(b.latitude - a.latitude);
  const east = radians(b.longitude - a.longitude);
  const half =
    Math.sin(north / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east / 2) ** 2;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** A distance as people say it: 350 m, 2.4 km, 268 km. */
export function formatDistance(metres: number, language: string): string {
  if (metres < 950) {
    return unit(Math.max(50, Math.round(metres / 50) * 50), 'meter', 0, language);
  }
  return unit(metres / 1000, 'kilometer', metres < 9_950 ? 1 : 0, language);
}

function unit(figure: number, name: string, digits: number, language: string): string {
  return spaced(
    new Intl.NumberFormat(language, { style: 'unit', unit: name, maximumFractionDigits: digits }).format(figure),
  );
}

/** Places with the nearest first; without a point to measure from, as they stand. */
export function nearestFirst<P extends Coordinates>(places: readonly P[], from: Coordinates | undefined): P[] {
  return from === undefined ? [...places] : [...places].sort((a, b) => metresBetween(from, a) - metresBetween(from, b));
}

/**
 * A point rounded to about a kilometre: enough to tell which store is nearest, too coarse to tell where somebody lives.
 * Only this is kept, on the device.
 */
export function coarse(point: Coordinates): Coordinates {
  return { latitude: Math.round(point.latitude * 100) / 100, longitude: Math.round(point.longitude * 100) / 100 };
}
