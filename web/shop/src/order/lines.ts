/** So much of one SKU, wanted. A SKU stands once in a basket of the shop. */
export interface WantedLine {
  readonly sku: string;
  readonly quantity: number;
}

/** The most a shopper takes of one SKU; larger lots are a matter for a salesperson. */
export const QUANTITY_MAX = 9999;

export function isWantedLine(value: unknown): value is WantedLine {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const { sku, quantity } = value as Record<string, unknown>;
  return typeof sku === 'string' && typeof quantity === 'number' && Number.isInteger(quantity) && quantity > 0;
}

export function quantityOf(lines: readonly WantedLine[], sku: string): number {
  return lines.find((line) => line.sku === sku)?.quantity ?? 0;
}

/** The lines with another quantity of one SKU, in its place or at the end; none of it takes the line out. */
export function withQuantity(lines: readonly WantedLine[], sku: string, quantity: number): WantedLine[] {
  const whole = Math.max(0, Math.min(QUANTITY_MAX, Math.floor(quantity)));
  if (whole === 0) {
    return lines.filter((line) => line.sku !== sku);
  }
  return lines.some((line) => line.sku === sku)
    ? lines.map((line) => (line.sku === sku ? { sku, quantity: whole } : line))
    : [...lines, { sku, quantity: whole }];
}

/** The lines with one put back where it stood. */
export function putBack(lines: readonly WantedLine[], line: WantedLine, at: number): WantedLine[] {
  const others = lines.filter((other) => other.sku !== line.sku);
  return [...others.slice(0, at), line, ...others.slice(at)];
}

/** Two baskets of one shopper made one: what stands in both counts once, with the larger quantity. */
export function together(mine: readonly WantedLine[], theirs: readonly WantedLine[]): WantedLine[] {
  return theirs.reduce<WantedLine[]>(
    (lines, line) => withQuantity(lines, line.sku, Math.max(line.quantity, quantityOf(lines, line.sku))),
    [...mine],
  );
}

export function sameLines(a: readonly WantedLine[], b: readonly WantedLine[]): boolean {
  return a.length === b.length && a.every((line, at) => line.sku === b[at]?.sku && line.quantity === b[at]?.quantity);
}

/** A change of one SKU that the server has not acknowledged: so much of it is wanted now, or none. */
export interface Unsent {
  readonly sku: string;
  readonly quantity: number;
}

export function isUnsent(value: unknown): value is Unsent {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const { sku, quantity } = value as Record<string, unknown>;
  return typeof sku === 'string' && typeof quantity === 'number' && Number.isInteger(quantity) && quantity >= 0;
}

/** The lines with every change made on them. */
export function withUnsent(lines: readonly WantedLine[], unsent: readonly Unsent[]): WantedLine[] {
  return unsent.reduce<WantedLine[]>((all, { sku, quantity }) => withQuantity(all, sku, quantity), [...lines]);
}

/** What is unsent when an edit has made something else of the lines; of each SKU the last change counts. */
export function unsentWith(
  unsent: readonly Unsent[],
  before: readonly WantedLine[],
  after: readonly WantedLine[],
): Unsent[] {
  const skus = [...new Set([...before, ...after].map(({ sku }) => sku))];
  const changed = skus
    .filter((sku) => quantityOf(before, sku) !== quantityOf(after, sku))
    .map((sku) => ({ sku, quantity: quantityOf(after, sku) }));
  return [...unsent.filter(({ sku }) => changed.every((one) => one.sku !== sku)), ...changed];
}

/** What is left to be sent when some of it has been; a SKU that was changed again meanwhile is left. */
export function unsentAfter(unsent: readonly Unsent[], sent: readonly Unsent[]): Unsent[] {
  return unsent.filter(({ sku, quantity }) => !sent.some((one) => one.sku === sku && one.quantity === quantity));
}
