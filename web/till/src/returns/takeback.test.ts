import { describe, expect, it } from 'vitest';
import type { JournalRecord } from '../journal/entry';
import { boughtFromJournal, boughtOf, refundedBy, returnedLines, type Coming, type OrderTold } from './takeback';

const order: OrderTold = {
  id: 'T1-7KQ2MF-000001',
  currency: 'GBP',
  occurredAt: '2026-11-23T09:00:00Z',
  lines: [
    { line: 1, sku: 'MUG', quantity: 3, returned: 1, runs: [{ quantity: 3, total: { amount: '1000' } }] },
    { line: 2, sku: 'HAT', quantity: 1, returned: 0, runs: [{ quantity: 1, total: { amount: '500' } }] },
  ],
  plan: [
    { group: '1', lines: [1] },
    { group: '2', lines: [2] },
  ],
  groups: [
    { id: '1', state: 'FULFILLED' },
    { id: '2', state: 'RESERVED' },
  ],
  payments: [
    { kind: 'TEST', state: 'CAPTURED', amount: { amount: '400' }, refunded: { amount: '333' } },
    { kind: 'TEST', state: 'FAILED', amount: { amount: '1100' }, refunded: { amount: '0' } },
    { kind: 'CASH', state: 'CAPTURED', amount: { amount: '1100' }, refunded: { amount: '0' } },
  ],
};
const named = (sku: string) => ({ name: sku.toLowerCase(), unit: 'EACH' as const });
const coming = (line: number, quantity: number, damaged = false): Coming => new Map([[line, { quantity, damaged }]]);

describe('what comes back with a receipt', () => {
  const bought = boughtOf(order, named);

  it('carries what the units after those returned before carry', () => {
    expect(returnedLines(bought, coming(1, 1)).map(({ refund }) => refund)).toEqual(['333']);
    expect(returnedLines(bought, coming(1, 2, true))).toEqual([
      { line: 1, sku: 'MUG', name: 'mug', unit: 'EACH', quantity: 2, refund: '667', damaged: true },
    ]);
  });

  it('knows which lines have not left yet', () => {
    expect(bought.lines.map(({ left }) => left)).toEqual([true, false]);
  });

  it('goes back to the tenders it came from, the first first, what failed never', () => {
    expect(refundedBy(bought, 667n)).toEqual([
      { kind: 'TEST', minor: 67n },
      { kind: 'CASH', minor: 600n },
    ]);
  });
});

describe('without the server, with a receipt of this till', () => {
  const record = (n: number, entry: JournalRecord['entry']): JournalRecord => ({
    n,
    device: 'd',
    location: 'S1',
    at: '2026-11-23T09:00:00Z',
    cashier: 'anna',
    shift: 1,
    cause: String(n),
    previous: '',
    hash: '',
    entry,
  });
  const sale = record(1, {
    kind: 'sale',
    receipt: 'R',
    currency: 'GBP',
    total: '1000',
    change: '0',
    handed: [],
    tenders: [{ kind: 'CASH', minor: '1000' }],
    lines: [{ sku: 'MUG', name: 'Mug', unit: 'EACH', quantity: 3, price: '333', per: '1', total: '1000' }],
  });
  const back = record(2, {
    kind: 'return',
    receipt: 'R2',
    order: 'R',
    currency: 'GBP',
    refund: '333',
    cash: '333',
    lines: [{ line: 1, sku: 'MUG', name: 'Mug', unit: 'EACH', quantity: 1, refund: '333' }],
  });

  it('counts what it took back itself', () => {
    const bought = boughtFromJournal(sale, [back]);
    expect(bought?.lines[0]?.returned).toBe(1);
    expect(bought && returnedLines(bought, coming(1, 2)).map(({ refund }) => refund)).toEqual(['667']);
    expect(bought && refundedBy(bought, 667n)).toEqual([{ kind: 'CASH', minor: 667n }]);
  });

  it('is nothing when the record is no sale', () => {
    expect(boughtFromJournal(back, [])).toBeUndefined();
  });
});
