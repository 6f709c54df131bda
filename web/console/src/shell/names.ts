import { ownPart, type Language } from '@oneshelf/kit';

/** A name in the reader's language, or in the other where it has only that. */
export function inLanguage(name: Readonly<Record<string, string>>, language: Language): string {
  return name[language] ?? name['zh-CN'] ?? name['en'] ?? '';
}

/** What tells a SKU from its sisters: "Red · 42". */
export function optionsOf(options: Readonly<Record<string, string>> | undefined): string {
  return Object.values(options ?? {}).join(' · ');
}

/** The channels every installation begins with, by the names it gives them, in Chinese. */
const FIRST_CHANNELS: Readonly<Record<string, readonly [string, string]>> = {
  web: ['Web shop', '网店'],
  till: ['Till', '收银台'],
  'mini-program': ['Mini-program', '小程序'],
  live: ['Live stream', '直播'],
  'group-buy': ['Community group buying', '社区团购'],
  marketplace: ['Marketplace', '电商平台'],
  instant: ['Instant delivery', '即时零售'],
};

/** A channel in the reader's language; one that was named anew is called what it was named. */
export function channelIn(code: string, name: string, language: Language): string {
  const [english, chinese] = FIRST_CHANNELS[code] ?? [];
  return language === 'zh-CN' && name === english && chinese !== undefined ? chinese : ownPart(name, language);
}

/** A category has one name for everybody; one in two languages, "灯烛 Lights and candles", is read in the reader's. */
export function categoryIn(name: string, language: Language): string {
  const [, chinese, other] = /^([\p{Script=Han}\s]*\p{Script=Han})\s+([^\p{Script=Han}]+)$/u.exec(name) ?? [];
  return (language === 'zh-CN' ? chinese : other) ?? ownPart(name, language);
}

/** What the server calls the token of its own machine's commands, those of guests, and one that nobody gave a name. */
const NAMED_BY_US = new Map<string, Record<Language, string>>([
  ['the commands of this machine', { en: 'the commands of this machine', 'zh-CN': '本机命令行' }],
  ['guest', { en: 'a guest of the shop', 'zh-CN': '网店访客' }],
  ['token', { en: 'a token without a name', 'zh-CN': '未命名的令牌' }],
]);

/** Who told or did something: a person or a token by its name, in words of ours where the server named it. */
export function byIn(by: string, language: Language): string {
  return NAMED_BY_US.get(by)?.[language] ?? by;
}

/** Whether a text may be a code or an id: what the server takes for one. */
export const isCode = (text: string) => /^[A-Za-z0-9._:-]{1,64}$/.test(text);
