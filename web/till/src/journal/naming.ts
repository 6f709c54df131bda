import type { Entry, JournalRecord } from './entry';

/** What a record is called among those that wait: the word for its kind, and what tells it from others of the kind. */
export interface Called {
  /** `later`: a later version of this page wrote it, and this one does not know what it is; `gone`: it is not here. */
  readonly kind: Entry['kind'] | 'later' | 'gone';
  readonly name: string;
}

export function called(n: number, record: JournalRecord | undefined): Called {
  const entry = record?.entry;
  switch (entry?.kind) {
    case undefined:
      return { kind: 'gone', name: String(n) };
    case 'sale':
    case 'return':
      return { kind: entry.kind, name: entry.receipt };
    case 'handover':
      return { kind: entry.kind, name: entry.order };
    case 'shift-opened':
    case 'cash-moved':
    case 'shift-closed':
    case 'exception-settled':
      return { kind: entry.kind, name: String(n) };
    default:
      return { kind: 'later', name: String(n) };
  }
}
