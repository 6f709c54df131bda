import { expect, it } from 'vitest';
import { weakness } from './password';

it.each([
  ['seven77', 'seven77', 'anna', 'short'],
  ['八个字八个字八个', '八个字八个字八个', 'anna', undefined],
  ['Margaret', 'Margaret', 'margaret', 'name'],
  ['long enough', 'long enuff', 'anna', 'differs'],
  ['long enough', 'long enough', 'anna', undefined],
  ['long enough', 'long enough', '', undefined],
] as const)('the password %s, repeated as %s, by %s: %s', (password, again, name, why) => {
  expect(weakness(password, again, name)).toBe(why);
});
