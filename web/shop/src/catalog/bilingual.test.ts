import { describe, expect, it } from 'vitest';
import { inLanguage, nameIn } from './bilingual';

describe('a text in both languages', () => {
  it.each([
    ['灯烛 Lights and candles', 'en', 'Lights and candles'],
    ['灯烛 Lights and candles', 'zh-CN', '灯烛'],
    ['Le Marais, Paris · 巴黎玛黑店', 'zh-CN', '巴黎玛黑店'],
    ['Le Marais, Paris · 巴黎玛黑店', 'en', 'Le Marais, Paris'],
    ['coats', 'zh-CN', 'coats'],
    ['大衣', 'en', '大衣'],
    ['Tea · Coffee', 'en', 'Tea · Coffee'],
  ])('%s read in %s is %s', (text, language, part) => {
    expect(inLanguage(text, language)).toBe(part);
  });

  it('of a product falls back to the other language', () => {
    expect(nameIn({ en: 'Coat' }, 'zh-CN')).toBe('Coat');
    expect(nameIn({ 'zh-CN': '大衣', en: 'Coat' }, 'zh-CN')).toBe('大衣');
  });
});
