import type { Shift } from '../shift/shift';
import { perTold } from '../book/price';
import type { Entry, JournalRecord, ShiftClosed } from './entry';

/** A request to the server: what it is told of a record. */
export interface Telling {
  readonly method: 'PUT' | 'POST';
  readonly path: string;
  readonly body?: unknown;
}

/** Whether the server is told of it. What people decided about a refusal of the server's stays in this journal. */
const TOLD: Record<Entry['kind'], boolean> = {
  sale: true,
  return: true,
  handover: true,
  'shift-opened': true,
  'cash-moved': true,
  'shift-closed': true,
  'exception-settled': false,
};

export function isTold(entry: Entry): boolean {
  return TOLD[entry.kind];
}

/** Whether this version of the page knows what it is: a later one may have written something else into the journal. */
export function isKnown(entry: Entry): boolean {
  return Object.hasOwn(TOLD, entry.kind);
}

/** The name of a shift: the device and the number of the record that opened it. */
export function shiftId(device: string, opened: number): string {
  return `${device}-S${String(opened).padStart(6, '0')}`;
}

/**
 * What the server is told of a record: always the same request for the same record, so that it may be sent again.
 * @param at in place of the record's time
 * @param shift what the shift came to that the record closes
 */
export function tellingOf(record: JournalRecord, at: string = record.at, shift?: Shift): Telling | undefined {
  const { entry } = record;
  const ofShift = `/v1/shifts/${shiftId(record.device, record.shift)}`;
  const journal = { number: record.n, previous: record.previous, hash: record.hash };
  switch (entry.kind) {
    case 'sale':
      return {
        method: 'PUT',
        path: `/v1/orders/${entry.receipt}`,
        body: {
          channel: 'till',
          currency: entry.currency,
          fact: true,
          fulfilment: { mode: 'CARRY_OUT', location: record.location },
          lines: entry.lines.map((line) => ({
            sku: line.sku,
            quantity: line.quantity,
            ...(line.label === undefined
              ? {}
              : { override: { unitPrice: { amount: line.price, currency: entry.currency }, label: line.label } }),
            ...(line.byHand === undefined
              ? {}
              : {
                  override: {
                    unitPrice: { amount: line.price, currency: entry.currency },
                    ...perTold(line.per),
                    reason: line.byHand.reason,
                    approvedBy: line.byHand.approvedBy,
                    ...(line.byHand.approval === undefined ? {} : { approval: line.byHand.approval }),
                  },
                }),
          })),
          tenders: entry.tenders.map(({ kind, minor }) => ({
            kind,
            amount: { amount: minor, currency: entry.currency },
          })),
          occurredAt: at,
          ...inShift(entry),
        },
      };
    case 'return':
      return entry.order === undefined
        ? {
            method: 'PUT',
            path: `/v1/returns/${entry.receipt}`,
            body: {
              channel: 'till',
              location: record.location,
              lines: entry.lines.map((line) => ({
                sku: line.sku,
                quantity: line.quantity,
                amount: { amount: line.refund, currency: entry.currency },
              })),
              occurredAt: at,
              ...inShift(entry),
              // Earlier the server was not told who allowed it; such a return is told as it was.
              ...(entry.approval === undefined ? {} : { approvedBy: entry.approvedBy, approval: entry.approval }),
            },
          }
        : {
            method: 'PUT',
            path: `/v1/orders/${entry.order}/returns/${entry.receipt}`,
            body: {
              location: record.location,
              lines: entry.lines.map((line) => ({
                line: line.line,
                quantity: line.quantity,
                condition: line.damaged === true ? 'DAMAGED' : 'SELLABLE',
              })),
              occurredAt: at,
              ...inShift(entry),
            },
          };
    case 'handover':
      return { method: 'POST', path: `/v1/orders/${entry.order}/groups/${entry.group}/fulfil` };
    case 'shift-opened':
      return {
        method: 'PUT',
        path: ofShift,
        body: {
          till: record.device,
          location: record.location,
          cashier: record.cashier,
          openingFloat: { amount: entry.float, currency: entry.currency },
          openedAt: at,
          journal,
        },
      };
    case 'cash-moved':
      return shift === undefined
        ? undefined
        : {
            method: 'PUT',
            path: `${ofShift}/movements/${record.n}`,
            body: {
              way: entry.way === 'in' ? 'IN' : 'OUT',
              amount: { amount: entry.minor, currency: shift.currency },
              reason: entry.reason,
              occurredAt: at,
            },
          };
    case 'shift-closed':
      return shift === undefined
        ? undefined
        : { method: 'PUT', path: `${ofShift}/close`, body: closeOf(entry, shift, at, journal) };
    case 'exception-settled':
      return undefined;
  }
}

/** A record that does not name its shift is told as it was before: it may have been told already. */
function inShift({ shift }: { readonly shift?: string }): { shift?: string } {
  return shift === undefined ? {} : { shift };
}

/** The sums of the Z report. They follow from the journal, so that they are the same each time they are told. */
function closeOf(entry: ShiftClosed, shift: Shift, at: string, journal: object): object {
  const money = (minor: bigint | string) => ({ amount: minor.toString(), currency: shift.currency });
  return {
    closedAt: at,
    report: entry.z,
    counted: money(entry.sum),
    pieces: Object.entries(entry.counted).map(([minor, count]) => ({ value: money(minor), count })),
    sales: { count: shift.sales, amount: money(shift.sold) },
    tenders: [...shift.byTender].map(([kind, minor]) => ({
      kind,
      count: shift.tenders.get(kind) ?? 0,
      amount: money(minor),
    })),
    returns: { count: shift.returns, amount: money(shift.refunded) },
    cashRefunded: money(shift.cashRefunded),
    pricesByHand: shift.pricesByHand,
    handovers: shift.handovers,
    ...(shift.firstReceipt === undefined ? {} : { firstReceipt: shift.firstReceipt, lastReceipt: shift.lastReceipt }),
    expected: money(entry.expected),
    journal,
  };
}
