import { expect, LANGUAGES, THEMES } from '../oneshelf';
import { agrees, booked, journal, lines, openStore, ready, SAYS, scan, test, type OrderTold, type Store } from './till';
import type { Page } from '@playwright/test';

/** Sells one of each, for the exact amount in cash. */
async function sell(page: Page, store: Store, pieces = 1): Promise<void> {
  for (const { gtin } of store.articles.slice(0, pieces)) {
    await scan(page, gtin);
  }
  await expect(lines(page)).toHaveCount(pieces);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: /Paid exactly|无需找零/ })).toBeVisible();
}

/** The service worker has the whole till, so that it opens without a network. */
async function keptForOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect.poll(() => page.evaluate(async () => (await caches.keys()).length)).toBeGreaterThan(0);
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null), { timeout: 30_000 })
    .toBe(true);
}

for (const language of LANGUAGES) {
  for (const theme of THEMES) {
    test(`without a server the till says so calmly, in ${language}, ${theme}`, async ({
      page,
      api,
      looks,
      healthy,
      picture,
    }) => {
      const store = await openStore(api);
      await looks({ language, theme });
      await ready(page, store, language);
      await page.route('**/v1/**', (route) => route.abort());
      await sell(page, store);
      await expect(
        page.getByText(language === 'en' ? 'No server · 1 kept here' : '服务器未连接 · 本机暂存 1 笔'),
      ).toBeVisible();
      await healthy('away');
      await picture(`till-away-${language}-${theme}`);
      await page.getByText(language === 'en' ? 'No server' : '服务器未连接').click();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByRole('region').getByRole('listitem')).toHaveCount(1);
      await healthy('unsent');
      await picture(`till-unsent-${language}-${theme}`);
      const other = await page.context().newPage();
      await other.goto('/till/');
      await expect(other.getByRole('button', { name: SAYS[language].takeOver })).toBeVisible();
      await other.screenshot({ path: `journeys/results/till-elsewhere-${language}-${theme}.png` });
      await other.close();
      await page.unroute('**/v1/**');
      await page.evaluate(() => window.dispatchEvent(new Event('online')));
      await expect(page.getByRole('link', { name: SAYS[language].fine })).toBeVisible();
      await healthy('nothing unsent');
      await picture(`till-all-sent-${language}-${theme}`);
      await page.goto('/till/#/');
      await agrees(page, api, store);
    });
  }
}

