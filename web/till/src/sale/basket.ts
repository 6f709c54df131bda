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
  /** What it would cost if nobody had set a price: minor units of `listPer` base units. */
  readonly list: string;
  /** Absent in a basket of the time before this, where it is not known of a price by hand or on a label. */
  readonly listPer?: string;
  readonly byHand?: ByHand;
  /** The label on which the price stood, as the server is told of it; nobody set such a price. */
  readonly label?: string;
  /** The most units that were allowed at the price by hand; absent without one, and in a basket of the time before this. */
  readonly allowed?: number;
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

/** The price of one piece on its label, in minor units. */
export interface LabelPrice {
  readonly minor: bigint;
  readonly label: string;
}

/** The most of one line, as the API has it. */
export const QUANTITY_MAX = 999_999_999_999;

export function emptyBasket(id: string): Basket {
  return { id, lines: [], selected: 0 };
}

/**
 * Pieces of goods that stand there already are counted on their line; what is weighed is a line of its own each time, and so
 * are pieces with another label.
 */
export function put(basket: Basket, ware: Ware, quantity: number, label?: LabelPrice): Basket {
  const price = (label?.minor ?? ware.price).toString();
  const per = label === undefined ? ware.per.toString() : '1';
  const standing = basket.lines.find(
    (line) =>
      ware.unit === 'EACH' &&
      line.sku === ware.sku &&
      line.byHand === undefined &&
      line.label === label?.label &&
      line.price === price &&
      line.per === per,
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
    price,
    per,
    list: ware.price.toString(),
    listPer: ware.per.toString(),
    ...(label === undefined ? {} : { label: label.label }),
  };
  return { ...basket, lines: [...basket.lines, line], selected: id };
}

/**
 * A quantity of nothing takes the line away. What is beyond what was allowed at a price by hand is put beside it at the
 * ordinary price.
 * @param ordinary the line's goods; without them no more is sold than was allowed
 */
export function withQuantity(basket: Basket, id: number, quantity: number, ordinary?: Ware): Basket {
  if (quantity <= 0) {
    return without(basket, id);
  }
  const wanted = Math.min(quantity, QUANTITY_MAX);
  let beyond = 0;
  const lines = basket.lines.map((line) => {
    if (line.id !== id) {
      return line;
    }
    beyond = beyondAllowed(line, wanted);
    return { ...line, quantity: wanted - beyond };
  });
  const counted = { ...basket, lines };
  return beyond > 0 && ordinary !== undefined ? put(counted, ordinary, beyond) : counted;
}

/** How many of so many units nobody has allowed at the line's price by hand. */
export function beyondAllowed(line: BasketLine, quantity: number): number {
  return line.allowed === undefined ? 0 : Math.max(0, quantity - line.allowed);
}

export function without(basket: Basket, id: number): Basket {
  const at = basket.lines.findIndex((line) => line.id === id);
  const lines = basket.lines.filter((line) => line.id !== id);
  return { ...basket, lines, selected: (lines[at] ?? lines[at - 1])?.id ?? 0 };
}

/** Of how many base units a price by hand is typed: of as many as the list price is of, such as a kilogram. */
export function perOf(line: Pick<BasketLine, 'per' | 'listPer'>): string {
  return line.listPer ?? line.per;
}

/**
 * @param per of how many base units it is the price
 * @param allowed for how many units it was allowed
 */
export function withPrice(
  basket: Basket,
  id: number,
  { minor, per }: { readonly minor: bigint; readonly per: string },
  byHand: ByHand,
  allowed: number,
): Basket {
  return {
    ...basket,
    lines: basket.lines.map((line) => {
      if (line.id !== id) {
        return line;
      }
      const { label: _covered, ...rest } = line;
      return { ...rest, price: minor.toString(), per, byHand, allowed };
    }),
  };
}

/** Prices anew what nobody set by hand and no label says; what has no price any more keeps the one it had. */
export function repriced(
  basket: Basket,
  priceNow: (sku: string) => { readonly minor: bigint; readonly per: bigint } | undefined,
): Basket {
  return {
    ...basket,
    lines: basket.lines.map((line) => {
      const price = line.byHand === undefined && line.label === undefined ? priceNow(line.sku) : undefined;
      return price === undefined
        ? line
        : {
            ...line,
            price: price.minor.toString(),
            per: price.per.toString(),
            list: price.minor.toString(),
            listPer: price.per.toString(),
          };
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
    ...(line.label === undefined ? {} : { label: line.label }),
  }));
}
