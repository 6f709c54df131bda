import { describe, expect, it } from 'vitest';
import { amountOf, priceThatHolds, quantityFor, type Price } from './price';

const at = (day: number) => Date.UTC(2026, 10, day);
const gbp = (minor: number, more: Partial<Price> = {}): Price => ({
  minor: BigInt(minor),
  currency: 'GBP',
  per: 1n,
  ...more,
});

describe('the price that holds', () => {
  const asked = { currency: 'GBP', channel: 'till', at: at(10) };

  it.each<[string, Price[], number | undefined]>([
    ['none', [], undefined],
    ['the only one', [gbp(100)], 100],
    ['the one of the channel', [gbp(100), gbp(90, { channel: 'till' })], 90],
    ['not the one of another channel', [gbp(100), gbp(90, { channel: 'web' })], 100],
    ['the later one', [gbp(100), gbp(90, { from: at(1) }), gbp(80, { from: at(5) })], 80],
    ['not the one to come', [gbp(100), gbp(90, { from: at(11) })], 100],
    ['the one that begins at this instant', [gbp(100), gbp(90, { from: at(10) })], 90],
    ['not the one that ends at this instant', [gbp(100), gbp(90, { from: at(1), until: at(10) })], 100],
    [
      'the one behind when the front has ended',
      [gbp(100, { from: at(1) }), gbp(90, { from: at(5), until: at(7) })],
      100,
    ],
    [
      'an old one of the channel before a new one of all',
      [gbp(100, { from: at(9) }), gbp(90, { channel: 'till' })],
      90,
    ],
    ['not one in another currency', [{ ...gbp(100), currency: 'EUR' }], undefined],
  ])('%s', (_, prices, minor) => {
    expect(priceThatHolds(prices, asked)?.minor).toBe(minor === undefined ? undefined : BigInt(minor));
    expect(priceThatHolds([...prices].reverse(), asked)?.minor).toBe(minor === undefined ? undefined : BigInt(minor));
  });
});

describe('goods by weight', () => {
  const perKilo = gbp(1299, { per: 1000n });

  it('cost their share, rounded once', () => {
    expect(amountOf(perKilo, 1250)).toBe(1624n);
  });

  it('with a price on the label weigh the most that costs no more', () => {
    for (const minor of [1n, 13n, 999n, 1299n, 1624n, 50_000n]) {
      const grams = quantityFor(perKilo, minor);
      expect(amountOf(perKilo, grams) <= minor).toBe(true);
      expect(amountOf(perKilo, grams + 1) > minor).toBe(true);
    }
  });

  it('that cost nothing have no weight by their price', () => {
    expect(quantityFor(gbp(0), 100n)).toBe(0);
  });
});
