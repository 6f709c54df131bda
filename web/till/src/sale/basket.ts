import type { ByHand, SoldLine, Unit } from '../journal/entry';
import { priceOf } from '../money/shares';

/** A name in the languages it has. */
export type Named = { readonly 'zh-CN'?: string; readonly en?: string };

/** A line of what is being sold. Plain, so that it can lie on the desk over a reload. */
export type BasketLine = {
  readonly id: number;
  readonly sku: string;
  readonly name: Named;
  readonly unit: Unit;
  readonly quantity: number;
  /** Minor units of `per` base units. */
  readonly price: string;
  readonly per: string;
  /** What it would cost if nobody had set a price. */
  readonly list: string;
  readonly byHand?: ByHand;
};

/** What is being sold: the id is the cause under which the sale will be written, once. */
export type Basket = {
  readonly id: string;
  readonly lines: readonly BasketLine[];
  /** The line that keys act upon. */
  readonly selected: number;
};

/** What is put into a basket. */
export interface Ware {
  readonly sku: string;
  readonly name: Named;
  readonly unit: Unit;
  readonly price: bigint;
  readonly per: bigint;
}

/** The most of one line, as the API has it. */
export const QUANTITY_MAX = 999_999_999_999;

export function emptyBasket(id: string): Basket {
  return { id, lines: [], selected: 0 };
}

/** Pieces of goods that stand there already are counted on their line; what is weighed is a line of its own each time. */
export function put(basket: Basket, ware: Ware, quantity: number): Basket {
  const standing = basket.lines.find(
    (line) =>
      ware.unit === 'EACH' &&
      line.sku === ware.sku &&
      line.byHand === undefined &&
      line.price === ware.price.toString() &&
      line.per === ware.per.toString(),
  );
  if (standing !== undefined) {
    return withQuantity({ ...basket, selected: standing.id }, standing.id, standing.quantity + quantity);
  }
  const id = basket.lines.reduce((most, line) => Math.max(most, line.id), 0) + 1;
  const line: BasketLine = {
    id,
    sku: ware.sku,
    name: ware.name,
    unit: ware.unit,
    quantity: Math.min(quantity, QUANTITY_MAX),
    price: ware.price.toString(),
    per: ware.per.toString(),
    list: ware.price.toString(),
  };
  return { ...basket, lines: [...basket.lines, line], selected: id };
}

/** A quantity of nothing takes the line away. */
export function withQuantity(basket: Basket, id: number, quantity: number): Basket {
  if (quantity <= 0) {
    return without(basket, id);
  }
  const held = Math.min(quantity, QUANTITY_MAX);
  return { ...basket, lines: basket.lines.map((line) => (line.id === id ? { ...line, quantity: held } : line)) };
}

export function without(basket: Basket, id: number): Basket {
  const at = basket.lines.findIndex((line) => line.id === id);
  const lines = basket.lines.filter((line) => line.id !== id);
  return { ...basket, lines, selected: (lines[at] ?? lines[at - 1])?.id ?? 0 };
}

/** A price by hand is the price of one base unit. */
export function withPrice(basket: Basket, id: number, minor: bigint, byHand: ByHand): Basket {
  return {
    ...basket,
    lines: basket.lines.map((line) => (line.id === id ? { ...line, price: minor.toString(), per: '1', byHand } : line)),
  };
}

/** Prices anew what nobody set by hand; lines without a price any more are named. */
export function repriced(
  basket: Basket,
  priceNow: (sku: string) => { readonly minor: bigint; readonly per: bigint } | undefined,
): Basket {
  return {
    ...basket,
    lines: basket.lines.map((line) => {
      const price = line.byHand === undefined ? priceNow(line.sku) : undefined;
      return price === undefined
        ? line
        : { ...line, price: price.minor.toString(), per: price.per.toString(), list: price.minor.toString() };
    }),
  };
}

export function select(basket: Basket, step: 1 | -1): Basket {
  const at = basket.lines.findIndex((line) => line.id === basket.selected);
  const next = basket.lines[Math.min(basket.lines.length - 1, Math.max(0, at + step))];
  return { ...basket, selected: next?.id ?? 0 };
}

export function amountOfLine(line: Pick<BasketLine, 'price' | 'quantity' | 'per'>): bigint {
  return priceOf(BigInt(line.price), BigInt(line.quantity), BigInt(line.per));
}

export function totalOf(basket: Basket): bigint {
  return basket.lines.reduce((sum, line) => sum + amountOfLine(line), 0n);
}

/** Pieces, and one for each line that is weighed or measured. */
export function piecesOf(basket: Basket): number {
  return basket.lines.reduce((sum, line) => sum + (line.unit === 'EACH' ? line.quantity : 1), 0);
}

/** The lines as they are written down, with the name in the language of the receipt. */
export function soldLines(basket: Basket, nameOf: (name: Named, sku: string) => string): SoldLine[] {
  return basket.lines.map((line) => ({
    sku: line.sku,
    name: nameOf(line.name, line.sku),
    unit: line.unit,
    quantity: line.quantity,
    price: line.price,
    per: line.per,
    total: amountOfLine(line).toString(),
    ...(line.byHand === undefined ? {} : { byHand: line.byHand }),
  }));
}
