import type { Price, Product } from './products';

/** The first instant of a day, and the last millisecond before it and of it, where the reader is: "2026-12-01". */
export function dayOf(date: string): { before: string; end: string } {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = (plus: number) => new Date(new Date(year, month - 1, day + plus).getTime() - 1).toISOString();
  return { before: last(0), end: last(1) };
}

const told = (prices: readonly Price[] | undefined) =>
  (prices ?? [])
    .map((price) => `${price.list.amount} ${price.list.currency} ${price.per}`)
    .sort()
    .join('; ');

/** The SKUs of these products whose price at the end of a day is another than before it; what has none gets no label. */
export function changed(
  products: readonly Product[],
  before: ReadonlyMap<string, readonly Price[]>,
  after: ReadonlyMap<string, readonly Price[]>,
): Set<string> {
  return new Set(
    products
      .flatMap((product) => product.skus.map((sku) => sku.code))
      .filter((sku) => (after.get(sku)?.length ?? 0) > 0 && told(before.get(sku)) !== told(after.get(sku))),
  );
}
