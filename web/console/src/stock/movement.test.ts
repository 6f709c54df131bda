import { describe, expect, it } from 'vitest';
import { changeOf, inverse, warningOf } from './movement';
import { heat } from './shelves';

const shelf = { onHand: 10, reserved: 4 };

describe('what a movement does to a shelf with 10 on hand', () => {
  it.each([
    ['RECEIVE', 5, 5],
    ['RECEIVE', 0, undefined],
    ['RECEIVE', -1, undefined],
    ['ADJUST', -3, -3],
    ['ADJUST', 0, undefined],
    ['COUNT', 7, -3],
    ['COUNT', 10, 0],
    ['COUNT', 0, -10],
    ['COUNT', -1, undefined],
    ['DAMAGE', 2, -2],
    ['TRANSFER', 2, -2],
    ['TRANSFER', 1.5, undefined],
    ['RECEIVE', Number.NaN, undefined],
  ] as const)('%s %s changes it by %s', (kind, quantity, change) => {
    expect(changeOf(kind, quantity, shelf)).toBe(change);
  });

  it.each([
    ['ADJUST', -10, 'shortage'],
    ['ADJUST', -11, 'refused'],
    ['DAMAGE', -7, 'shortage'],
    ['TRANSFER', -7, 'refused'],
    ['TRANSFER', -6, undefined],
    ['COUNT', -6, undefined],
    ['COUNT', -7, 'shortage'],
    ['RECEIVE', 3, undefined],
  ] as const)('%s by %s, with 4 promised, is: %s', (kind, change, warning) => {
    expect(warningOf(kind, change, shelf)).toBe(warning);
  });
});

describe('what takes it back', () => {
  const line = { sku: 'A', location: 'S1', quantity: 3 };

  it('is the opposite adjustment, or the way back', () => {
    expect(inverse('RECEIVE', line, 3)).toEqual({ kind: 'ADJUST', line: { ...line, quantity: -3 } });
    expect(inverse('COUNT', line, -7)).toEqual({ kind: 'ADJUST', line: { ...line, quantity: 7 } });
    expect(inverse('TRANSFER', { ...line, to: 'S2' }, -3)).toEqual({
      kind: 'TRANSFER',
      line: { sku: 'A', location: 'S2', quantity: 3, to: 'S1' },
    });
  });

  it('is nothing where nothing changed or nothing can', () => {
    expect(inverse('COUNT', line, 0)).toBeUndefined();
    expect(inverse('DAMAGE', line, -3)).toBeUndefined();
  });
});

describe('the heat of a cell', () => {
  it('is its share of the fullest of its row', () => {
    expect([0, 1, 24, 25, 26, 50, 75, 100].map((available) => heat(available, 100))).toEqual([0, 1, 1, 1, 2, 2, 3, 4]);
    expect(heat(-3, 100)).toBe(0);
    expect(heat(0, 0)).toBe(0);
  });
});
