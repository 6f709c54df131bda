import { expect, it } from 'vitest';
import { ownPart } from '@oneshelf/kit';
import { byIn, categoryIn, channelIn, inLanguage, isCode, optionsOf } from './names';

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

it.each([
  ['灯烛 Lights and candles', 'zh-CN', '灯烛'],
  ['灯烛 Lights and candles', 'en', 'Lights and candles'],
  ['Garden · 花园', 'zh-CN', '花园'],
  ['Journeys', 'zh-CN', 'Journeys'],
  ['灯烛', 'en', '灯烛'],
  ['USB 灯', 'en', 'USB 灯'],
] as const)('the category %s is read in %s as %s', (name, language, shown) => {
  expect(categoryIn(name, language)).toBe(shown);
});

it('the commands of the machine have a name in Chinese; everybody else has their own', () => {
  expect(byIn('the commands of this machine', 'zh-CN')).toBe('本机命令行');
  expect(byIn('the commands of this machine', 'en')).toBe('the commands of this machine');
  expect(byIn('token', 'zh-CN')).toBe('未命名的令牌');
  expect(byIn('token', 'en')).toBe('a token without a name');
  expect(byIn('guest', 'zh-CN')).toBe('网店访客');
  expect(byIn('anna', 'zh-CN')).toBe('anna');
});

it.each([
  ['T1-7KQ2MF.000001:a_b', true],
  ['', false],
  ['two words', false],
  ['x'.repeat(65), false],
])('%j may be a code: %s', (text, may) => {
  expect(isCode(text)).toBe(may);
});
