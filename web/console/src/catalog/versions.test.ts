import { expect, it } from 'vitest';
import { edited, editOf, wholeOf, type Product } from './products';
import { described, differences, only, unseenIn } from './versions';

const sku = (code: string, more: Partial<Product['skus'][number]> = {}): Product['skus'][number] => ({
  code,
  options: {},
  unit: 'EACH',
  kind: 'GOODS',
  taxCategory: 'standard',
  ...more,
});
const coat: Product = {
  id: 'coat',
  name: { 'zh-CN': '大衣', en: 'Coat' },
  category: 'Coats',
  searchWords: ['winter'],
  skus: [sku('COAT-M', { options: { size: 'M' } }), sku('COAT-L', { options: { size: 'L' }, gtin: '04006381333931' })],
  pictures: ['a', 'b'],
  version: 1,
};

it('the same is no difference', () => {
  expect(differences(coat, { ...coat, version: 2 })).toEqual([]);
});

it('names in both languages, the category and the search words, each with what it was', () => {
  const after = { ...coat, name: { en: 'Wool coat' }, category: 'Outerwear', searchWords: ['winter', 'wool'] };
  expect(differences(coat, after)).toEqual([
    { field: 'chinese', before: '大衣', after: '' },
    { field: 'english', before: 'Coat', after: 'Wool coat' },
    { field: 'category', before: 'Coats', after: 'Outerwear' },
    { field: 'searchWords', before: 'winter', after: 'winter, wool' },
  ]);
});

it('SKUs that came and went, and what is another of those that stayed', () => {
  const after = {
    ...coat,
    skus: [sku('COAT-XL'), sku('COAT-L', { options: { size: 'Large', colour: 'red' }, taxCategory: 'clothes' })],
  };
  expect(differences(coat, after)).toEqual([
    { field: 'skuAdded', after: after.skus[0] },
    { field: 'skuRemoved', before: coat.skus[0] },
    { field: 'skuGtin', sku: 'COAT-L', before: '04006381333931', after: '' },
    { field: 'skuOption', sku: 'COAT-L', option: 'size', before: 'L', after: 'Large' },
    { field: 'skuOption', sku: 'COAT-L', option: 'colour', before: '', after: 'red' },
    { field: 'skuTax', sku: 'COAT-L', before: 'standard', after: 'clothes' },
  ]);
});

it('another order is told only of what is there before and after', () => {
  expect(differences(coat, { ...coat, skus: coat.skus.toReversed(), pictures: ['b', 'a'] })).toEqual([
    { field: 'skuOrder', before: 'COAT-M, COAT-L', after: 'COAT-L, COAT-M' },
    { field: 'pictures', before: ['a', 'b'], after: ['b', 'a'] },
  ]);
  expect(differences(coat, { ...coat, skus: [sku('NEW'), ...coat.skus] })).toEqual([
    { field: 'skuAdded', after: sku('NEW') },
  ]);
});

it('a first version is all that it was made with', () => {
  expect(differences(undefined, coat).map((one) => one.field)).toEqual([
    'chinese',
    'english',
    'category',
    'searchWords',
    'skuAdded',
    'skuAdded',
    'pictures',
  ]);
});

it('a SKU says what tells it from its sisters', () => {
  expect(coat.skus.map(described)).toEqual(['COAT-M (size: M)', 'COAT-L (size: L, 04006381333931)']);
  expect(described(sku('PEN'))).toBe('PEN');
});

it('pictures are told apart by what they show, not by where they stand', () => {
  expect(only(['c', 'b', 'a'], ['a', 'b'])).toEqual(['c']);
});

it('what is put back is the whole of the old version, and an ordinary edit keeps the rest as it is', () => {
  const now = { ...coat, name: { en: 'Jacket' }, skus: [sku('JACKET')], pictures: [], searchWords: [], version: 4 };
  const { id: _, version: __, ...contents } = coat;
  const restored = edited(now, wholeOf(coat));
  expect(restored).toEqual(contents);
  expect(edited(now, editOf(coat))).toMatchObject({ name: contents.name, skus: now.skus, pictures: [] });
  expect(unseenIn(wholeOf(coat), now)).toEqual(['searchWords', 'skus', 'pictures']);
  expect(unseenIn(wholeOf({ ...coat, category: 'Hats' }), coat)).toEqual([]);
  expect(unseenIn(editOf(coat), now)).toEqual([]);
});
