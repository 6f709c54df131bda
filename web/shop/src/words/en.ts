import type { Words } from '@oneshelf/kit';

export const en: Words = {
  app: { title: 'Oneshelf Shop' },
  home: { title: 'Shop', text: 'One shelf behind every shop window.' },
};
