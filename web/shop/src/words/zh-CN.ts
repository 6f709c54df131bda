import type { Words } from '@oneshelf/kit';

export const zhCN: Words = {
  app: { title: 'Oneshelf 商城' },
  home: { title: '商城', text: '每个窗口背后，都是同一个货架。' },
};
