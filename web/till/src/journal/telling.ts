import type { Entry, JournalRecord } from './entry';

/** A request to the server: what it is told of a record. */
export interface Telling {
  readonly method: 'PUT' | 'POST';
  readonly path: string;
  readonly body?: unknown;
}

/** Whether the server is told of it. Shifts and the drawer have no home there yet; they stay in this journal. */
export function isTold(entry: Entry): boolean {
  return entry.kind === 'sale' || entry.kind === 'return' || entry.kind === 'handover';
}

/**
 * What the server is told of a record: always the same request for the same record, so that it may be sent again.
 * @param at in place of the record's time
 */
export function tellingOf(record: JournalRecord, at: string = record.at): Telling | undefined {
  const { entry } = record;
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
            ...(line.byHand === undefined
              ? {}
              : {
                  override: {
                    unitPrice: { amount: line.price, currency: entry.currency },
                    reason: line.byHand.reason,
                    approvedBy: line.byHand.approvedBy,
                  },
                }),
          })),
          tenders: entry.tenders.map(({ kind, minor }) => ({
            kind,
            amount: { amount: minor, currency: entry.currency },
          })),
          occurredAt: at,
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
            },
          };
    case 'handover':
      return { method: 'POST', path: `/v1/orders/${entry.order}/groups/${entry.group}/fulfil` };
    case 'shift-opened':
    case 'cash-moved':
    case 'shift-closed':
    case 'exception-settled':
      return undefined;
  }
}
