import { describe, expect, it } from 'vitest';
import { clash, merged } from './clash';

const base = { chinese: '大衣', english: 'Coat', category: 'Coats' };

describe('two people edit one thing', () => {
  const mine = { ...base, english: 'Wool coat' };
  const theirs = { ...base, chinese: '羊毛大衣', english: 'Warm coat' };

  it('each sees what the other changed, and where both did', () => {
    expect(clash(base, mine, theirs)).toEqual([
      { field: 'chinese', mine: '大衣', theirs: '羊毛大衣', both: false },
      { field: 'english', mine: 'Wool coat', theirs: 'Warm coat', both: true },
    ]);
  });

  it('and keeps both changes where they do not touch', () => {
    expect(merged(base, mine, theirs)).toEqual({ chinese: '羊毛大衣', english: 'Wool coat', category: 'Coats' });
    expect(clash(base, mine, { ...base, english: 'Wool coat' })[0]?.both).toBe(false);
  });
});
