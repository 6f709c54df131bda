import { priceOf } from '../money/shares';

/** A price as the server keeps it and this device remembers it. */
export interface Price {
  readonly minor: bigint;
  readonly currency: string;
  /** How many base units it is the price of. */
  readonly per: bigint;
  /** Milliseconds; absent for ever before. */
  readonly from?: number;
  readonly until?: number;
  /** Absent for all channels. */
  readonly channel?: string;
}

export interface PriceQuestion {
  readonly currency: string;
  readonly channel: string;
  /** Milliseconds. */
  readonly at: number;
}

/**
 * The price that holds, by the server's own rule: a price of the channel before one of all channels, a later `from` before
 * an earlier one, `until` exclusive. Prices of price lists are not kept at a till.
 */
export function priceThatHolds(prices: readonly Price[], question: PriceQuestion): Price | undefined {
  let holds: Price | undefined;
  for (const price of prices) {
    const applies =
      price.currency === question.currency &&
      (price.channel === undefined || price.channel === question.channel) &&
      (price.from === undefined || question.at >= price.from) &&
      (price.until === undefined || question.at < price.until);
    if (applies && (holds === undefined || stronger(price, holds))) {
      holds = price;
    }
  }
  return holds;
}

function stronger(one: Price, other: Price): boolean {
  if ((one.channel === undefined) !== (other.channel === undefined)) {
    return one.channel !== undefined;
  }
  return (one.from ?? Number.NEGATIVE_INFINITY) > (other.from ?? Number.NEGATIVE_INFINITY);
}

/** What so many base units cost. */
export function amountOf(price: Price, quantity: number): bigint {
  return priceOf(price.minor, BigInt(quantity), price.per);
}

/** As the server is told of how many base units a price is; of one it is told nothing, as before there was more. */
export function perTold(per: string): { per?: number } {
  return per === '1' ? {} : { per: Number(per) };
}

/**
 * How many base units a label's price stands for: the most that cost no more than the label says, so that nobody pays more
 * than what is printed. Zero when one unit costs more than that.
 */
export function quantityFor(price: Price, minor: bigint): number {
  if (price.minor === 0n) {
    return 0;
  }
  let quantity = (minor * price.per) / price.minor + 1n;
  while (quantity > 0n && priceOf(price.minor, quantity, price.per) > minor) {
    quantity -= 1n;
  }
  return Number(quantity);
}
