import { expect, it } from 'vitest';
import { edited, standing, type Product } from './products';

it('what is not edited stays as it is', () => {
  const product = {
    id: 'P',
    name: { en: 'Coat' },
    category: 'Coats',
    searchWords: ['winter'],
    skus: [{ code: 'A', options: { size: 'M' }, unit: 'EACH', kind: 'GOODS', taxCategory: 'ordinary' }],
    pictures: ['b'.repeat(64), 'a'.repeat(64)],
    version: 3,
  } as Product;
  expect(edited(product, { chinese: '', english: ' Wool coat ', category: 'Coats' })).toEqual({
    name: { en: 'Wool coat' },
    category: 'Coats',
    searchWords: ['winter'],
    skus: [{ code: 'A', options: { size: 'M' }, unit: 'EACH', kind: 'GOODS', taxCategory: 'ordinary' }],
    pictures: ['b'.repeat(64), 'a'.repeat(64)],
  });
});

it.each([
  [undefined, undefined, 'now'],
  ['2026-11-01T00:00:00Z', undefined, 'now'],
  ['2026-12-01T00:00:00Z', undefined, 'coming'],
  [undefined, '2026-11-01T00:00:00Z', 'past'],
  ['2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z', 'never'],
  ['2026-11-23T12:00:00Z', '2026-11-24T00:00:00Z', 'now'],
] as const)('a price from %s until %s is: %s', (from, until, where) => {
  expect(standing({ ...(from ? { from } : {}), ...(until ? { until } : {}) }, Date.parse('2026-11-23T12:00:00Z'))).toBe(
    where,
  );
});
