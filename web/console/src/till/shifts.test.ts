import { describe, expect, it } from 'vitest';
import { drawerOf, less, saysOtherwise, standingOf, storyOf, toldLate, type Shift } from './shifts';

const pounds = (amount: string) => ({ amount, currency: 'GBP' });

function shift(difference: string | undefined, told?: string): Shift {
  return {
    id: 'T1-7KQ2MF-S000001',
    state: difference === undefined ? 'OPEN' : 'CLOSED',
    till: 'T1-7KQ2MF',
    location: 'S1',
    day: '2026-11-23',
    cashier: 'anna',
    openingFloat: pounds('10000'),
    openedAt: '2026-11-23T08:00:00Z',
    recordedAt: '2026-11-23T08:00:01Z',
    by: 'till',
    follows: { how: 'FIRST' },
    reckoning: { agrees: true, lines: [], apart: 0, more: false },
    cashIn: pounds('0'),
    cashOut: pounds('500'),
    movements: [
      {
        id: '2',
        way: 'OUT',
        amount: pounds('500'),
        reason: 'milk',
        occurredAt: '2026-11-23T10:00:00Z',
        recordedAt: '2026-11-23T10:20:00Z',
        by: 'till',
      },
    ],
    ...(difference === undefined
      ? {}
      : {
          closing: {
            closedAt: '2026-11-23T17:00:00Z',
            recordedAt: '2026-11-23T17:00:01Z',
            by: 'till',
            report: 1,
            counted: pounds((9500n + BigInt(difference)).toString()),
            pieces: [],
            sales: { count: 0, amount: pounds('0') },
            tenders: [],
            returns: { count: 0, amount: pounds('0') },
            cashRefunded: pounds('0'),
            pricesByHand: 0,
            handovers: 0,
            expected: pounds('9500'),
            difference: pounds(difference),
            ...(told === undefined ? {} : { told: pounds(told) }),
          },
        }),
  };
}

describe('a drawer', () => {
  it.each([
    [undefined, 'running'],
    ['0', 'exact'],
    ['-1', 'short'],
    ['1', 'over'],
  ] as const)('with a difference of %s is %s', (difference, drawer) => {
    expect(drawerOf(shift(difference))).toBe(drawer);
  });

  it('may be told otherwise by its till', () => {
    expect([shift(undefined), shift('0'), shift('0', '9500'), shift('0', '9400')].map(saysOtherwise)).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });
});

it('a shift’s story is its opening, its cash and its close', () => {
  const story = storyOf(shift('-100'));
  expect(story.map(({ what, money }) => `${what} ${money.amount}`)).toEqual(['opened 10000', 'OUT 500', 'closed 9400']);
  expect(story.map(toldLate)).toEqual([false, true, false]);
});

describe('what a till said, beside the orders', () => {
  const sum = (count: number, amount: string) => ({ count, amount: pounds(amount) });
  const reckoning = (agrees: boolean, found: number, told = 2): Shift['reckoning'] => ({
    agrees,
    lines: [{ what: 'SALES', found: sum(found, `${found}00`), told: sum(told, '200'), difference: pounds('0') }],
    apart: 0,
    more: false,
  });

  it.each([
    ['running', undefined, false, 1],
    ['agrees', '0', true, 2],
    ['none', '0', false, 0],
    ['missing', '0', false, 1],
    ['beyond', '0', false, 3],
  ] as const)('is %s', (standing, difference, agrees, found) => {
    expect(standingOf({ ...shift(difference), reckoning: reckoning(agrees, found) })).toBe(standing);
  });
});

it('what goes out is less than nothing', () => {
  expect(less(pounds('500'))).toEqual(pounds('-500'));
});
