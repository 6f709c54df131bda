import { expect, it } from 'vitest';
import { ownPart } from '@oneshelf/kit';
import { channelIn, inLanguage, optionsOf } from './names';

it.each([
  ['Covent Garden, London · 伦敦考文特花园店', 'zh-CN', '伦敦考文特花园店'],
  ['Covent Garden, London · 伦敦考文特花园店', 'en', 'Covent Garden, London'],
  ['Bridge Street · North', 'zh-CN', 'Bridge Street · North'],
  ['南京东路店', 'en', '南京东路店'],
  ['Plain', 'zh-CN', 'Plain'],
] as const)('%s is read in %s as %s', (name, language, part) => {
  expect(ownPart(name, language)).toBe(part);
});

it('a name is told in the language there is', () => {
  expect(inLanguage({ en: 'Coat' }, 'zh-CN')).toBe('Coat');
  expect(inLanguage({ 'zh-CN': '大衣', en: 'Coat' }, 'zh-CN')).toBe('大衣');
  expect(inLanguage({}, 'en')).toBe('');
});

it('options are told in one line', () => {
  expect(optionsOf({ colour: 'Red', size: '42' })).toBe('Red · 42');
  expect(optionsOf(undefined)).toBe('');
});

it.each([
  ['web', 'Web shop', 'zh-CN', '网店'],
  ['web', 'Web shop', 'en', 'Web shop'],
  ['web', 'Our shop', 'zh-CN', 'Our shop'],
  ['wechat', 'WeChat · 微信', 'zh-CN', '微信'],
] as const)('the channel %s, called %s, is read in %s as %s', (code, name, language, shown) => {
  expect(channelIn(code, name, language)).toBe(shown);
});
