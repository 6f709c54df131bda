import type { BothLanguages } from '@oneshelf/kit';
import { accessWords } from './access/words';
import { orderWords } from './order/words';
import { settingsWords } from './settings/words';
import { shellWords } from './shell/words';
import { stockWords } from './stock/words';

const areas: Record<string, BothLanguages> = {
  access: accessWords,
  order: orderWords,
  settings: settingsWords,
  shell: shellWords,
  stock: stockWords,
};

function of(language: 'zh-CN' | 'en') {
  return Object.fromEntries(Object.entries(areas).map(([area, words]) => [area, words[language]]));
}

export const words: BothLanguages = { 'zh-CN': of('zh-CN'), en: of('en') };
