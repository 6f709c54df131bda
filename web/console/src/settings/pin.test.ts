import { expect, it } from 'vitest';
import { weaknessOfPin } from './pin';

it.each([
  ['20468', '20468', 'form'],
  ['2046801234567', '2046801234567', 'form'],
  ['20468O', '20468O', 'form'],
  ['', '', 'form'],
  ['777777', '777777', 'easy'],
  ['123456', '123456', 'easy'],
  ['987654', '987654', 'easy'],
  ['204680', '204681', 'differs'],
  ['204680', '204680', undefined],
  ['135791', '135791', undefined],
])('a PIN %s, typed again as %s: %s', (pin, again, why) => {
  expect(weaknessOfPin(pin, again)).toBe(why);
});
