/** A shape of a drawing of 200 by 200: an SVG element and its attributes. */
export interface Shape {
  readonly tag: 'path' | 'circle' | 'rect' | 'ellipse';
  readonly attributes: Readonly<Record<string, string | number>>;
}

/** The colours of one drawing. */
export interface Palette {
  readonly ground: string;
  readonly glow: string;
  readonly deep: string;
  readonly mid: string;
  readonly light: string;
  readonly spark: string;
}

export const circle = (cx: number, cy: number, r: number, fill: string): Shape => ({
  tag: 'circle',
  attributes: { cx, cy, r, fill },
});

export const oval = (cx: number, cy: number, rx: number, ry: number, fill: string): Shape => ({
  tag: 'ellipse',
  attributes: { cx, cy, rx, ry, fill },
});

export const box = (x: number, y: number, width: number, height: number, rx: number, fill: string): Shape => ({
  tag: 'rect',
  attributes: { x, y, width, height, rx, fill },
});

/** A filled outline. */
export const area = (d: string, fill: string): Shape => ({ tag: 'path', attributes: { d, fill } });

/** A line of some width. */
export const stroke = (d: string, colour: string, width: number): Shape => ({
  tag: 'path',
  attributes: {
    d,
    fill: 'none',
    stroke: colour,
    'stroke-width': width,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  },
});

/** A star with so many points. */
export function star(cx: number, cy: number, points: number, outer: number, inner: number, fill: string): Shape {
  const corners = Array.from({ length: points * 2 }, (_, i) => {
    const radius = i % 2 === 0 ? outer : inner;
    const angle = (Math.PI * i) / points - Math.PI / 2;
    return `${(cx + radius * Math.cos(angle)).toFixed(1)} ${(cy + radius * Math.sin(angle)).toFixed(1)}`;
  });
  return area(`M${corners.join('L')}Z`, fill);
}

/** A heart of some width, its point below. */
export function heart(cx: number, cy: number, width: number, fill: string): Shape {
  const w = width / 2;
  return area(
    `M${cx} ${cy + w * 0.95}C${cx - w * 1.6} ${cy - w * 0.05} ${cx - w * 0.9} ${cy - w * 1.05} ${cx} ${cy - w * 0.35}` +
      `C${cx + w * 0.9} ${cy - w * 1.05} ${cx + w * 1.6} ${cy - w * 0.05} ${cx} ${cy + w * 0.95}Z`,
    fill,
  );
}
