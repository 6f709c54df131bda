import { offers, places, type Mode, type Place } from '../network/places';
import { lookUpPrices, priceOf } from '../pricing/prices';
import { availabilityAt } from '../stock/availability';
import type { Way } from './merged';
import type { SeenLine } from './changes';
import type { WantedLine } from './lines';

/** The places from which goods could come by that way. */
export async function placesFor(mode: Mode): Promise<Place[]> {
  return (await places()).filter((place) => offers(place, mode));
}

/**
 * How the lines stand now: what each costs, and how many one place could promise by the chosen way. A line comes from one
 * place, so the most that one place has is what counts.
 */
export async function standing(lines: readonly WantedLine[], way: Way): Promise<SeenLine[]> {
  const skus = lines.map((line) => line.sku);
  const from = (await placesFor(way.mode)).filter((place) => way.location === undefined || place.code === way.location);
  const [byPlace] = await Promise.all([
    availabilityAt(
      skus,
      from.map((place) => place.code),
    ),
    lookUpPrices(skus),
  ]);
  return lines.map(({ sku, quantity }) => {
    const price = priceOf(sku);
    return {
      sku,
      quantity,
      available: Math.max(0, ...[...byPlace.values()].map((available) => available.get(sku) ?? 0)),
      ...(price ? { price: price.list.amount, per: price.per, currency: price.list.currency } : {}),
    };
  });
}
