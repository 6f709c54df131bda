import { expect, it } from 'vitest';
import { having, moved, without } from './pictures';

it.each([
  ['b', 0, 'bacd'],
  ['a', 1, 'bacd'],
  ['a', 3, 'bcda'],
  ['d', -1, 'dabc'],
  ['c', 9, 'abdc'],
  ['x', 0, 'abcd'],
])('%s moved to %i: %s', (hash, to, all) => {
  expect(moved([...'abcd'], hash, to).join('')).toBe(all);
});

it('one is taken out, and put back where it was', () => {
  expect(without([...'abc'], 'b')).toEqual(['a', 'c']);
  expect(having(['a', 'c'], 'b', 1)).toEqual([...'abc']);
});

it('the same picture again stays where it is', () => {
  expect(having([...'abc'], 'a')).toEqual([...'abc']);
  expect(having([...'ab'], 'c')).toEqual([...'abc']);
});
