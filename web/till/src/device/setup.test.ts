import { describe, expect, it } from 'vitest';
import { isOfTill } from './setup';

describe('a token that is to stand in a till', () => {
  it.each([
    ['cashier', 'S1', true],
    ['associate', 'S1', true],
    ['store-manager', 'S1', false],
    ['owner', undefined, false],
    ['integration', undefined, false],
    ['cashier', undefined, false],
  ])('%s of %s: %s', (role, location, good) => {
    expect(isOfTill({ role, ...(location === undefined ? {} : { location }) })).toBe(good);
  });
});
