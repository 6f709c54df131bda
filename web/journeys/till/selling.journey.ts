import { expect, LANGUAGES, THEMES } from '../oneshelf';
import { agrees, journal, lines, openShift, openStore, ready, SAYS, scan, setUp, test } from './till';

for (const language of LANGUAGES) {
  for (const theme of THEMES) {
    test(`every state of selling is healthy in ${language}, ${theme}`, async ({
      page,
      api,
      looks,
      healthy,
      picture,
    }) => {
      const says = SAYS[language];
      const store = await openStore(api);
      const state = async (name: string) => {
        await healthy(name);
        await picture(`till-${name}-${language}-${theme}`);
      };
      await looks({ language, theme });
      await page.goto('/till/');
      await expect(page.getByLabel(says.token)).toBeVisible();
      await state('set-up');
      await page.getByLabel(says.token).fill('nonsense');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('alert')).toBeVisible();
      await state('set-up-refused');

      await setUp(page, store, language);
      await state('shift-to-open');
      await openShift(page, language);
      await expect(page.getByText(says.fine)).toBeVisible();
      await state('ready');

      const [lantern, bag, tins] = store.articles;
      for (const article of [lantern, bag, bag, tins]) {
        await scan(page, article?.gtin ?? '');
      }
      await expect(lines(page)).toHaveCount(3);
      await state('basket');
      await scan(page, '4006381333931');
      await expect(page.getByRole('alert')).toContainText('4006381333931');
      await state('unknown-barcode');
      await page.getByLabel(says.entry).fill(language === 'en' ? 'lantern' : '灯笼');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('region').getByRole('button').first()).toBeFocused();
      await state('search');
      await page.keyboard.press('Escape');

      await page.keyboard.press('F2');
      await expect(page.getByRole('dialog')).toBeVisible();
      await state('price-by-hand');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
      // The browser closes a dialog on Escape and tells the page afterwards; keys of the screen are heard from then on.
      await expect(page.locator('dialog .sheet')).toHaveCount(0);
      await page.keyboard.press('F9');
      await expect(page.getByRole('dialog')).toBeVisible();
      await state('pay');
      await page.keyboard.type('5');
      await page.keyboard.press('F2');
      await state('pay-rest');
      await page.keyboard.type('50');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('status').filter({ hasText: says.change })).toBeVisible();
      await state('sold');
      await page.setViewportSize({ width: 1280, height: 1600 });
      await picture(`till-receipt-${language}-${theme}`);
      await page.setViewportSize({ width: 360, height: 740 });
      await state('sold-narrow');
      await scan(page, lantern?.gtin ?? '');
      await state('basket-narrow');
    });
  }
}

test('six items in cash take at most eight keys beyond the scans, and no mouse', async ({ page, api, looks }) => {
  const store = await openStore(api);
  await looks({});
  await ready(page, store);
  // What the scanner sends is not trusted by the browser, what a person presses is: so they are told apart.
  await page.evaluate(() => {
    const counted = { keys: 0, presses: 0 };
    Object.assign(window, { counted });
    window.addEventListener('keydown', (event) => (counted.keys += event.isTrusted ? 1 : 0), true);
    window.addEventListener('pointerdown', () => (counted.presses += 1), true);
  });
  for (const { gtin } of store.articles) {
    await scan(page, gtin);
  }
  const total = store.articles.reduce((sum, { minor }) => sum + minor, 0);
  await expect(page.getByRole('region', { name: 'Total' })).toContainText(`£${(total / 100).toFixed(2)}`);
  await page.keyboard.press('Enter');
  await page.keyboard.type('50');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Change' })).toContainText(
    `£${((5000 - total) / 100).toFixed(2)}`,
  );
  // The next customer begins without a key.
  await scan(page, store.articles[0]?.gtin ?? '');
  await expect(lines(page)).toHaveCount(1);
  const counted = await page.evaluate(
    () => (window as unknown as { counted: { keys: number; presses: number } }).counted,
  );
  console.log(`six items in cash: ${counted.keys} keys beyond the scans, ${counted.presses} presses of the mouse`);
  expect(counted.keys).toBeLessThanOrEqual(8);
  expect(counted.presses).toBe(0);
  await expect(page.getByText('All sent')).toBeVisible();
  await agrees(page, api, store);
});

test('quantities, parking, recalling and mixed tenders by keyboard alone', async ({ page, api, looks }) => {
  const store = await openStore(api);
  const [lantern, bag] = store.articles;
  await looks({});
  await ready(page, store);
  await page.keyboard.type('3*');
  await scan(page, lantern?.gtin ?? '');
  await expect(lines(page)).toContainText('3 ×');
  await page.keyboard.press('+');
  await expect(lines(page)).toContainText('4 ×');
  await page.keyboard.press('-');
  await page.keyboard.press('-');
  await expect(lines(page)).toContainText('2 ×');
  await page.keyboard.press('F4');
  await expect(page.getByText('Ready for the next customer')).toBeVisible();
  await page.keyboard.type(bag?.sku ?? '', { delay: 60 });
  await page.keyboard.press('Enter');
  await expect(lines(page)).toHaveCount(1);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Paid exactly' })).toBeVisible();
  await page.keyboard.press('F4');
  await expect(page.getByRole('dialog').getByRole('button').nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(lines(page)).toContainText('2 ×');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('F9');
  await page.keyboard.type('1');
  await page.keyboard.press('F2');
  await page.keyboard.type('10');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Change' })).toContainText('£6.00');
  await expect(page.getByText('All sent')).toBeVisible();
  await agrees(page, api, store);
  const [, , second] = await journal(page);
  const order = await api.get<{ payments: { kind: string; amount: { amount: string } }[] }>(
    `/v1/orders/${second?.entry.receipt}`,
  );
  expect(order.payments.map(({ kind, amount }) => [kind, amount.amount])).toEqual([
    ['TEST', '100'],
    ['CASH', '400'],
  ]);
});
