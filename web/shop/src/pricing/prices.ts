import { told, type AnswerOf } from '@oneshelf/client';
import { shallowReactive } from 'vue';
import { api } from '../access/shopper';
import { CHANNEL, shopCurrency } from '../network/channel';

export type Price = AnswerOf<'/v1/prices/{sku}', 'get'>['prices'][number];

/** How long a price that was looked up is shown without asking again. What is charged is always asked anew. */
const FRESH_MILLISECONDS = 60_000;
const AT_ONCE = 100;
const GATHER_MILLISECONDS = 8;

interface Known {
  /** Absent when it has none. */
  readonly price: Price | undefined;
  readonly at: number;
}

/** Prices by SKU, as last heard. */
const known = shallowReactive(new Map<string, Known>());
let wanted = new Set<string>();
let gathering: Promise<void> | undefined;

async function look(skus: string[]): Promise<void> {
  const { body } = await told(api.GET('/v1/prices', { params: { query: { sku: skus, channel: CHANNEL } } }));
  const currency = await shopCurrency();
  for (const { sku, prices } of body.skus) {
    const price = prices.find((one) => one.list.currency === currency) ?? prices[0];
    known.set(sku, { price, at: Date.now() });
  }
}

async function gather(): Promise<void> {
  await new Promise((done) => setTimeout(done, GATHER_MILLISECONDS));
  const skus = [...wanted];
  wanted = new Set();
  gathering = undefined;
  for (let from = 0; from < skus.length; from += AT_ONCE) {
    await look(skus.slice(from, from + AT_ONCE));
  }
}

/** Looks up the prices of these SKUs, together with whatever else is wanted at this moment. */
export async function lookUpPrices(skus: readonly string[]): Promise<void> {
  const stale = skus.filter((sku) => Date.now() - (known.get(sku)?.at ?? 0) > FRESH_MILLISECONDS);
  if (stale.length > 0) {
    stale.forEach((sku) => wanted.add(sku));
    gathering ??= gather();
    await gathering;
  }
}

/** The price of a SKU: undefined before it was looked up, null when it has none. */
export function priceOf(sku: string): Price | null | undefined {
  const found = known.get(sku);
  return found === undefined ? undefined : (found.price ?? null);
}
