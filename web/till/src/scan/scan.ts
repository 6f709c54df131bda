/** What a code under the scanner turned out to be. */
export type Scan =
  /** Goods with a GTIN, and what its label tells beside it. */
  | { readonly kind: 'goods'; readonly gtin: string; readonly label: Label }
  /** Goods weighed or priced in the store: the number of the item, and the figure on the label. */
  | { readonly kind: 'measured'; readonly item: string; readonly gtin: string; readonly measure: Measure }
  /** A receipt of ours, by its number. */
  | { readonly kind: 'receipt'; readonly number: string }
  /** None of these: a SKU's code, or words to search by. */
  | { readonly kind: 'text'; readonly text: string }
  /** Looks like a barcode and is broken: better to scan again than to guess. */
  | { readonly kind: 'unreadable'; readonly why: Unreadable; readonly text: string };

export type Unreadable = 'check-digit' | 'measure-check' | 'element' | 'no-gtin';

/**
 * Grams, or minor units of the till's currency; of a price also the label as the server is told of it: the digits of an EAN-13,
 * or GTIN and price of a GS1 label.
 */
export type Measure =
  | { readonly of: 'weight'; readonly grams: number }
  | { readonly of: 'price'; readonly minor: bigint; readonly label: string };

/** What a GS1 label tells beside the GTIN. */
export interface Label {
  readonly batch?: string;
  readonly serial?: string;
  /** The day after which it is not to be sold, as YYYY-MM-DD. */
  readonly expiry?: string;
  readonly measure?: Measure;
  readonly count?: number;
}
