import { describe, expect, it } from 'vitest';
import { chartOf, heightOf, sums, type Sale } from './series';

const sale = (minute: number, channel: string, amount: string, currency = 'GBP'): Sale => ({
  from: new Date(Date.UTC(2026, 10, 23, 12, minute)).toISOString(),
  channel,
  orders: 1,
  total: { amount, currency },
});
const end = Date.UTC(2026, 10, 23, 12, 10, 30);

describe('sales by the minute', () => {
  const sales = [
    sale(10, 'web', '100'),
    sale(10, 'web', '50'),
    sale(8, 'till', '900'),
    sale(2, 'web', '7777'),
    sale(9, 'web', '5', 'EUR'),
  ];
  const chart = chartOf(sales, end, 60_000, 5) ?? expect.fail();

  it('end with the minute that runs, and have a point for each', () => {
    expect(chart.times.map((time) => new Date(time).getUTCMinutes())).toEqual([6, 7, 8, 9, 10]);
    expect(chart.channels.find((one) => one.channel === 'web')?.amounts).toEqual([0n, 0n, 0n, 0n, 150n]);
  });

  it('begin with the channel that sold most, in the currency that sold most often', () => {
    expect(chart.channels.map((one) => one.channel)).toEqual(['till', 'web']);
    expect(chart.currency).toBe('GBP');
  });

  it('are none when nothing was sold', () => {
    expect(chartOf([], end, 60_000, 5)).toBeUndefined();
    expect(chartOf([sale(2, 'web', '1')], end, 60_000, 5)).toBeUndefined();
  });

  it('have a height in whole units of money', () => {
    expect(heightOf(1250n, 'GBP')).toBe(12.5);
    expect(heightOf(1250n, 'JPY')).toBe(1250);
  });
});

it('sales are added up by currency, to the last cent', () => {
  expect(sums([sale(1, 'web', '90071992547409931'), sale(2, 'till', '1'), sale(3, 'web', '5', 'EUR')])).toEqual([
    { currency: 'GBP', amount: '90071992547409932', orders: 2 },
    { currency: 'EUR', amount: '5', orders: 1 },
  ]);
});
