import { pages, told, type AnswerOf } from '@oneshelf/client';
import { api } from '../access/shopper';
import { CHANNEL } from '../network/channel';

export type Shelf = AnswerOf<'/v1/stock/availability', 'get'>['lines'][number];

/** What every place can still promise of a SKU. */
export function availabilityOf(sku: string): Promise<Shelf[]> {
  return pages(
    (cursor) =>
      api.GET('/v1/stock/availability', {
        params: { query: { sku: [sku], channel: CHANNEL, limit: 500, ...(cursor === undefined ? {} : { cursor }) } },
      }),
    (body) => body.lines,
  );
}

/** What these places can still promise of these SKUs: by place, then by SKU. */
export async function availabilityAt(
  skus: readonly string[],
  locations: readonly string[],
): Promise<Map<string, Map<string, number>>> {
  const byPlace = new Map<string, Map<string, number>>(locations.map((location) => [location, new Map()]));
  const pairs = locations.flatMap((location) => skus.map((sku) => ({ sku, location })));
  if (pairs.length > 0) {
    const { body } = await told(api.POST('/v1/stock/availability:query', { body: { pairs, channel: CHANNEL } }));
    for (const line of body.lines) {
      byPlace.get(line.location)?.set(line.sku, line.available);
    }
  }
  return byPlace;
}
