import { inTheWrongLanguage, missing, oneSided } from '@oneshelf/kit/words-in-use';
import { expect, it } from 'vitest';
import { RECEIPT_WORDS } from './receipt/receipt';
import { words } from './words';

const sources = Object.entries(
  import.meta.glob<string>('./**/*.{vue,ts}', { query: '?raw', import: 'default', eager: true }),
).filter(([file]) => !file.endsWith('.test.ts'));

it('every word stands in both languages', () => {
  expect(oneSided(words)).toEqual([]);
});

it('every word that is used is there', () => {
  expect(sources.length).toBeGreaterThan(20);
  expect(sources.flatMap(([, source]) => missing(words, source))).toEqual([]);
});

it('no Chinese stands in the English', () => {
  expect(inTheWrongLanguage(words)).toEqual([]);
});

it('a receipt has all its words', () => {
  expect(RECEIPT_WORDS.flatMap((word) => missing(words, `(t('receipt.${word}')`))).toEqual([]);
});
