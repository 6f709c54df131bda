import type { Scan } from '../scan/scan';
import { priceThatHolds, quantityFor } from './price';
import type { LabelPrice } from '../sale/basket';
import type { Book, Goods } from './goods';

/** What a scan puts into the basket, or why it does not. */
export type Found =
  | { readonly found: 'goods'; readonly goods: Goods; readonly quantity: number; readonly label?: LabelPrice }
  | { readonly found: 'receipt'; readonly number: string }
  | { readonly found: 'search'; readonly words: string; readonly goods: readonly Goods[] }
  | { readonly found: 'expired'; readonly goods: Goods; readonly expiry: string }
  | { readonly found: 'unpriced'; readonly goods: Goods }
  | { readonly found: 'nothing'; readonly what: 'gtin' | 'item' | 'words'; readonly text: string }
  | { readonly found: 'unreadable'; readonly text: string };

export interface Situation {
  readonly currency: string;
  /** Milliseconds. */
  readonly at: number;
  /** Today where the store stands, as YYYY-MM-DD. */
  readonly today: string;
}

/** The most that is listed of what words find. */
const LISTED = 24;

/** Looks up what was scanned or typed. */
export function find(book: Book, scan: Scan, times: number, situation: Situation): Found {
  switch (scan.kind) {
    case 'receipt':
      return { found: 'receipt', number: scan.number };
    case 'unreadable':
      return { found: 'unreadable', text: scan.text };
    case 'goods': {
      const goods = book.ofGtin(scan.gtin);
      if (goods === undefined) {
        return { found: 'nothing', what: 'gtin', text: scan.gtin.replace(/^0{1,6}/, '') };
      }
      const { expiry, measure, count } = scan.label;
      if (expiry !== undefined && expiry < situation.today) {
        return { found: 'expired', goods, expiry };
      }
      return measured(goods, measure, times * (count ?? 1), situation);
    }
    case 'measured': {
      const goods = book.ofGtin(scan.gtin) ?? book.ofCode(scan.item) ?? book.ofCode(String(Number(scan.item)));
      return goods === undefined
        ? { found: 'nothing', what: 'item', text: scan.item }
        : measured(goods, scan.measure, times, situation);
    }
    case 'text': {
      const exact = book.ofCode(scan.text);
      if (exact !== undefined) {
        return measured(exact, undefined, times, situation);
      }
      const goods = book.search(scan.text, LISTED);
      return goods.length === 0
        ? { found: 'nothing', what: 'words', text: scan.text }
        : { found: 'search', words: scan.text, goods };
    }
  }
}

type Measure = NonNullable<Extract<Scan, { kind: 'goods' }>['label']['measure']>;

function measured(goods: Goods, measure: Measure | undefined, times: number, situation: Situation): Found {
  const price = priceThatHolds(goods.prices, { currency: situation.currency, channel: 'till', at: situation.at });
  if (price === undefined) {
    return { found: 'unpriced', goods };
  }
  if (measure === undefined) {
    return { found: 'goods', goods, quantity: times };
  }
  if (measure.of === 'weight') {
    return { found: 'goods', goods, quantity: goods.unit === 'GRAM' ? measure.grams * times : times };
  }
  // A price on the label of something counted by the piece is the price of that piece.
  return goods.unit === 'EACH'
    ? { found: 'goods', goods, quantity: times, label: { minor: measure.minor, label: measure.label } }
    : { found: 'goods', goods, quantity: Math.max(1, quantityFor(price, measure.minor)) * times };
}
