import { describe, expect, it } from 'vitest';
import { spread } from './map';

const LONDON = { latitude: 51.5, longitude: -0.1 };
const EDINBURGH = { latitude: 55.95, longitude: -3.2 };
const PARIS = { latitude: 48.86, longitude: 2.36 };

describe('the map of places', () => {
  it('has north above and east at the right', () => {
    const [london, edinburgh, paris] = spread([LONDON, EDINBURGH, PARIS]);
    expect(edinburgh?.y).toBeLessThan(london?.y ?? 0);
    expect(paris?.y).toBeGreaterThan(london?.y ?? Infinity);
    expect(edinburgh?.x).toBeLessThan(london?.x ?? 0);
    expect(paris?.x).toBeGreaterThan(london?.x ?? Infinity);
  });

  it('holds all of them', () => {
    for (const { x, y } of spread([LONDON, EDINBURGH, PARIS, { latitude: 90, longitude: 180 }])) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(320);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(220);
    }
  });

  it('puts one alone in the middle, and none nowhere', () => {
    expect(spread([LONDON])).toEqual([{ x: 160, y: 110 }]);
    expect(spread([])).toEqual([]);
  });
});
