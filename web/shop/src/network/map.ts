import type { Coordinates } from './distance';

/** A place on the drawing of 320 by 220. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

const WIDTH = 320;
const HEIGHT = 220;
const MARGIN = 34;
/** Never drawn larger than this many degrees over the whole map: two stores of one street are one spot. */
const LEAST_SPAN = 0.02;

/**
 * Where places lie on a map that just holds them all, north up, with one scale for both directions: Mercator, so that shapes
 * are those one knows.
 */
export function spread(places: readonly Coordinates[]): Point[] {
  if (places.length === 0) {
    return [];
  }
  const flat = places.map(({ latitude, longitude }) => ({ x: longitude, y: -mercator(latitude) }));
  const xs = flat.map((point) => point.x);
  const ys = flat.map((point) => point.y);
  const middle = { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: (Math.min(...ys) + Math.max(...ys)) / 2 };
  const width = Math.max(LEAST_SPAN, Math.max(...xs) - Math.min(...xs));
  const height = Math.max(LEAST_SPAN, Math.max(...ys) - Math.min(...ys));
  const scale = Math.min((WIDTH - 2 * MARGIN) / width, (HEIGHT - 2 * MARGIN) / height);
  return flat.map((point) => ({
    x: Math.round((WIDTH / 2 + (point.x - middle.x) * scale) * 10) / 10,
    y: Math.round((HEIGHT / 2 + (point.y - middle.y) * scale) * 10) / 10,
  }));
}

/** The latitude of a map that keeps angles, in degrees; the poles are cut off. */
function mercator(latitude: number): number {
  const within = Math.max(-85, Math.min(85, latitude));
  return (Math.log(Math.tan(Math.PI / 4 + (within * Math.PI) / 360)) * 180) / Math.PI;
}
