import type { Words } from '@oneshelf/kit';

export const zhCN: Words = {
  app: { title: 'Oneshelf 收银台' },
  home: { title: '收银台', text: '销售、退货、清点钱箱。' },
};
