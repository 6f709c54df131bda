import { expect, it } from 'vitest';
import { changed, dayOf } from './changes';
import type { Price, Product } from './products';

const price = (amount: string, currency = 'GBP') => ({ list: { amount, currency }, per: 1 }) as Price;
const product = (...codes: string[]) => ({ skus: codes.map((code) => ({ code })) }) as Product;

it('a label is for what costs something else at the end of the day, and has a price then', () => {
  const before = new Map([
    ['SAME', [price('500')]],
    ['CHEAPER', [price('500')]],
    ['BOTH', [price('500'), price('700', 'EUR')]],
    ['ENDED', [price('500')]],
    ['SWAPPED', [price('500'), price('700', 'EUR')]],
  ]);
  const after = new Map([
    ['SAME', [price('500')]],
    ['CHEAPER', [price('450')]],
    ['BOTH', [price('500'), price('650', 'EUR')]],
    ['ENDED', []],
    ['SWAPPED', [price('700', 'EUR'), price('500')]],
    ['NEW', [price('900')]],
  ]);
  const all = [product('SAME', 'CHEAPER'), product('BOTH', 'ENDED', 'SWAPPED', 'NEW', 'NEVER')];
  expect([...changed(all, before, after)]).toEqual(['CHEAPER', 'BOTH', 'NEW']);
});

it('a day begins and ends where the reader is', () => {
  const { before, end } = dayOf('2026-12-31');
  expect(new Date(Date.parse(before) + 1)).toEqual(new Date(2026, 11, 31));
  expect(new Date(Date.parse(end) + 1)).toEqual(new Date(2027, 0, 1));
});
