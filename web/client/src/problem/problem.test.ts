import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Problem } from './problem';
import { sentenceOf, titleOf, WORDS } from './sentences';
import { en } from './sentences.en';
import { zhCN } from './sentences.zh-CN';

const published = readFileSync(new URL('../../../../docs/reference/problems.md', import.meta.url), 'utf8');
const wordsOfTheServer = [...published.matchAll(/^\| `([a-z]+\/[a-z-]+)` \|/gm)].map((match) => match[1] ?? '');

describe('every refusal of the server', () => {
  it('is listed', () => {
    expect(wordsOfTheServer.length).toBeGreaterThan(60);
  });

  it.each(wordsOfTheServer)('%s has a sentence in Chinese and in English', (word) => {
    expect(WORDS, 'say it in client/src/problem/sentences.*.ts').toContain(word);
  });

  it('is told in sentences', () => {
    for (const sentence of Object.values(en)) {
      expect(sentence.title).toMatch(/^[A-Z].*\.$/);
      expect(sentence.next).toMatch(/^([A-Z].*\.)?$/);
    }
    for (const sentence of Object.values(zhCN)) {
      expect(sentence.title).toMatch(/[\u4e00-\u9fff].*。$/);
      expect(sentence.next).toMatch(/^(.*。)?$/);
    }
  });
});

describe('a problem', () => {
  const shortfall = Problem.of(new Response(null, { status: 409 }), {
    type: 'https://oneshelf.io/problems/stock/shortfall',
    detail: 'One shelf has too little.',
    traceId: 'abc',
    lines: [{ sku: 'A', location: 'S1', wanted: 3, available: 1 }],
  });

  it('has the word, the trace and the lines of its answer', () => {
    expect(shortfall.word).toBe('stock/shortfall');
    expect(shortfall.trace).toBe('abc');
    expect(shortfall.shortLines).toEqual([{ sku: 'A', location: 'S1', wanted: 3, available: 1 }]);
    expect(shortfall.passing).toBe(false);
  });

  it('names the fields that were malformed', () => {
    const malformed = Problem.of(new Response(null, { status: 400 }), {
      type: 'https://oneshelf.io/problems/request/malformed',
      errors: [{ field: 'lines[0].quantity', detail: 'must be above 0' }],
    });
    expect(malformed.badFields).toEqual([{ field: 'lines[0].quantity', detail: 'must be above 0' }]);
  });

  it('is told in the reader’s language', () => {
    expect(sentenceOf(shortfall, 'en')).toBe(
      'There is not enough on the shelf. Lower the quantity, or count the shelf.',
    );
    expect(sentenceOf(shortfall, 'zh-CN')).toBe('货位库存不足。请减少数量，或先盘点。');
  });

  it('that we have no sentence for is told as the server tells it', () => {
    const strange = new Problem('moon/eclipse', 418, 'The moon is dark.');
    expect(titleOf(strange, 'zh-CN')).toBe('The moon is dark.');
    expect(sentenceOf(strange, 'en')).toBe('The moon is dark.');
  });

  it('without a body is told by its status', () => {
    const away = Problem.of(new Response('<html>', { status: 502, headers: { 'Retry-After': '2' } }), '<html>');
    expect(away.word).toBe('http/502');
    expect(away.retryAfter).toBe(2);
    expect(titleOf(away, 'en')).toBe('The server cannot be reached.');
  });
});
