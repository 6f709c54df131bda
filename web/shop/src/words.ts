import type { BothLanguages } from '@oneshelf/kit';
import { en } from './words/en';
import { zhCN } from './words/zh-CN';

export const words: BothLanguages = { 'zh-CN': zhCN, en };
