import { describe, expect, it } from 'vitest';
import { MOTIFS, type MotifName } from './motifs';
import { motifOf, motifOfCategory, picture } from './picture';

const product = (id: string, name: string, category: string) => ({ id, name, category });

describe('what is drawn', () => {
  it.each([
    ['White Metal Lantern', '灯烛 Lights and candles', 'lantern'],
    ['Set 7 Babushka Nesting Boxes', '玩具 Toys', 'nestingDoll'],
    ['Glass Star Frosted T-Light Holder', '灯烛 Lights and candles', 'candles'],
    ['Jumbo Bag Red Retrospot', '箱包 Bags and travel', 'bag'],
    ['Christmas Craft Tree Top Angel', '节日用品 Christmas and Easter', 'tree'],
  ])('for "%s" in %s is: %s', (name, category, motif) => {
    expect(motifOf(product('X', name, category))).toBe(motif);
  });

  it('is of the category when the name says nothing, in either language', () => {
    expect(['mug', 'plate', 'teapot', 'jar', 'cake']).toContain(motifOf(product('1', '红色复古', '厨房餐桌')));
    expect(motifOfCategory('Gift vouchers')).toBe('voucher');
  });

  it('is something even for a category nobody thought of', () => {
    expect(Object.keys(MOTIFS)).toContain(motifOf(product('1', '?', 'submarines')));
  });
});

describe('a picture', () => {
  it('is always the same for one product', () => {
    expect(picture('mug', '22752')).toEqual(picture('mug', '22752'));
  });

  it('is hardly ever that of another', () => {
    for (const motif of Object.keys(MOTIFS) as MotifName[]) {
      const drawn = new Set(Array.from({ length: 200 }, (_, i) => JSON.stringify(picture(motif, `sku-${i}`))));
      expect(drawn.size, motif).toBeGreaterThan(195);
    }
  });

  it('has no figure that is none', () => {
    for (const motif of Object.keys(MOTIFS) as MotifName[]) {
      for (let i = 0; i < 40; i++) {
        expect(JSON.stringify(picture(motif, `p${i}`)), motif).not.toMatch(/NaN|undefined|null|Infinity/);
      }
    }
  });
});
