import { describe, expect, it } from 'vitest';
import { isCancellable, isPayable, nextPaymentId, receiptCode, returnable, stageOf, tillReceipt } from './orders';
import type { Order } from './orders';

type Group = Order['groups'][number];

const group = (id: string, state: Group['state']): Group => ({
  id,
  location: 'north',
  mode: 'SHIP',
  state,
  promisedAt: '2026-11-26T12:00:00Z',
});

const line = (number: number, quantity: number, returned: number) =>
  ({ line: number, sku: `S${number}`, quantity, returned }) as Order['lines'][number];

describe('a payment', () => {
  it('is numbered, so that two tabs name the same one', () => {
    expect(nextPaymentId({ payments: [] })).toBe('pay-1');
    expect(nextPaymentId({ payments: [{ id: 'pay-1' } as Order['payments'][number]] })).toBe('pay-2');
  });

  it.each([
    ['AWAITING_PAYMENT', 'NONE', true],
    ['AWAITING_PAYMENT', 'FAILED', true],
    ['AWAITING_PAYMENT', 'IN_FLIGHT', false],
    ['PLACED', 'CAPTURED', false],
    ['LAPSED', 'NONE', false],
  ] as const)('of an order that is %s and %s may be made: %s', (state, paymentState, may) => {
    expect(isPayable({ state, paymentState })).toBe(may);
  });
});

describe('an order', () => {
  it('is called off before anything has left', () => {
    expect(isCancellable({ state: 'PLACED', groups: [group('1', 'RESERVED')] })).toBe(true);
    expect(isCancellable({ state: 'PLACED', groups: [group('1', 'RESERVED'), group('2', 'FULFILLED')] })).toBe(false);
    expect(isCancellable({ state: 'COMPLETED', groups: [group('1', 'FULFILLED')] })).toBe(false);
  });

  it('gives back what was handed over and is still out', () => {
    const order = {
      lines: [line(1, 2, 0), line(2, 2, 2), line(3, 1, 0), line(4, 3, 1)],
      groups: [group('1', 'FULFILLED'), group('2', 'RESERVED')],
      plan: [
        { group: '1', location: 'north', mode: 'SHIP' as const, lines: [1, 2, 4] },
        { group: '2', location: 'south', mode: 'SHIP' as const, lines: [3] },
      ],
    };
    expect(returnable(order).map((one) => one.line)).toEqual([1, 4]);
  });

  it.each([
    ['AWAITING_PAYMENT', 'RESERVED', 'placed'],
    ['PLACED', 'RESERVED', 'paid'],
    ['COMPLETED', 'FULFILLED', 'done'],
    ['LAPSED', 'CANCELLED', 'cancelled'],
  ] as const)('%s with a group %s is at: %s', (state, groupState, stage) => {
    expect(stageOf({ state }, group('1', groupState))).toBe(stage);
  });
});

describe('a receipt', () => {
  const code = '0199f3a0-9c1e-7abc-8def-0123456789ab';

  it.each([code, ` ${code.toUpperCase()} `, `https://shop.example/shop/#/receipt/${code}`])(
    'is found in "%s"',
    (text) => {
      expect(receiptCode(text)).toBe(code);
    },
  );

  it.each(['', 'O1', '0199f3a0-9c1e-1abc-8def-0123456789ab'])('is not found in "%s"', (text) => {
    expect(receiptCode(text)).toBeUndefined();
    expect(tillReceipt(text)).toBeUndefined();
  });

  it.each(['T9-4KQ2ZD-000017', ' t9-4kq2zd-000017 ', 'https://shop.example/shop/#/r/T9-4KQ2ZD-000017'])(
    'of a till is found in "%s", and is no code that opens an order',
    (text) => {
      expect(tillReceipt(text)).toBe('T9-4KQ2ZD-000017');
      expect(receiptCode(text)).toBeUndefined();
    },
  );
});
