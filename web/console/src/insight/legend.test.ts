import { describe, expect, it } from 'vitest';
import { legendRows } from './legend';

/** Ten pixels a letter. */
const rows = (width: number, ...names: string[]) => legendRows(names, width, '', (text) => text.length * 10);

describe('the legend of a chart', () => {
  it('stands in one row as long as there is room', () => {
    expect(rows(200)).toBe(1);
    expect(rows(200, 'Till', 'Web shop')).toBe(1);
  });

  it('goes on in a further row, and cuts no name', () => {
    expect(rows(170, 'Till', 'Web shop')).toBe(2);
    expect(rows(170, 'Till', 'Web shop', 'Marketplace')).toBe(3);
  });

  it('gives a name that is wider than all a row of its own', () => {
    expect(rows(80, 'Community group buying', 'Till')).toBe(2);
  });
});
