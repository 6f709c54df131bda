import { describe, expect, it } from 'vitest';
import { refundOf, type Run } from './refund';

const run = (quantity: number, amount: string): Run => ({ quantity, total: { amount, currency: 'GBP' } });

describe('what goes back', () => {
  it.each([
    // units, total, returned before, more, refund
    [3, '1000', 0, 1, 333n],
    [3, '1000', 1, 1, 333n],
    [3, '1000', 2, 1, 334n],
    [3, '1000', 0, 3, 1000n],
    [1, '99999999999999999', 0, 1, 99999999999999999n],
  ])('of %d units at %s, %d back before and %d more, is %d', (quantity, amount, before, more, refund) => {
    expect(refundOf([run(quantity, amount)], before, more)).toBe(refund);
  });

  it('of several runs goes through them in order', () => {
    const runs = [run(2, '100'), run(1, '7')];
    expect([0, 1, 2].map((before) => refundOf(runs, before, 1))).toEqual([50n, 50n, 7n]);
  });

  it('ends at what was paid, whatever the order of the steps', () => {
    for (let total = 1; total < 60; total++) {
      const runs = [run(7, String(total)), run(4, String(total * 3))];
      for (const steps of [[1, 2, 3, 5], [11], [4, 4, 3], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]]) {
        let before = 0;
        let sum = 0n;
        for (const step of steps) {
          sum += refundOf(runs, before, step);
          before += step;
        }
        expect(sum).toBe(BigInt(total * 4));
      }
    }
  });
});
