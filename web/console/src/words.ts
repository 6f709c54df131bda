import type { BothLanguages } from '@oneshelf/kit';
import { accessWords, staffWords } from './access/words';
import { catalogWords } from './catalog/words';
import { insightWords } from './insight/words';
import { networkWords } from './network/words';
import { pricingWords } from './pricing/words';
import { orderWords } from './order/words';
import { settingsWords } from './settings/words';
import { shellWords } from './shell/words';
import { stockWords } from './stock/words';
import { tillWords } from './till/words';

const areas: Record<string, BothLanguages> = {
  access: accessWords,
  catalog: catalogWords,
  insight: insightWords,
  network: networkWords,
  pricing: pricingWords,
  staff: staffWords,
  order: orderWords,
  settings: settingsWords,
  shell: shellWords,
  stock: stockWords,
  till: tillWords,
};

function of(language: 'zh-CN' | 'en') {
  return Object.fromEntries(Object.entries(areas).map(([area, words]) => [area, words[language]]));
}

export const words: BothLanguages = { 'zh-CN': of('zh-CN'), en: of('en') };
