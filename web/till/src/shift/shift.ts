import type { JournalRecord } from '../journal/entry';
import { isKnown } from '../journal/telling';
import type { TenderKind } from '../money/tenders';

/** What a shift comes to, worked out from the journal: the X report while it runs, the Z report when it is closed. */
export interface Shift {
  /** The record that opened it. */
  readonly n: number;
  readonly openedAt: string;
  readonly cashier: string;
  readonly currency: string;
  readonly float: bigint;
  readonly sales: number;
  readonly sold: bigint;
  readonly returns: number;
  readonly refunded: bigint;
  readonly byTender: ReadonlyMap<TenderKind, bigint>;
  /** How many tenders of each kind were taken. */
  readonly tenders: ReadonlyMap<TenderKind, number>;
  readonly cashRefunded: bigint;
  readonly cashIn: bigint;
  readonly cashOut: bigint;
  readonly movements: readonly { readonly way: 'in' | 'out'; readonly minor: bigint; readonly reason: string }[];
  readonly pricesByHand: number;
  readonly handovers: number;
  readonly firstReceipt?: string;
  readonly lastReceipt?: string;
  readonly closed?: Closed;
}

export interface Closed {
  readonly z: number;
  readonly at: string;
  readonly counted: bigint;
  readonly expected: bigint;
}

/** What ought to lie in the drawer: the float, what was taken in cash, what came and went by hand, less what went back. */
export function expectedIn(shift: Shift): bigint {
  return shift.float + (shift.byTender.get('CASH') ?? 0n) - shift.cashRefunded + shift.cashIn - shift.cashOut;
}

/** What a count of the drawer comes to. */
export function sumOfCount(counted: Readonly<Record<string, number>>): bigint {
  return Object.entries(counted).reduce((sum, [minor, pieces]) => sum + BigInt(minor) * BigInt(pieces), 0n);
}

/** The shift that these records tell of, from the one that opened it; undefined when they begin otherwise. */
export function shiftOf(records: readonly JournalRecord[]): Shift | undefined {
  let shift: Shift | undefined;
  for (const record of records) {
    shift = after(shift, record);
  }
  return shift;
}

/** The shift after one more record; a record that opens a shift begins a new one. */
export function after(shift: Shift | undefined, record: JournalRecord): Shift | undefined {
  const { entry } = record;
  if (entry.kind === 'shift-opened') {
    return {
      n: record.n,
      openedAt: record.at,
      cashier: record.cashier,
      currency: entry.currency,
      float: BigInt(entry.float),
      sales: 0,
      sold: 0n,
      returns: 0,
      refunded: 0n,
      byTender: new Map(),
      tenders: new Map(),
      cashRefunded: 0n,
      cashIn: 0n,
      cashOut: 0n,
      movements: [],
      pricesByHand: 0,
      handovers: 0,
    };
  }
  if (shift === undefined || shift.closed !== undefined || !isKnown(entry)) {
    return shift;
  }
  switch (entry.kind) {
    case 'sale': {
      const byTender = new Map(shift.byTender);
      const tenders = new Map(shift.tenders);
      for (const { kind, minor } of entry.tenders) {
        byTender.set(kind, (byTender.get(kind) ?? 0n) + BigInt(minor));
        tenders.set(kind, (tenders.get(kind) ?? 0) + 1);
      }
      return {
        ...numbered(shift, entry.receipt),
        sales: shift.sales + 1,
        sold: shift.sold + BigInt(entry.total),
        byTender,
        tenders,
        pricesByHand: shift.pricesByHand + entry.lines.filter((line) => line.byHand !== undefined).length,
      };
    }
    case 'return':
      return {
        ...numbered(shift, entry.receipt),
        returns: shift.returns + 1,
        refunded: shift.refunded + BigInt(entry.refund),
        cashRefunded: shift.cashRefunded + BigInt(entry.cash),
      };
    case 'cash-moved': {
      const minor = BigInt(entry.minor);
      return {
        ...shift,
        cashIn: shift.cashIn + (entry.way === 'in' ? minor : 0n),
        cashOut: shift.cashOut + (entry.way === 'out' ? minor : 0n),
        movements: [...shift.movements, { way: entry.way, minor, reason: entry.reason }],
      };
    }
    case 'handover':
      return { ...shift, handovers: shift.handovers + 1 };
    case 'shift-closed':
      return {
        ...shift,
        closed: { z: entry.z, at: record.at, counted: BigInt(entry.sum), expected: BigInt(entry.expected) },
      };
    case 'exception-settled':
      // A refund of an earlier shift was counted there; its drawer showed the difference.
      return entry.notPaid === undefined || entry.of < shift.n
        ? shift
        : {
            ...shift,
            returns: shift.returns - 1,
            refunded: shift.refunded - BigInt(entry.notPaid.refund),
            cashRefunded: shift.cashRefunded - BigInt(entry.notPaid.cash),
          };
  }
}

function numbered(shift: Shift, receipt: string): Shift {
  return { ...shift, firstReceipt: shift.firstReceipt ?? receipt, lastReceipt: receipt };
}
