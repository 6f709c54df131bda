import { describe, expect, it } from 'vitest';
import { differences, type Shown } from './difference';

const gbp = (amount: string) => ({ amount, currency: 'GBP' });

function offer(hash: string, lines: [string, number, string][], location = 'north', promiseSeconds = 7200): Shown {
  return {
    offer: hash,
    total: gbp(lines.reduce((sum, [, , amount]) => sum + BigInt(amount), 0n).toString()),
    lines: lines.map(([sku, quantity, amount]) => ({ sku, quantity, total: gbp(amount) })),
    groups: [{ location, mode: 'SHIP', promiseSeconds }],
  };
}

const SHOWN = offer('a', [
  ['COAT', 1, '1000'],
  ['HAT', 2, '400'],
]);

describe('what changed since it was shown', () => {
  it('is nothing under one hash', () => {
    expect(differences(SHOWN, { ...SHOWN })).toEqual([]);
  });

  it('is the line whose price changed, and the total', () => {
    expect(
      differences(
        SHOWN,
        offer('b', [
          ['COAT', 1, '1200'],
          ['HAT', 2, '400'],
        ]),
      ),
    ).toEqual([
      { what: 'total', from: '1400', to: '1600' },
      { what: 'line', sku: 'COAT', from: '1000', to: '1200' },
    ]);
  });

  it('is a line each when two prices change and the total stays', () => {
    expect(
      differences(
        SHOWN,
        offer('b', [
          ['COAT', 1, '900'],
          ['HAT', 2, '500'],
        ]),
      ).map((difference) => difference.what),
    ).toEqual(['line', 'line']);
  });

  it('is the place it leaves from, and the time', () => {
    expect(
      differences(
        SHOWN,
        offer(
          'b',
          [
            ['COAT', 1, '1000'],
            ['HAT', 2, '400'],
          ],
          'south',
          86400,
        ),
      ),
    ).toEqual([
      { what: 'place', from: ['north'], to: ['south'] },
      { what: 'promise', from: 7200, to: 86400 },
    ]);
  });

  it('is the tax when nothing else that is seen differs', () => {
    expect(differences(SHOWN, { ...SHOWN, offer: 'b' })).toEqual([{ what: 'tax' }]);
  });
});
