/** How a legend stands above its chart; pixels. */
export const LEGEND = { left: 4, mark: 14, markHeight: 10, gap: 12, row: 24 } as const;

/** Between the mark of a series and its name, as ECharts draws it. */
const BESIDE_MARK = 5;

/** How wide a text is in a font. */
export type Measure = (text: string) => number;

function measureIn(font: string): Measure {
  const pen = document.createElement('canvas').getContext('2d');
  if (pen !== null) {
    pen.font = font;
  }
  return (text) => pen?.measureText(text).width ?? 0;
}

/** How many rows a legend of these names takes in that width, so that every name can be read. */
export function legendRows(names: readonly string[], width: number, font: string, measure = measureIn(font)): number {
  const room = width - 2 * LEGEND.left;
  let rows = 1;
  let taken = 0;
  for (const name of names) {
    const wide = LEGEND.mark + BESIDE_MARK + Math.ceil(measure(name));
    if (taken > 0 && taken + wide > room) {
      rows++;
      taken = 0;
    }
    taken += wide + LEGEND.gap;
  }
  return rows;
}
