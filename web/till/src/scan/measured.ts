import { checkDigit } from '@oneshelf/kit';
import type { Scan } from './scan';

/**
 * How a store prints weight or price into an EAN-13 that begins with 20 to 29. Every country, and many a chain, has its own
 * way, so the layout is a setting: thirteen signs, the first two the prefix, then I for a digit of the item's number, V for
 * one of the figure, X for the figure's own check digit, C for the check digit of the whole.
 */
export interface MeasureLayout {
  readonly layout: string;
  readonly of: 'weight' | 'price';
}

/** Common in Europe and China: five digits of item, five of figure; weight in grams, price in minor units. */
export const USUAL_LAYOUTS: readonly MeasureLayout[] = [
  { layout: '20IIIIIVVVVVC', of: 'price' },
  { layout: '21IIIIIVVVVVC', of: 'weight' },
  { layout: '22IIIIIVVVVVC', of: 'price' },
  { layout: '23IIIIIVVVVVC', of: 'weight' },
  { layout: '28IIIIIVVVVVC', of: 'weight' },
];

export function isLayout(text: string): boolean {
  return /^2\dI{2,8}X?V{3,6}C$/.test(text) && text.length === 13;
}

/** Reads such a barcode; undefined when no layout has its prefix. The check digit of the whole is known to be right. */
export function readMeasured(ean: string, layouts: readonly MeasureLayout[]): Scan | undefined {
  const way = layouts.find(({ layout }) => ean.startsWith(layout.slice(0, 2)));
  if (way === undefined || ean.length !== 13) {
    return undefined;
  }
  const digits = (sign: string) => [...ean].filter((_, i) => way.layout[i] === sign).join('');
  const figure = digits('V');
  const verifier = digits('X');
  if (verifier !== '' && figureCheck(figure) !== Number(verifier)) {
    return { kind: 'unreadable', why: 'measure-check', text: ean };
  }
  // The goods themselves carry the barcode of the label with a figure of nothing.
  const bare = [...ean.slice(0, 12)].map((digit, i) => ('VX'.includes(way.layout[i] ?? '') ? '0' : digit)).join('');
  return {
    kind: 'measured',
    item: digits('I'),
    gtin: `0${bare}${checkDigit(bare)}`,
    measure:
      way.of === 'weight'
        ? { of: 'weight', grams: Number(figure) }
        : { of: 'price', minor: BigInt(figure), label: ean },
  };
}

const TWICE_LESS_TENS = [0, 2, 4, 6, 8, 9, 1, 3, 5, 7];
const THREE_TIMES = [0, 3, 6, 9, 2, 5, 8, 1, 4, 7];
const FIVE_TIMES_PLUS_TENS = [0, 5, 1, 6, 2, 7, 3, 8, 4, 9];
const FIVE_TIMES_LESS_TENS = [0, 5, 9, 4, 8, 3, 7, 2, 6, 1];

/** The check digit of a figure of four or five digits (GS1 General Specifications 7.9.2); undefined for other lengths. */
export function figureCheck(figure: string): number | undefined {
  const weigh = (tables: readonly (readonly number[])[]) =>
    tables.reduce((sum, table, i) => sum + (table[Number(figure[i])] ?? 0), 0);
  if (figure.length === 4) {
    return (weigh([TWICE_LESS_TENS, TWICE_LESS_TENS, THREE_TIMES, FIVE_TIMES_LESS_TENS]) * 3) % 10;
  }
  if (figure.length === 5) {
    const sum = weigh([
      FIVE_TIMES_PLUS_TENS,
      TWICE_LESS_TENS,
      FIVE_TIMES_LESS_TENS,
      FIVE_TIMES_PLUS_TENS,
      TWICE_LESS_TENS,
    ]);
    return FIVE_TIMES_LESS_TENS.indexOf((10 - (sum % 10)) % 10);
  }
  return undefined;
}
