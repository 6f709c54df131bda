import type { Words } from '@oneshelf/kit';

export const en: Words = {
  app: { title: 'Oneshelf Till' },
  home: { title: 'Till', text: 'Sell, take back, count the drawer.' },
};
