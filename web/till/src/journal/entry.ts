import type { TenderKind } from '../money/tenders';

/*
  What a till writes down. Amounts are minor units as text, because they may be larger than a number holds exactly; nothing
  personal stands here: a cashier is a staff code.
*/

export type SoldLine = {
  readonly sku: string;
  /** The name as it stood on the screen and stands on the receipt. */
  readonly name: string;
  readonly unit: Unit;
  readonly quantity: number;
  /** Minor units of `per` base units. */
  readonly price: string;
  readonly per: string;
  readonly total: string;
  readonly byHand?: ByHand;
  /** The label on which the price stood, as the server is told of it. Earlier such prices were told as set by hand. */
  readonly label?: string;
};

export type Unit = 'EACH' | 'GRAM' | 'MILLILITRE' | 'MILLIMETRE';

/** A price somebody set, why, and who allowed it. */
export type ByHand = AllowedBy & { readonly reason: string };

/** Who allowed something by a PIN. */
export type AllowedBy = {
  readonly approvedBy: string;
  /** The server could not be asked; the PIN was compared with what this device remembered. */
  readonly offline?: boolean;
  /** The approval as the server was asked for it; whether it knows it, it says when it is told of the sale or return. */
  readonly approval?: string;
};

export type TenderTold = { readonly kind: TenderKind; readonly minor: string };

export type Sale = {
  readonly kind: 'sale';
  readonly receipt: string;
  /** The shift it was sold in, by the name the server knows it by; what was written before shifts were named has none. */
  readonly shift?: string;
  readonly currency: string;
  readonly lines: readonly SoldLine[];
  readonly total: string;
  readonly handed: readonly TenderTold[];
  readonly tenders: readonly TenderTold[];
  readonly change: string;
};

export type ReturnedLine = {
  readonly sku: string;
  readonly name: string;
  readonly unit: Unit;
  readonly quantity: number;
  readonly refund: string;
  /** The line of the order; absent without a receipt. */
  readonly line?: number;
  readonly damaged?: boolean;
};

export type Return = {
  readonly kind: 'return';
  /** The receipt given for it, which is the return's id. */
  readonly receipt: string;
  /** The shift it was taken back in, as that of a sale. */
  readonly shift?: string;
  /** The order it belongs to; absent without a receipt. */
  readonly order?: string;
  readonly currency: string;
  readonly lines: readonly ReturnedLine[];
  readonly refund: string;
  /** The part of it that leaves the drawer. */
  readonly cash: string;
} & Partial<AllowedBy>;

export type Handover = {
  readonly kind: 'handover';
  readonly order: string;
  readonly group: string;
  readonly units: number;
};

export type ShiftOpened = { readonly kind: 'shift-opened'; readonly float: string; readonly currency: string };

export type CashMoved = {
  readonly kind: 'cash-moved';
  readonly way: 'in' | 'out';
  readonly minor: string;
  readonly reason: string;
};

export type ShiftClosed = {
  readonly kind: 'shift-closed';
  /** The number of the Z report: 1, 2, 3 … on this device. */
  readonly z: number;
  /** How many of each note and coin, by its minor units. */
  readonly counted: { readonly [minor: string]: number };
  readonly sum: string;
  readonly expected: string;
};

/** The server refused what this till had told; somebody has looked at it and says what became of it. */
export type ExceptionSettled = {
  readonly kind: 'exception-settled';
  readonly of: number;
  readonly note: string;
  /** A refund that was written down and then not paid out. */
  readonly notPaid?: { readonly refund: string; readonly cash: string };
};

export type Entry = Sale | Return | Handover | ShiftOpened | CashMoved | ShiftClosed | ExceptionSettled;

/** An entry in the journal: numbered, dated, and chained to the one before. */
export type JournalRecord = {
  /** From 1, without gaps. */
  readonly n: number;
  readonly device: string;
  readonly location: string;
  /** By this device's clock, corrected by the server's as far as it was known: an RFC 3339 instant. */
  readonly at: string;
  readonly cashier: string;
  /** The number of the record that opened the shift. */
  readonly shift: number;
  /** What made the till write this: the same cause is written once, however often it is asked. */
  readonly cause: string;
  readonly entry: Entry;
  /** The hash of the record before; 64 zeros before the first. */
  readonly previous: string;
  readonly hash: string;
};
