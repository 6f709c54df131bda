import { describe, expect, it } from 'vitest';
import { floorShare, priceOf, refundOf } from './shares';
import { quickSums, settle, type Handed } from './tenders';

const cash = (minor: bigint): Handed => ({ kind: 'CASH', minor });
const test = (minor: bigint): Handed => ({ kind: 'TEST', minor });

describe('what is handed over', () => {
  it.each([
    ['nothing', [], 1340n, 0n, []],
    ['exact cash', [cash(1340n)], 0n, 0n, [cash(1340n)]],
    ['a note', [cash(2000n)], 0n, 660n, [cash(1340n)]],
    ['too little', [cash(1000n)], 340n, 0n, [cash(1000n)]],
    ['two notes', [cash(1000n), cash(1000n)], 0n, 660n, [cash(1340n)]],
    ['a card', [test(1340n)], 0n, 0n, [test(1340n)]],
    ['a card for more than is due', [test(5000n)], 0n, 0n, [test(1340n)]],
    ['part by card, the rest in cash', [test(1000n), cash(500n)], 0n, 160n, [test(1000n), cash(340n)]],
    ['cash first, then a card', [cash(500n), test(840n)], 0n, 0n, [test(840n), cash(500n)]],
    ['all by card after a note was handed over', [cash(500n), test(1340n)], 0n, 500n, [test(1340n)]],
  ])('%s', (_, handed, open, change, tenders) => {
    expect(settle(1340n, handed)).toEqual({ due: 1340n, handed, open, change, tenders });
  });

  it('what the books are told adds up to what is due, whatever was handed over', () => {
    for (let seed = 1; seed <= 500; seed++) {
      const due = BigInt((seed * 7919) % 10007);
      const settled = settle(due, [
        test(BigInt((seed * 31) % 5000)),
        cash(BigInt((seed * 127) % 9000)),
        test(BigInt(seed)),
      ]);
      const told = settled.tenders.reduce((sum, { minor }) => sum + minor, 0n);
      expect(told + settled.open).toBe(due);
      expect(settled.open === 0n || settled.change === 0n).toBe(true);
    }
  });
});

describe('quick sums', () => {
  it.each([
    [1340n, 'GBP', [1340n, 1500n, 2000n, 5000n]],
    [2000n, 'GBP', [2000n, 5000n]],
    [1n, 'CNY', [1n, 500n, 1000n, 2000n]],
    [123n, 'JPY', [123n, 125n, 130n, 150n]],
  ])('for %i %s', (due, currency, sums) => {
    expect(quickSums(due, currency)).toEqual(sums);
  });
});

describe('a price of so many units', () => {
  it.each([
    [1299n, 1n, 1n, 1299n],
    [1299n, 1250n, 1000n, 1624n],
    [1n, 500n, 1000n, 1n],
    [1n, 499n, 1000n, 0n],
    [10n ** 17n, 999_999_999_999n, 999_999_999_999n, 10n ** 17n],
  ])('%i for %i of %i is %i: rounded once, half up', (minor, quantity, per, total) => {
    expect(priceOf(minor, quantity, per)).toBe(total);
  });
});

describe('a refund', () => {
  it('of any parts adds up to the whole', () => {
    const runs = [
      { quantity: 3n, total: 1000n },
      { quantity: 2n, total: 1n },
    ];
    expect([0n, 1n, 2n, 3n, 4n].map((passed) => refundOf(runs, passed, 1n))).toEqual([333n, 333n, 334n, 0n, 1n]);
    expect(refundOf(runs, 0n, 5n)).toBe(1001n);
  });

  it('is never of more units than there are', () => {
    expect(() => refundOf([{ quantity: 2n, total: 5n }], 1n, 2n)).toThrow(RangeError);
  });

  it('is rounded down, also below zero', () => {
    expect(floorShare(-7n, 1n, 2n)).toBe(-4n);
  });
});
