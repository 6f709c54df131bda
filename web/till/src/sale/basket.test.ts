import { describe, expect, it } from 'vitest';
import {
  emptyBasket,
  piecesOf,
  put,
  QUANTITY_MAX,
  repriced,
  select,
  soldLines,
  totalOf,
  withPrice,
  withQuantity,
  without,
  type Ware,
} from './basket';

const mug: Ware = { sku: 'MUG', name: { en: 'Mug', 'zh-CN': '马克杯' }, unit: 'EACH', price: 450n, per: 1n };
const rice: Ware = { sku: 'RICE', name: { en: 'Rice' }, unit: 'GRAM', price: 299n, per: 1000n };

describe('a basket', () => {
  const two = put(put(emptyBasket('b'), mug, 1), rice, 1250);

  it('counts the same pieces on one line, and weighs anew each time', () => {
    const more = put(put(two, mug, 2), rice, 500);
    expect(more.lines.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['MUG', 3],
      ['RICE', 1250],
      ['RICE', 500],
    ]);
    expect(piecesOf(more)).toBe(5);
  });

  it('adds up what each line comes to, rounded once a line', () => {
    expect(totalOf(two)).toBe(450n + 374n);
  });

  it('keeps a price by hand on a line of its own', () => {
    const cut = withPrice(two, 1, 400n, { reason: 'scratched', approvedBy: 'anna' });
    expect(put(cut, mug, 1).lines.map(({ price }) => price)).toEqual(['400', '299', '450']);
  });

  it('loses a line whose quantity is nothing, and selects its neighbour', () => {
    const gone = withQuantity({ ...two, selected: 2 }, 2, 0);
    expect(gone.lines).toHaveLength(1);
    expect(gone.selected).toBe(1);
    expect(without(gone, 1)).toMatchObject({ lines: [], selected: 0 });
  });

  it('has no line of more than the API takes', () => {
    expect(put(emptyBasket('b'), rice, QUANTITY_MAX * 2).lines[0]?.quantity).toBe(QUANTITY_MAX);
  });

  it('is walked through line by line and no further', () => {
    const first = select(select({ ...two, selected: 2 }, -1), -1);
    expect(first.selected).toBe(1);
    expect(select(select(first, 1), 1).selected).toBe(2);
  });

  it('recalled later costs what it costs then, but for prices set by hand', () => {
    const cut = withPrice(two, 2, 1n, { reason: 'last bag', approvedBy: 'anna' });
    const later = repriced(cut, () => ({ minor: 500n, per: 1n }));
    expect(later.lines.map(({ price }) => price)).toEqual(['500', '1']);
  });

  it('is written down in the language of the receipt', () => {
    expect(soldLines(two, (name, sku) => name['zh-CN'] ?? sku).map(({ name, total }) => [name, total])).toEqual([
      ['马克杯', '450'],
      ['RICE', '374'],
    ]);
  });
});
