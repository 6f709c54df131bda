import { describe, expect, it } from 'vitest';
import { positionIn } from './position';

describe('a position copied from a map', () => {
  it.each([
    ['51.5117, -0.124', 51.5117, -0.124],
    [' 51.5117 -0.124 ', 51.5117, -0.124],
    ['51.5117,-0.124', 51.5117, -0.124],
    ['51, 0', 51, 0],
    ['31.2304，121.4737', 31.2304, 121.4737],
    ['51.5117° N, 0.124° W', 51.5117, -0.124],
    ['33.8568 S 151.2153 E', -33.8568, 151.2153],
    [`51°30'42.1"N 0°07'26.4"W`, 51.511694, -0.124],
    ['geo:51.5117,-0.124?z=17', 51.5117, -0.124],
    ['https://maps.example.com/@51.5117,-0.124,17z', 51.5117, -0.124],
    ['https://maps.example.com/?q=51.5117,-0.124&z=3', 51.5117, -0.124],
    ['https://map.example.org/#map=17/51.5/x?ll=51.5117,-0.124', 51.5117, -0.124],
  ])('is read from %s', (text, latitude, longitude) => {
    expect(positionIn(text)).toEqual({ latitude, longitude });
  });

  it.each(['', '51.5117', '-0.124', '51,5', 'London', '91, 0', '0, 181', 'https://maps.example.com/London', '1 2 3'])(
    'is not in %s',
    (text) => {
      expect(positionIn(text)).toBeUndefined();
    },
  );
});
