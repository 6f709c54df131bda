import type { Order } from './orders';

/** A run of an order's line: so many units treated alike, and what all of them cost. */
export interface Run {
  readonly quantity: number;
  readonly total: { readonly amount: string };
}

/** What the first `k` units of the runs carry: of n units with total T, ⌊T·k/n⌋, run after run. */
function first(runs: readonly Run[], k: number): bigint {
  let left = BigInt(k);
  let sum = 0n;
  for (const run of runs) {
    const quantity = BigInt(run.quantity);
    const of = left < quantity ? left : quantity;
    sum += (BigInt(run.total.amount) * of) / quantity;
    left -= of;
  }
  return sum;
}

/**
 * What goes back for `count` units when `returned` came back before: the difference of two such figures, as the server
 * computes it, so that what is shown before is what moves.
 */
export function refundOf(runs: readonly Run[], returned: number, count: number): bigint {
  return first(runs, returned + count) - first(runs, returned);
}

/** What calling these orders off gives back: what was taken and has not gone back already, in each currency. */
export function goingBack(orders: readonly Pick<Order, 'payments'>[]): { amount: string; currency: string }[] {
  const sums = new Map<string, bigint>();
  for (const { state, amount, refunded } of orders.flatMap((order) => order.payments)) {
    const left = state === 'CAPTURED' ? BigInt(amount.amount) - BigInt(refunded.amount) : 0n;
    sums.set(amount.currency, (sums.get(amount.currency) ?? 0n) + left);
  }
  return [...sums].filter(([, sum]) => sum > 0n).map(([currency, sum]) => ({ amount: sum.toString(), currency }));
}
