import { minorDigits } from '@oneshelf/kit';

/** Sales of one channel in a stretch of time, as the server tells them. */
export interface Sale {
  readonly from: string;
  readonly channel: string;
  readonly orders: number;
  readonly total: { readonly amount: string; readonly currency: string };
}

/** Sales as lines of a chart: one a channel, a point for every stretch, those without sales too. */
export interface SalesChart {
  readonly currency: string;
  readonly times: number[];
  /** Minor units by time, in the order of the times. */
  readonly channels: { readonly channel: string; readonly amounts: bigint[]; readonly orders: number[] }[];
}

/**
 * Sales spread over equal stretches of time that end now; of several currencies the one that sold most often. What is
 * outside is left out, so that the chart adds up to what it shows.
 */
export function chartOf(sales: readonly Sale[], end: number, stretch: number, count: number): SalesChart | undefined {
  const last = Math.floor(end / stretch) * stretch;
  const times = Array.from({ length: count }, (_, i) => last - (count - 1 - i) * stretch);
  const first = times[0] ?? last;
  const inside = sales.filter((sale) => {
    const at = Date.parse(sale.from);
    return at >= first && at < last + stretch;
  });
  const byCurrency = new Map<string, number>();
  inside.forEach((sale) =>
    byCurrency.set(sale.total.currency, (byCurrency.get(sale.total.currency) ?? 0) + sale.orders),
  );
  const [currency] = [...byCurrency].sort((one, other) => other[1] - one[1])[0] ?? [];
  if (currency === undefined) {
    return undefined;
  }
  const channels = new Map<string, { amounts: bigint[]; orders: number[] }>();
  for (const sale of inside.filter((one) => one.total.currency === currency)) {
    const own = channels.get(sale.channel) ?? { amounts: times.map(() => 0n), orders: times.map(() => 0) };
    channels.set(sale.channel, own);
    const at = Math.min(count - 1, Math.floor((Date.parse(sale.from) - first) / stretch));
    own.amounts[at] = (own.amounts[at] ?? 0n) + BigInt(sale.total.amount);
    own.orders[at] = (own.orders[at] ?? 0) + sale.orders;
  }
  const sum = (amounts: bigint[]) => amounts.reduce((all, amount) => all + amount, 0n);
  return {
    currency,
    times,
    channels: [...channels]
      .map(([channel, own]) => ({ channel, ...own }))
      .sort((one, other) => (sum(one.amounts) > sum(other.amounts) ? -1 : 1)),
  };
}

/** Minor units as a height on a chart: there, and only there, a float is good enough. */
export function heightOf(amount: bigint, currency: string): number {
  return Number(amount) / 10 ** minorDigits(currency);
}

/** The sums of sales by currency, the largest number of orders first. */
export function sums(sales: readonly Sale[]): { currency: string; amount: string; orders: number }[] {
  const all = new Map<string, { amount: bigint; orders: number }>();
  for (const { total, orders } of sales) {
    const so = all.get(total.currency) ?? { amount: 0n, orders: 0 };
    all.set(total.currency, { amount: so.amount + BigInt(total.amount), orders: so.orders + orders });
  }
  return [...all]
    .map(([currency, { amount, orders }]) => ({ currency, amount: amount.toString(), orders }))
    .sort((one, other) => other.orders - one.orders);
}
