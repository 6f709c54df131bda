import { expect, it } from 'vitest';
import { saysWhy, sumOf } from './orders';

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

it.each([
  [{ what: 'PLACED' }, 'en', false],
  [{ what: 'PLACED', why: '' }, 'en', false],
  [{ what: 'CANCELLED', why: 'called off' }, 'en', true],
  [{ what: 'CANCELLED', why: 'called off' }, 'zh-CN', false],
  [{ what: 'EXCEPTION', why: 'short of 2' }, 'zh-CN', true],
] as const)('the reason of %o stands beside it in %s: %s', (line, language, says) => {
  expect(saysWhy(line, language)).toBe(says);
});
