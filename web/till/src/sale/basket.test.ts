import { describe, expect, it } from 'vitest';
import {
  amountOfLine,
  beyondAllowed,
  emptyBasket,
  perOf,
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
  type Basket,
  type BasketLine,
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
    const cut = withPrice(two, 1, { minor: 400n, per: '1' }, { reason: 'scratched', approvedBy: 'anna' }, 1);
    expect(put(cut, mug, 1).lines.map(({ price }) => price)).toEqual(['400', '299', '450']);
  });

  it('keeps what has a label on a line for each label, beside what has none', () => {
    const label = { minor: 399n, label: '2200042003993' };
    const labelled = put(put(put(put(two, mug, 1, label), mug, 1), mug, 2, label), mug, 1, { minor: 450n, label: 'x' });
    expect(labelled.lines.map(({ price, quantity, label: on }) => [price, quantity, on])).toEqual([
      ['450', 2, undefined],
      ['299', 1250, undefined],
      ['399', 3, '2200042003993'],
      ['450', 1, 'x'],
    ]);
    expect(repriced(labelled, () => ({ minor: 500n, per: 1n })).lines.map(({ price }) => price)).toEqual([
      '500',
      '500',
      '399',
      '450',
    ]);
    expect(soldLines(labelled, (_, sku) => sku).map(({ label: on }) => on)).toEqual([
      undefined,
      undefined,
      '2200042003993',
      'x',
    ]);
    const cut = withPrice(labelled, 3, { minor: 300n, per: '1' }, { reason: 'torn', approvedBy: 'anna' }, 3);
    expect(cut.lines[2]).toMatchObject({ price: '300', list: '450' });
    expect(cut.lines[2]).not.toHaveProperty('label');
  });

  it('sells what is beyond what was allowed at the ordinary price', () => {
    const cut = withPrice(
      put(emptyBasket('b'), mug, 2),
      1,
      { minor: 400n, per: '1' },
      { reason: 'scratched', approvedBy: 'anna' },
      2,
    );
    const counted = (basket: Basket) => basket.lines.map(({ price, quantity }) => [price, quantity]);
    expect(counted(withQuantity(cut, 1, 1, mug))).toEqual([['400', 1]]);
    expect(counted(withQuantity(withQuantity(cut, 1, 1, mug), 1, 2, mug))).toEqual([['400', 2]]);
    const more = withQuantity(cut, 1, 5, mug);
    expect(counted(more)).toEqual([
      ['400', 2],
      ['450', 3],
    ]);
    expect(more.selected).toBe(2);
    expect(counted(withQuantity(more, 1, 3, mug))).toEqual([
      ['400', 2],
      ['450', 4],
    ]);
    expect(counted(withQuantity(cut, 1, 5))).toEqual([['400', 2]]);
    expect(cut.lines.map((line) => beyondAllowed(line, 5))).toEqual([3]);
  });

  it('counts on where it is not known how many were allowed', () => {
    const { allowed: _unknown, ...before } = withPrice(
      two,
      1,
      { minor: 400n, per: '1' },
      { reason: 'torn', approvedBy: 'anna' },
      1,
    ).lines[0] as BasketLine;
    expect(withQuantity({ ...two, lines: [before] }, 1, 3, mug).lines.map(({ quantity }) => quantity)).toEqual([3]);
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

  it('is priced by hand as its list price is shown, to the penny of the whole line', () => {
    const [, weighed] = two.lines;
    expect(weighed === undefined ? '' : perOf(weighed)).toBe('1000');
    const cut = withPrice(two, 2, { minor: 199n, per: '1000' }, { reason: 'last bag', approvedBy: 'anna' }, 1250);
    // 1.99 × 1.25 = 2.4875; by the gram it could have been nothing or 12.50.
    expect(cut.lines.map((line) => [line.per, amountOfLine(line)])).toEqual([
      ['1', 450n],
      ['1000', 249n],
    ]);
    expect(cut.lines.map(perOf)).toEqual(['1', '1000']);
    const again = withPrice(two, 2, { minor: 1n, per: '1' }, { reason: 'last bag', approvedBy: 'anna' }, 1250);
    expect(again.lines.map(perOf)).toEqual(['1', '1000']);
  });

  it('recalled later costs what it costs then, but for prices set by hand', () => {
    const cut = withPrice(two, 2, { minor: 1n, per: '1' }, { reason: 'last bag', approvedBy: 'anna' }, 1250);
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