test('an hour without a server, reloaded in the middle, loses nothing and doubles nothing', async ({
  page,
  api,
  looks,
  context,
}) => {
  const store = await openStore(api);
  await looks({});
  await ready(page, store);
  await keptForOffline(page);
  await sell(page, store, 2);
  await expect(page.getByText('All sent')).toBeVisible();

  await context.setOffline(true);
  for (let i = 0; i < 3; i++) {
    await sell(page, store, 1 + i);
  }
  await expect(page.getByText('No server · 3 kept here')).toBeVisible();
  // Something lies on the desk when the page is reloaded.
  await scan(page, store.articles[5]?.gtin ?? '');
  await expect(lines(page)).toHaveCount(1);
  await page.reload();
  await expect(lines(page)).toHaveCount(1);
  await page.keyboard.press('Delete');
  await expect(page.getByText('Ready for the next customer')).toBeVisible();
  await sell(page, store, 3);
  await expect(page.getByText('No server · 4 kept here')).toBeVisible();
  // Parked before the hour is over, recalled after it.
  await scan(page, store.articles[4]?.gtin ?? '');
  await page.keyboard.press('F4');
  await expect(lines(page)).toHaveCount(0);

  await context.setOffline(false);
  await expect(page.getByText('All sent')).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('F4');
  await expect(page.getByRole('dialog').getByRole('button').nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(lines(page)).toHaveCount(1);
  // A key goes to the basket once the list of parked ones is gone.
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Delete');
  await expect(lines(page)).toHaveCount(0);
  await sell(page, store, 1);
  await expect(page.getByText('All sent')).toBeVisible();
  await agrees(page, api, store);
  expect((await journal(page)).filter(({ entry }) => entry.kind === 'sale')).toHaveLength(6);
});

test('an answer that is lost on its way does not double a sale', async ({ page, api, looks }) => {
  const store = await openStore(api);
  await looks({});
  await ready(page, store);
  let lost = 0;
  await page.route('**/v1/orders/**', async (route) => {
    const response = await route.fetch();
    lost += 1;
    if (lost <= 2) {
      await route.abort('connectionreset');
    } else {
      await route.fulfill({ response });
    }
  });
  await sell(page, store, 2);
  await sell(page, store, 1);
  await expect(page.getByText('All sent')).toBeVisible({ timeout: 60_000 });
  expect(lost).toBeGreaterThan(3);
  await page.unroute('**/v1/orders/**');
  await agrees(page, api, store);
});

test('of two tabs one writes; the other takes the till over with its basket', async ({ page, api, looks, context }) => {
  const store = await openStore(api);
  await looks({});
  await ready(page, store);
  await sell(page, store, 1);
  await scan(page, store.articles[1]?.gtin ?? '');
  await expect(lines(page)).toHaveCount(1);

  const other = await context.newPage();
  await other.goto('/till/');
  await expect(other.getByRole('button', { name: 'Take the till over here' })).toBeVisible();
  await expect(other.getByText('The till is open in another tab').first()).toBeVisible();
  await other.getByRole('button', { name: 'Take the till over here' }).click();
  await expect(lines(other)).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Take the till over here' })).toBeVisible();
  await booked(other, store);
  await other.keyboard.press('Enter');
  await expect(other.getByRole('dialog')).toBeVisible();
  await other.keyboard.press('Enter');
  await expect(other.getByRole('status').filter({ hasText: 'Paid exactly' })).toBeVisible();
  await expect(other.getByText('All sent')).toBeVisible();
  await agrees(other, api, store);
  expect((await journal(other)).map(({ n }) => n)).toEqual([1, 2, 3]);
});

test('the clock of a till that runs behind is put right by the server’s', async ({ page, api, looks }) => {
  const store = await openStore(api);
  const behind = 3 * 3_600_000;
  await looks({});
  await page.clock.install({ time: Date.now() - behind });
  await page.clock.resume();
  await ready(page, store);
  await sell(page, store, 1);
  await expect(page.getByText('All sent')).toBeVisible();
  const [, sale] = await journal(page);
  const order = await api.get<OrderTold>(`/v1/orders/${sale?.entry.receipt}`);
  const apart = Math.abs(Date.parse(order.occurredAt) - Date.parse(order.recordedAt));
  expect(apart, 'between when it happened and when we learned of it').toBeLessThan(10 * 60_000);
  await agrees(page, api, store);
});

test('a sale that the server refuses goes aside, is seen, and is settled by a person', async ({
  page,
  api,
  looks,
  healthy,
  picture,
}) => {
  const store = await openStore(api);
  await looks({});
  await ready(page, store);
  await page.route('**/v1/orders/**', (route) =>
    route.fulfill({
      status: 422,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        type: 'https://oneshelf.io/problems/catalog/unknown-sku',
        status: 422,
        detail: 'SKU X is not known.',
      }),
    }),
  );
  await sell(page, store, 1);
  await expect(page.getByText('1 needs a look')).toBeVisible();
  await page.getByText('1 needs a look').click();
  await expect(page.getByText('There is no such SKU.')).toBeVisible();
  await healthy('refused');
  await picture('till-refused-en-light');
  await page.unroute('**/v1/orders/**');
  await page.getByRole('button', { name: 'Send again' }).click();
  await expect(page.getByText('All sent')).toBeVisible();
  await page.goto('/till/#/');
  await agrees(page, api, store);
});
