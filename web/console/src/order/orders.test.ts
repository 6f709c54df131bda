import { expect, it } from 'vitest';
import { sumOf } from './orders';

const order = (amount: string, currency = 'GBP') => ({ total: { amount, currency } });

it('orders come to one sum in each currency, to the last minor unit', () => {
  expect(sumOf([])).toEqual([]);
  expect(
    sumOf([order('90071992547409931', 'JPY'), order('333'), order('1'), order('90071992547409931', 'JPY')]),
  ).toEqual([
    { amount: '180143985094819862', currency: 'JPY' },
    { amount: '334', currency: 'GBP' },
  ]);
  expect(sumOf([order('5', 'JPY'), order('333'), order('1')]).map((sum) => sum.currency)).toEqual(['GBP', 'JPY']);
});
