import type { JournalRecord, ReturnedLine, Unit } from '../journal/entry';
import { refundOf, type Run } from '../money/shares';
import type { TenderKind } from '../money/tenders';

/** A line that was sold, as far as it can come back. */
export interface BoughtLine {
  readonly line: number;
  readonly sku: string;
  readonly name: string;
  readonly unit: Unit;
  readonly quantity: number;
  /** How many have come back before. */
  readonly returned: number;
  readonly runs: readonly Run[];
  /** Its goods have left; others are cancelled, not returned. */
  readonly left: boolean;
}

/** What was sold under a receipt. */
export interface Bought {
  readonly order: string;
  readonly currency: string;
  readonly at: string;
  readonly lines: readonly BoughtLine[];
  /** What can still go back to each tender, in the order in which it does. */
  readonly refundable: readonly { readonly kind: TenderKind; readonly minor: bigint }[];
}

/** An order as the API tells it, as far as a return needs it. */
export interface OrderTold {
  readonly id: string;
  readonly currency: string;
  readonly occurredAt: string;
  readonly lines: readonly {
    readonly line: number;
    readonly sku: string;
    readonly quantity: number;
    readonly returned: number;
    readonly runs: readonly { readonly quantity: number; readonly total: { readonly amount: string } }[];
  }[];
  readonly plan: readonly { readonly group: string; readonly lines: readonly number[] }[];
  readonly groups: readonly { readonly id: string; readonly state: string }[];
  readonly payments: readonly {
    readonly kind: TenderKind;
    readonly state: string;
    readonly amount: { readonly amount: string };
    readonly refunded: { readonly amount: string };
  }[];
}

/** @param named the name and unit of a SKU, from the book of this device */
export function boughtOf(
  order: OrderTold,
  named: (sku: string) => { readonly name: string; readonly unit: Unit },
): Bought {
  const left = new Set(
    order.plan
      .filter(({ group }) => order.groups.find(({ id }) => id === group)?.state === 'FULFILLED')
      .flatMap(({ lines }) => lines),
  );
  return {
    order: order.id,
    currency: order.currency,
    at: order.occurredAt,
    lines: order.lines.map((line) => ({
      line: line.line,
      sku: line.sku,
      ...named(line.sku),
      quantity: line.quantity,
      returned: line.returned,
      runs: line.runs.map((run) => ({ quantity: BigInt(run.quantity), total: BigInt(run.total.amount) })),
      left: left.has(line.line),
    })),
    refundable: order.payments
      .filter(({ state }) => state === 'CAPTURED' || state === 'REFUNDED')
      .map(({ kind, amount, refunded }) => ({ kind, minor: BigInt(amount.amount) - BigInt(refunded.amount) })),
  };
}

/**
 * What this till itself sold under a receipt, for when the server cannot be asked: from its own journal, less what it took
 * back itself. What came back elsewhere is not known here; the server will say so when it is told.
 */
export function boughtFromJournal(sale: JournalRecord, later: readonly JournalRecord[]): Bought | undefined {
  const { entry } = sale;
  if (entry.kind !== 'sale') {
    return undefined;
  }
  const returned = new Map<number, number>();
  let cash = 0n;
  let other = 0n;
  for (const { entry: each } of later) {
    if (each.kind === 'return' && each.order === entry.receipt) {
      cash += BigInt(each.cash);
      other += BigInt(each.refund) - BigInt(each.cash);
      for (const { line, quantity } of each.lines) {
        returned.set(line ?? 0, (returned.get(line ?? 0) ?? 0) + quantity);
      }
    }
  }
  return {
    order: entry.receipt,
    currency: entry.currency,
    at: sale.at,
    lines: entry.lines.map((line, i) => ({
      line: i + 1,
      sku: line.sku,
      name: line.name,
      unit: line.unit,
      quantity: line.quantity,
      returned: returned.get(i + 1) ?? 0,
      runs: [{ quantity: BigInt(line.quantity), total: BigInt(line.total) }],
      left: true,
    })),
    refundable: entry.tenders.map(({ kind, minor }) => ({
      kind,
      minor: BigInt(minor) - (kind === 'CASH' ? cash : other),
    })),
  };
}

/** How much of each line comes back, by its number. */
export type Coming = ReadonlyMap<number, { readonly quantity: number; readonly damaged: boolean }>;

/** The lines of the return, with what each carries: the figures the server will come to. */
export function returnedLines(bought: Bought, coming: Coming): ReturnedLine[] {
  return bought.lines.flatMap((line): ReturnedLine[] => {
    const back = coming.get(line.line);
    return back === undefined || back.quantity === 0
      ? []
      : [
          {
            line: line.line,
            sku: line.sku,
            name: line.name,
            unit: line.unit,
            quantity: back.quantity,
            refund: refundOf(line.runs, BigInt(line.returned), BigInt(back.quantity)).toString(),
            ...(back.damaged ? { damaged: true } : {}),
          },
        ];
  });
}

/** How a refund goes back: to the tenders it came from, the first tender first, as the server does. */
export function refundedBy(bought: Bought, refund: bigint): { readonly kind: TenderKind; readonly minor: bigint }[] {
  let left = refund;
  const parts: { kind: TenderKind; minor: bigint }[] = [];
  for (const { kind, minor } of bought.refundable) {
    const part = minor < left ? minor : left;
    if (part > 0n) {
      parts.push({ kind, minor: part });
      left -= part;
    }
  }
  return parts;
}
