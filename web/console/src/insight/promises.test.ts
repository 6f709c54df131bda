import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { promiseIn, PROMISES } from './promises';

/** What the server's audit checks, as its tests wrote it down. */
const page = readFileSync(new URL('../../../../docs/reference/audit.md', import.meta.url), 'utf8');
const rules = [...page.matchAll(/^- (.+)$/gm)].map((line) => line[1] ?? '');

describe('a promise of the audit', () => {
  it('has a name in Chinese, each of them', () => {
    expect(rules.length).toBeGreaterThan(20);
    expect(rules.filter((rule) => !PROMISES.includes(rule))).toEqual([]);
    expect(rules.filter((rule) => !/^\p{Script=Han}+：.*\p{Script=Han}/u.test(promiseIn('zh-CN', rule)))).toEqual([]);
  });

  it('is one that the server knows', () => {
    expect(PROMISES.filter((promise) => !rules.includes(promise))).toEqual([]);
  });

  it('is told in English as the server tells it, and one without a name as well', () => {
    expect(promiseIn('en', 'stock: a count')).toBe('Stock: a count');
    expect(promiseIn('zh-CN', 'moon: full')).toBe('moon: full');
  });
});
