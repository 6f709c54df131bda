import { canonical } from './canonical';
import type { JournalRecord } from './entry';
import { sha256 } from './sha256';

/** What stands before the first record. */
export const BEGINNING = '0'.repeat(64);

/** A record with its hash: over the hash of the one before and everything it says. */
export function chained(record: Omit<JournalRecord, 'hash'>): JournalRecord {
  return { ...record, hash: sha256(record.previous + canonical(record)) };
}

/** What is wrong with a journal. */
export type Fault = { readonly n: number; readonly what: 'gap' | 'changed' | 'unchained' | 'receipt-gap' };

/**
 * The first thing wrong with these records, the whole journal in order: a number left out, a record whose words are not those
 * it was written with, one that does not follow the one before, or a receipt number left out or given twice.
 */
export function faultOf(records: Iterable<JournalRecord>): Fault | undefined {
  let previous = BEGINNING;
  let n = 0;
  let receipts = 0;
  for (const record of records) {
    n += 1;
    if (record.n !== n) {
      return { n, what: 'gap' };
    }
    const { hash, ...words } = record;
    if (record.previous !== previous) {
      return { n, what: 'unchained' };
    }
    if (chained(words).hash !== hash) {
      return { n, what: 'changed' };
    }
    if (record.entry.kind === 'sale' || record.entry.kind === 'return') {
      receipts += 1;
      if (Number(record.entry.receipt.slice(-9).replace(/^.*-/, '')) !== receipts) {
        return { n, what: 'receipt-gap' };
      }
    }
    previous = hash;
  }
  return undefined;
}
