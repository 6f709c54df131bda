import { describe, expect, it } from 'vitest';
import { coarse, formatDistance, metresBetween, nearestFirst } from './distance';

const LONDON = { latitude: 51.5117, longitude: -0.124 };
const MANCHESTER = { latitude: 53.4822, longitude: -2.2395 };
const PARIS = { latitude: 48.859, longitude: 2.3622 };

describe('distance', () => {
  it('is that of a map', () => {
    expect(Math.round(metresBetween(LONDON, PARIS) / 1000)).toBe(344);
    expect(Math.round(metresBetween(LONDON, MANCHESTER) / 1000)).toBe(262);
    expect(metresBetween(PARIS, PARIS)).toBe(0);
  });

  it('is the same over the date line', () => {
    expect(
      Math.round(metresBetween({ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 }) / 1000),
    ).toBe(111);
  });

  it.each([
    [12, 'en', '50 m'],
    [340, 'en', '350 m'],
    [2_440, 'en', '2.4 km'],
    [267_800, 'en', '268 km'],
    [267_800, 'zh-CN', '268 公里'],
  ])('%d metres are said in %s as %s', (metres, language, text) => {
    expect(formatDistance(metres, language)).toBe(text);
  });

  it('sorts places, and leaves them as they are without a point', () => {
    expect(nearestFirst([PARIS, MANCHESTER, LONDON], LONDON)).toEqual([LONDON, MANCHESTER, PARIS]);
    expect(nearestFirst([PARIS, LONDON], undefined)).toEqual([PARIS, LONDON]);
  });

  it('is measured from a point that does not tell a house', () => {
    expect(coarse({ latitude: 51.511712, longitude: -0.124049 })).toEqual({ latitude: 51.51, longitude: -0.12 });
  });
});
