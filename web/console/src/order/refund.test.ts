import { describe, expect, it } from 'vitest';
import type { Order } from './orders';
import { goingBack, refundOf } from './refund';

const runs = [
  { quantity: 3, total: { amount: '1000' } },
  { quantity: 2, total: { amount: '501' } },
];

describe('what goes back', () => {
  it.each([
    [0, 1, 333n],
    [1, 1, 333n],
    [2, 1, 334n],
    [0, 3, 1000n],
    [3, 1, 250n],
    [4, 1, 251n],
    [2, 2, 584n],
    [0, 5, 1501n],
    [1, 0, 0n],
  ])('after %s units, for %s more, is %s', (returned, count, refund) => {
    expect(refundOf(runs, returned, count)).toBe(refund);
  });

  it('adds up to what was paid, however it is cut', () => {
    const total = 80_995n * 104n + 7n;
    const crane = [{ quantity: 80_995, total: { amount: total.toString() } }];
    let returned = 0;
    let sum = 0n;
    for (let step = 1; returned < 80_995; step++) {
      const count = Math.min(step * 7, 80_995 - returned);
      sum += refundOf(crane, returned, count);
      returned += count;
    }
    expect(sum).toBe(total);
  });
});

describe('what calling orders off gives back', () => {
  const order = (...payments: [string, string, string, string][]) => ({
    payments: payments.map(([state, amount, refunded, currency], i) => ({
      id: `P${i}`,
      kind: 'TEST',
      state,
      amount: { amount, currency },
      refunded: { amount: refunded, currency },
    })) as Order['payments'],
  });

  it('is what was taken and has not gone back, in each currency', () => {
    expect(
      goingBack([
        order(['FAILED', '1250', '0', 'GBP'], ['CAPTURED', '1250', '250', 'GBP']),
        order(['CAPTURED', '500', '0', 'GBP']),
        order(['CAPTURED', '9900', '0', 'CNY']),
      ]),
    ).toEqual([
      { amount: '1500', currency: 'GBP' },
      { amount: '9900', currency: 'CNY' },
    ]);
  });

  it('is nothing for what nobody has paid', () => {
    expect(goingBack([order(), order(['IN_FLIGHT', '500', '0', 'GBP'])])).toEqual([]);
  });
});
