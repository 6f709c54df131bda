import { describe, expect, it } from 'vitest';
import { isWantedLine, putBack, QUANTITY_MAX, sameLines, together, unsentAfter, unsentWith } from './lines';
import { withQuantity, withUnsent, type WantedLine } from './lines';

const BASKET: WantedLine[] = [
  { sku: 'COAT', quantity: 1 },
  { sku: 'HAT', quantity: 2 },
  { sku: 'SOCK', quantity: 3 },
];

describe('a basket', () => {
  it('changes a line in its place', () => {
    expect(withQuantity(BASKET, 'HAT', 5)[1]).toEqual({ sku: 'HAT', quantity: 5 });
  });

  it('takes a new line at its end', () => {
    expect(withQuantity(BASKET, 'TIE', 1).map((line) => line.sku)).toEqual(['COAT', 'HAT', 'SOCK', 'TIE']);
  });

  it.each([0, -1, 0.4])('drops a line of which %d are wanted', (quantity) => {
    expect(withQuantity(BASKET, 'HAT', quantity).map((line) => line.sku)).toEqual(['COAT', 'SOCK']);
  });

  it('does not grow without end', () => {
    expect(withQuantity([], 'HAT', 1e9)).toEqual([{ sku: 'HAT', quantity: QUANTITY_MAX }]);
  });

  it('is as it was when a removal is undone, also after other changes', () => {
    const without = withQuantity(BASKET, 'HAT', 0);
    expect(putBack(without, { sku: 'HAT', quantity: 2 }, 1)).toEqual(BASKET);
    expect(putBack(withQuantity(without, 'HAT', 9), { sku: 'HAT', quantity: 2 }, 1)).toEqual(BASKET);
  });

  it('of two devices is one, and what stands in both counts once', () => {
    const other = [
      { sku: 'HAT', quantity: 4 },
      { sku: 'TIE', quantity: 1 },
    ];
    expect(together(BASKET, other)).toEqual([
      { sku: 'COAT', quantity: 1 },
      { sku: 'HAT', quantity: 4 },
      { sku: 'SOCK', quantity: 3 },
      { sku: 'TIE', quantity: 1 },
    ]);
    expect(together(BASKET, BASKET)).toEqual(BASKET);
  });

  it('is compared line by line', () => {
    expect(sameLines(BASKET, [...BASKET])).toBe(true);
    expect(sameLines(BASKET, BASKET.slice(1))).toBe(false);
    expect(sameLines(BASKET, withQuantity(BASKET, 'HAT', 3))).toBe(false);
  });

  it('read back from the browser holds lines only', () => {
    expect(
      [{ sku: 'A', quantity: 1 }, { sku: 'A', quantity: 0 }, { sku: 1, quantity: 1 }, null, 'A'].map(isWantedLine),
    ).toEqual([true, false, false, false, false]);
  });

  it('says what is still to be sent, SKU by SKU, so that what another device changed besides stays', () => {
    const more = withQuantity(BASKET, 'HAT', 5);
    const unsent = unsentWith([], BASKET, more);
    expect(unsent).toEqual([{ sku: 'HAT', quantity: 5 }]);
    const less = withQuantity(more, 'SOCK', 0);
    const both = unsentWith(unsent, more, less);
    expect(both).toEqual([
      { sku: 'HAT', quantity: 5 },
      { sku: 'SOCK', quantity: 0 },
    ]);
    expect(unsentWith(both, less, withQuantity(less, 'HAT', 1))).toEqual([
      { sku: 'SOCK', quantity: 0 },
      { sku: 'HAT', quantity: 1 },
    ]);
    const elsewhere = [{ sku: 'TIE', quantity: 1 }, ...BASKET];
    expect(withUnsent(elsewhere, both)).toEqual([
      { sku: 'TIE', quantity: 1 },
      { sku: 'COAT', quantity: 1 },
      { sku: 'HAT', quantity: 5 },
    ]);
    expect(withUnsent(withUnsent(elsewhere, both), both)).toEqual(withUnsent(elsewhere, both));
  });

  it('is sent but for what was changed again while the answer was out', () => {
    const sent = [
      { sku: 'HAT', quantity: 5 },
      { sku: 'SOCK', quantity: 0 },
    ];
    expect(unsentAfter(sent, sent)).toEqual([]);
    expect(unsentAfter([{ sku: 'SOCK', quantity: 2 }, ...sent.slice(0, 1)], sent)).toEqual([
      { sku: 'SOCK', quantity: 2 },
    ]);
  });
});
