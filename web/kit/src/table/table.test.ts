import { describe, expect, it } from 'vitest';
import { nextOrder, ordered, rowFor, type KitColumn } from './table';

interface Place {
  name: string;
  waiting: number;
  taken?: bigint;
}
const columns: KitColumn<Place>[] = [
  { id: 'name', title: 'Place', head: true, sort: (place) => place.name },
  { id: 'waiting', title: 'Waiting', figure: true, sort: (place) => place.waiting },
  { id: 'taken', title: 'Taken', figure: true, sort: (place) => place.taken },
  { id: 'act', title: 'Edit' },
];
const rows: Place[] = [
  { name: 'Till 10', waiting: 3, taken: 90071992547409931n },
  { name: 'till 9', waiting: 20 },
  { name: 'Ärmel', waiting: 3, taken: 90071992547409930n },
];
const by = (column: string, down = false, language = 'en') =>
  ordered(rows, columns, { column, down }, language).map((place) => place.name);

describe('the rows of a table', () => {
  it('stand as they came until somebody orders them', () => {
    expect(ordered(rows, columns, undefined, 'en')).toBe(rows);
    expect(by('act')).toEqual(['Till 10', 'till 9', 'Ärmel']);
  });

  it.each([
    ['name', false, ['Ärmel', 'till 9', 'Till 10']],
    ['name', true, ['Till 10', 'till 9', 'Ärmel']],
    ['waiting', false, ['Till 10', 'Ärmel', 'till 9']],
    ['waiting', true, ['till 9', 'Till 10', 'Ärmel']],
    // To the last unit, and what has none at the end whichever way round.
    ['taken', false, ['Ärmel', 'Till 10', 'till 9']],
    ['taken', true, ['Till 10', 'Ärmel', 'till 9']],
  ])('by %s, downwards %s', (column, down, names) => {
    expect(by(column, down)).toEqual(names);
  });

  it('are ordered as the language of the reader orders words', () => {
    const chinese = [
      { name: '张江', waiting: 0 },
      { name: '安亭', waiting: 0 },
    ];
    expect(ordered(chinese, columns, { column: 'name', down: false }, 'zh-CN').map((place) => place.name)).toEqual([
      '安亭',
      '张江',
    ]);
  });

  it('go up, down and back to how they came, press by press', () => {
    const up = nextOrder(undefined, 'name');
    const down = nextOrder(up, 'name');
    expect([up, down, nextOrder(down, 'name')]).toEqual([
      { column: 'name', down: false },
      { column: 'name', down: true },
      undefined,
    ]);
    expect(nextOrder(down, 'waiting')).toEqual({ column: 'waiting', down: false });
  });
});

describe('a key in a table', () => {
  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowDown', 2, undefined],
    ['ArrowUp', 0, undefined],
    ['ArrowUp', 2, 1],
    ['End', 0, 2],
    ['Home', 0, undefined],
    ['a', 1, undefined],
  ])('%s in row %s leads to %s', (key, at, to) => {
    expect(rowFor(key, at, 3)).toBe(to);
  });
});
