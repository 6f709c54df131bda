import { describe, expect, it } from 'vitest';
import { newId } from './id';

describe('a new id', () => {
  it('is a UUID of version 7 that the API takes', () => {
    expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('sorts by the time it was made', () => {
    const earlier = newId(1_700_000_000_000);
    const later = newId(1_700_000_000_001);
    expect(earlier < later).toBe(true);
  });

  it('carries the time in its first 48 bits', () => {
    expect(parseInt(newId(1_795_000_000_123).replaceAll('-', '').slice(0, 12), 16)).toBe(1_795_000_000_123);
  });

  it('is another one each time', () => {
    expect(new Set(Array.from({ length: 1000 }, () => newId(1))).size).toBe(1000);
  });
});
