import { expect, LANGUAGES } from '../oneshelf';
import { journal, lines, openStore, ready, SAYS, scan, test } from './till';
import type { Page } from '@playwright/test';

const WORDS = {
  en: { newer: 'This till’s journal is newer than this page', again: 'Load the page again' },
  'zh-CN': { newer: '本机日志的版本比此页面新', again: '重新载入页面' },
} as const;

/** A later version of the till's page comes by, and is gone again: its database stays. */
async function later(page: Page, version: number, oldest?: number): Promise<void> {
  await page.evaluate(
    ({ version, oldest }) =>
      new Promise<void>((done, failed) => {
        const opening = indexedDB.open('oneshelf-till', version);
        opening.onupgradeneeded = () => {
          if (oldest === undefined) {
            opening.result.createObjectStore('of-later');
          } else {
            opening.transaction?.objectStore('head').put(oldest, 'oldest');
          }
        };
        opening.onsuccess = () => {
          opening.result.close();
          done();
        };
        opening.onerror = () => failed(opening.error);
      }),
    { version, oldest },
  );
}

/** Presses the button that loads the page again, and waits for the page that comes: what stood on the one before says nothing. */
async function loadAgain(page: Page, name: string): Promise<void> {
  const loaded = page.waitForEvent('load');
  await page.getByRole('button', { name }).click();
  await loaded;
}

for (const language of LANGUAGES) {
  test(`a till whose server went back a version goes on, or says calmly why not, in ${language}`, async ({
    page,
    api,
    looks,
    healthy,
    picture,
  }) => {
    const says = WORDS[language];
    const store = await openStore(api, 1);
    await looks({ language });
    await ready(page, store, language);

    // The later version has added something and changed nothing that this one knows.
    await later(page, 3);
    await loadAgain(page, says.again);
    await expect(page.getByLabel(SAYS[language].entry)).toBeFocused();
    await scan(page, store.articles[0]?.gtin ?? '');
    await expect(lines(page)).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByText(SAYS[language].fine)).toBeVisible();
    const before = await journal(page);
    expect(before.map(({ entry }) => entry.kind)).toEqual(['shift-opened', 'sale']);

    // The next one has changed what is kept, and says that this one is too old for it.
    await later(page, 4, 4);
    await loadAgain(page, says.again);
    await expect(page.getByRole('heading', { level: 1, name: says.newer })).toBeAttached();
    await expect(page.getByText(says.newer).last()).toBeVisible();
    await healthy('newer journal');
    await picture(`till-newer-${language}`);
    await loadAgain(page, says.again);
    await expect(page.getByRole('button', { name: says.again })).toBeVisible();
    expect(await journal(page)).toEqual(before);
  });
}
