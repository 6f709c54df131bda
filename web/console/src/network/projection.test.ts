import { describe, expect, it } from 'vitest';
import { kilometres, labels, project } from './projection';

const london = { latitude: 51.5117, longitude: -0.124 };
const manchester = { latitude: 53.4822, longitude: -2.2395 };
const daventry = { latitude: 52.2578, longitude: -1.1635 };

describe('a map of places', () => {
  const placed = project([london, manchester, daventry], 400, 300, 20);
  const at = (i: number) => placed[i] ?? expect.fail();

  it('has north up and east right, and all of it on the sheet', () => {
    expect(at(1).y).toBeLessThan(at(0).y);
    expect(at(1).x).toBeLessThan(at(0).x);
    for (const { x, y } of placed) {
      expect(x).toBeGreaterThanOrEqual(19.9);
      expect(x).toBeLessThanOrEqual(380.1);
      expect(y).toBeGreaterThanOrEqual(19.9);
      expect(y).toBeLessThanOrEqual(280.1);
    }
  });

  it('keeps proportions', () => {
    const drawn = (i: number, j: number) => Math.hypot(at(i).x - at(j).x, at(i).y - at(j).y);
    expect(drawn(0, 1) / drawn(0, 2)).toBeCloseTo(kilometres(london, manchester) / kilometres(london, daventry), 1);
  });

  it('has a single place in its middle, and none where there is none', () => {
    expect(project([london], 400, 300, 20)[0]).toMatchObject({ x: 200, y: 150 });
    expect(project([], 400, 300, 20)).toEqual([]);
  });
});

it('London to Manchester is 262 km', () => {
  expect(kilometres(london, manchester)).toBeCloseTo(262, 0);
});

it('no label covers another', () => {
  const found = labels(
    [
      { x: 50, y: 50, text: 'Covent Garden' },
      { x: 60, y: 52, text: 'Camden' },
      { x: 390, y: 50, text: '伦敦考文特花园店' },
    ],
    400,
    6,
    12,
  );
  expect(found[0]?.anchor).not.toBe(found[1]?.anchor);
  expect(found[2]?.anchor).toBe('end');
});
