import type { Entry, JournalRecord } from './entry';

/** Something that happened at the till and is to be written down. */
export interface Act<E extends Entry = Entry> {
  /** Chosen by who acts; the same cause again answers with what was written the first time. */
  readonly cause: string;
  readonly cashier: string;
  /** Says what to write; called in the transaction, where numbers are minted. Must not wait for anything. */
  readonly entry: (mint: Mint) => E;
  /** What lay on the desk for it and is gone with it, such as the basket that was sold. */
  readonly clears?: string;
}

/** Mints numbers that belong to the record: used when it is written, and only then. */
export interface Mint {
  receipt(): string;
  /** The name of the shift that is open; undefined when none is. */
  readonly shift: string | undefined;
  /** How many shifts were closed before. */
  readonly shiftsClosed: number;
}

/** Where the journal stands. */
export interface Head {
  readonly n: number;
  readonly hash: string;
  readonly receipts: number;
  readonly shiftsClosed: number;
  /** The record that opened the shift; 0 when none is open. */
  readonly shift: number;
}

/** What was refused by the server, in the words of its problem. */
export interface Refused {
  readonly word: string;
  readonly detail: string;
  readonly trace?: string;
}

/** A record the server has not acknowledged yet. */
export interface Unsent {
  readonly n: number;
  readonly state: 'waiting' | 'refused';
  readonly attempts: number;
  readonly refused?: Refused;
  /** Told in place of the record's own time, because the server found that to lie ahead of its clock. */
  readonly at?: string;
}

/**
 * The till's own books: an append-only log, and what of it the server has yet to acknowledge. A device keeps it in its
 * browser; a store node will keep it for all tills of the store behind the same interface.
 */
export interface Journal {
  readonly device: string;
  /** @throws ElsewhereError when another tab, or another device, has become the writer */
  append<E extends Entry>(act: Act<E>): Promise<JournalRecord & { readonly entry: E }>;
  head(): Promise<Head>;
  record(n: number): Promise<JournalRecord | undefined>;
  /** Records after a number, in order. */
  after(n: number, limit: number): Promise<JournalRecord[]>;
  ofReceipt(receipt: string): Promise<JournalRecord | undefined>;
  /** Oldest first. */
  unsent(): Promise<Unsent[]>;
  acknowledged(n: number): Promise<void>;
  /** Notes an attempt that failed or was refused; a record that is acknowledged meanwhile stays so. */
  note(unsent: Unsent): Promise<void>;
}

/** Another tab of this browser writes the journal now. */
export class ElsewhereError extends Error {
  override readonly name = 'ElsewhereError';
  constructor() {
    super('another tab writes the journal');
  }
}
