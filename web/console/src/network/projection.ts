/** A place with coordinates in degrees. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

export interface Placed<P extends Point> {
  readonly point: P;
  readonly x: number;
  readonly y: number;
}

/**
 * Lays places out on a sheet, north up, so that equal distances look equal in both directions at their middle latitude:
 * enough for a chain of stores, and it needs nobody's tiles.
 */
export function project<P extends Point>(
  points: readonly P[],
  width: number,
  height: number,
  margin: number,
): Placed<P>[] {
  if (points.length === 0) {
    return [];
  }
  const latitudes = points.map((point) => point.latitude);
  const middle = (Math.min(...latitudes) + Math.max(...latitudes)) / 2;
  const shrink = Math.cos((middle * Math.PI) / 180);
  const xs = points.map((point) => point.longitude * shrink);
  const ys = points.map((point) => -point.latitude);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  // Places that are all in one spot still get a sheet of some kilometres.
  const span = Math.max((right - left) / (width - 2 * margin), (bottom - top) / (height - 2 * margin), 1e-4);
  return points.map((point, i) => ({
    point,
    x: width / 2 + ((xs[i] ?? 0) - (left + right) / 2) / span,
    y: height / 2 + ((ys[i] ?? 0) - (top + bottom) / 2) / span,
  }));
}

/** The distance in kilometres along the earth's surface. */
export function kilometres(one: Point, other: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const a =
    Math.sin(radians(other.latitude - one.latitude) / 2) ** 2 +
    Math.cos(radians(one.latitude)) *
      Math.cos(radians(other.latitude)) *
      Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(a));
}

/**
 * Where labels go so that none covers another: right of its place, else left, else below or above; the later ones make
 * way, and one that fits nowhere is left out (it is read in the list beside the map).
 */
export function labels(
  placed: readonly { x: number; y: number; text: string; radius?: number }[],
  width: number,
  letter: number,
  line: number,
): ({ x: number; y: number; anchor: 'start' | 'end' | 'middle' } | undefined)[] {
  const taken: { left: number; right: number; top: number; bottom: number }[] = placed.map(({ x, y, radius = 6 }) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }));
  return placed.map(({ x, y, text, radius = 6 }, i) => {
    const off = radius + 4;
    // A Chinese character is about as wide as two Latin letters.
    const long = [...text].reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 0) * letter;
    const choices = [
      { x: x + off, y: y + line / 3, anchor: 'start' as const, left: x + off },
      { x: x - off, y: y + line / 3, anchor: 'end' as const, left: x - off - long },
      { x, y: y + line + off - 2, anchor: 'middle' as const, left: x - long / 2 },
      { x, y: y - off - 1, anchor: 'middle' as const, left: x - long / 2 },
    ];
    for (const choice of choices) {
      const box = { left: choice.left, right: choice.left + long, top: choice.y - line, bottom: choice.y + line / 4 };
      const clear =
        box.left >= 0 &&
        box.right <= width &&
        taken.every(
          (other, j) =>
            j === i ||
            box.right < other.left ||
            box.left > other.right ||
            box.bottom < other.top ||
            box.top > other.bottom,
        );
      if (clear) {
        taken.push(box);
        return { x: choice.x, y: choice.y, anchor: choice.anchor };
      }
    }
    return undefined;
  });
}
