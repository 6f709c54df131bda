import { told, type AnswerOf } from '@oneshelf/client';
import { api } from '../shell/session';

export type ShelfLine = AnswerOf<'/v1/stock/availability', 'get'>['lines'][number];
export type Entry = AnswerOf<'/v1/stock/movements', 'get'>['entries'][number];
export type Sku = AnswerOf<'/v1/skus/{code}', 'get'>;
export type Product = AnswerOf<'/v1/products', 'get'>['products'][number];

/** What these SKUs at these places can still promise, by SKU and place. */
export async function shelvesOf(
  skus: readonly string[],
  locations: readonly string[],
): Promise<Map<string, ShelfLine>> {
  const all = new Map<string, ShelfLine>();
  if (skus.length === 0 || locations.length === 0) {
    return all;
  }
  const pairs = skus.flatMap((sku) => locations.map((location) => ({ sku, location })));
  const { body } = await told(api.POST('/v1/stock/availability:query', { body: { pairs } }));
  for (const line of body.lines) {
    all.set(shelfKey(line.sku, line.location), line);
  }
  return all;
}

export const shelfKey = (sku: string, location: string) => `${sku}\u0000${location}`;

/**
 * How warm a cell is, 0 to 4: its share of the fullest shelf of its row. A shelf with anything is never as cold as an
 * empty one.
 */
export function heat(available: number, fullest: number): 0 | 1 | 2 | 3 | 4 {
  if (available <= 0 || fullest <= 0) {
    return 0;
  }
  return Math.min(4, 1 + Math.floor((available / fullest) * 4 * 0.999)) as 1 | 2 | 3 | 4;
}
