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
