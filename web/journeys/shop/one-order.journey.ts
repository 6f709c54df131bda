import type { Page } from '@playwright/test';
import { ADDRESS, expect, test } from '../oneshelf';
import { address, goods, idIn, intoBasket, order, SHOP, STORE, taken, WAREHOUSE, type Price } from './goods';

/** Whatever happens on the way, there is one order, it is what was shown, and it is paid once. */
test.use({ viewport: { width: 390, height: 844 } });

const ORDER = /^Order · /;

async function ordersOf(page: Page): Promise<string[]> {
  await page.goto(`${SHOP}#/orders`);
  await expect(page.locator('.orders li').first()).toBeVisible();
  const links = await page.locator('.orders a.what').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  return links.map((link) => idIn(link ?? ''));
}

test.beforeEach(async ({ looks }) => looks({ language: 'en' }));

test('a reload in the middle keeps what was typed and the order that is meant', async ({ page, api }) => {
  const one = await goods(api, { [WAREHOUSE]: 9 });
  await intoBasket(page, one, 2);
  await page.goto(`${SHOP}#/checkout`);
  await address(page);
  const meant = idIn(page.url());
  await page.reload();
  await expect(page.getByLabel('Street and number')).toHaveValue('1 High Street');
  expect(idIn(page.url())).toBe(meant);
  await page.getByRole('button', { name: ORDER }).click();
  await page.waitForURL(/#\/pay\//);
  expect(idIn(page.url())).toBe(meant);
  await page.goBack();
  await page.goto(`${SHOP}#/checkout/${meant}`);
  await page.waitForURL(/#\/pay\//);
  expect(await ordersOf(page)).toEqual([meant]);
  expect(await taken(api, one, 9)).toBe(2);
});

test('an answer that is lost, and a second press, make no second order', async ({ page, api }) => {
  const one = await goods(api, { [WAREHOUSE]: 9 });
  await intoBasket(page, one);
  await page.goto(`${SHOP}#/checkout`);
  await address(page);
  let lost = 0;
  await page.route('**/v1/orders/*', async (route) => {
    if (route.request().method() === 'PUT' && lost < 5) {
      lost++;
      // The server has it; its answer never arrives.
      await route.fetch();
      await route.abort('connectionreset');
    } else {
      await route.continue();
    }
  });
  await page.getByRole('button', { name: ORDER }).click();
  await expect(page.getByText('Press again: it is one order')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: ORDER }).click();
  await page.waitForURL(/#\/pay\//);
  expect(lost).toBeGreaterThanOrEqual(2);
  expect(await ordersOf(page)).toHaveLength(1);
  expect(await taken(api, one, 9)).toBe(1);
  await page.goto(`${SHOP}#/basket`);
  await expect(page.getByText('Your basket is empty')).toBeVisible();
});

/**
 * Pressed by the pages themselves, and what they ask for is let go when all have asked: otherwise one tab may have heard of what
 * the other did before its turn.
 */
async function pressedAtOnce(tabs: readonly Page[], name: RegExp, path: string): Promise<void> {
  let asked = 0;
  let letGo = (): void => undefined;
  const all = new Promise<void>((done) => (letGo = done));
  for (const tab of tabs) {
    await tab.route(path, async (route) => {
      if (route.request().method() === 'PUT') {
        asked++;
        if (asked === tabs.length) {
          letGo();
        }
        await all;
      }
      await route.fallback();
    });
  }
  await Promise.all(
    tabs.map((tab) => tab.getByRole('button', { name }).evaluate((button: HTMLElement) => button.click())),
  );
}

test('two tabs at the checkout are one order', async ({ page, context, api }) => {
  const one = await goods(api, { [WAREHOUSE]: 9 });
  await intoBasket(page, one);
  await page.goto(`${SHOP}#/checkout`);
  await address(page);
  const other = await context.newPage();
  await other.goto(`${SHOP}#/checkout`);
  await address(other);
  await expect(other.getByRole('button', { name: ORDER })).toBeEnabled();
  expect(idIn(other.url())).toBe(idIn(page.url()));
  await pressedAtOnce([page, other], ORDER, '**/v1/orders/*');
  await Promise.all([page, other].map((tab) => tab.waitForURL(/#\/pay\//)));
  expect(await ordersOf(page)).toHaveLength(1);
  expect(await taken(api, one, 9)).toBe(1);
});

test('two tabs that pay one order pay it once', async ({ page, context, api }) => {
  const one = await goods(api, { [WAREHOUSE]: 9 });
  await intoBasket(page, one);
  const id = await order(page);
  const other = await context.newPage();
  await other.goto(`${SHOP}#/pay/${id}`);
  const pay = /^Pay £12\.50$/;
  await expect(other.getByRole('button', { name: pay })).toBeVisible();
  await pressedAtOnce([page, other], pay, '**/v1/orders/*/payments/*');
  await Promise.all([page, other].map((tab) => tab.waitForURL(/#\/o\//)));
  const placed = await api.get<{ state: string; payments: { state: string }[] }>(`/v1/orders/${id}`);
  expect(placed.state).toBe('PLACED');
  expect(placed.payments.map((payment) => payment.state)).toEqual(['CAPTURED']);
});

test('a provider that answers twice takes the money once', async ({ page, api }) => {
  const one = await goods(api, { [WAREHOUSE]: 9 });
  await intoBasket(page, one);
  const id = await order(page);
  const [phone] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: 'Open the payer’s phone here' }).click(),
  ]);
  await phone.getByRole('button', { name: 'The bank answers twice' }).click();
  await expect(phone.getByText('You can put the phone away')).toBeVisible();
  await page.bringToFront();
  await page.waitForURL(/#\/o\//);
  await expect
    .poll(
      async () =>
        (await api.get<{ history: { what: string }[] }>(`/v1/orders/${id}`)).history.some(
          (line) => line.what === 'PAYMENT_REPEATED',
        ),
      { timeout: 30_000 },
    )
    .toBe(true);
  const placed = await api.get<{ payments: { amount: { amount: string }; refunded: { amount: string } }[] }>(
    `/v1/orders/${id}`,
  );
  expect(placed.payments).toMatchObject([{ amount: { amount: '1250' }, refunded: { amount: '0' } }]);
});

test('a price that changed after it was shown is told, and ordered only when asked again', async ({
  page,
  request,
  api,
  healthy,
  picture,
}) => {
  const one = await goods(api, { [WAREHOUSE]: 9 });
  await intoBasket(page, one);
  await page.goto(`${SHOP}#/checkout`);
  await address(page);
  await expect(page.getByRole('button', { name: 'Order · £12.50' })).toBeEnabled();
  const { prices } = await api.get<{ prices: Price[] }>(`/v1/prices/${one.sku}`);
  const dearer = await request.put(`${ADDRESS}/v1/prices/${one.sku}`, {
    headers: {
      Authorization: `Bearer ${process.env['ONESHELF_TOKEN'] ?? ''}`,
      'If-Match': `"${String(prices[0]?.version)}"`,
    },
    data: { list: { amount: '1300', currency: 'GBP' } },
  });
  expect(dearer.status(), await dearer.text()).toBe(200);
  await page.getByRole('button', { name: 'Order · £12.50' }).click();
  await expect(page.getByText('Total: £12.50 before, £13.00 now.')).toBeVisible();
  expect(await taken(api, one, 9)).toBe(0);
  await healthy('checkout-changed');
  await picture('shop/checkout-changed-en-light', true);
  await page.getByRole('button', { name: 'Order at the new £13.00' }).click();
  await page.waitForURL(/#\/pay\//);
  await expect(page.getByText('£13.00').first()).toBeVisible();
});

test('what somebody else bought meanwhile is named, and the rest can be had', async ({
  page,
  browser,
  api,
  healthy,
  picture,
}) => {
  const last = await goods(api, { [STORE]: 3 });
  await intoBasket(page, last, 3);
  await page.goto(`${SHOP}#/checkout`);
  await page.getByRole('radio', { name: /^Pick up/ }).check();
  await page.getByRole('radio', { name: /Covent Garden/ }).check();
  await expect(page.getByRole('button', { name: 'Order · £37.50' })).toBeEnabled();
  await api.put(`/v1/stock/reservations/${last.sku}-other`, {
    lines: [{ sku: last.sku, location: STORE, quantity: 2 }],
  });
  await page.getByRole('button', { name: 'Order · £37.50' }).click();
  await expect(page.getByText(/you want 3, Covent Garden, London has 1\./)).toBeVisible();
  await healthy('checkout-short');
  await picture('shop/checkout-short-en-light', true);
  await page.getByRole('button', { name: 'Take what is there' }).click();
  await page.getByRole('button', { name: 'Order · £12.50' }).click();
  await page.waitForURL(/#\/pay\//);
  expect(await taken(api, last, 3)).toBe(3);

  // And whoever comes now is told before they order.
  const late = await (await browser.newContext({ baseURL: ADDRESS, locale: 'en-GB' })).newPage();
  await late.goto(`${SHOP}#/p/${last.sku}`);
  await expect(late.getByText('It is sold out everywhere just now.')).toBeVisible();
  await late.context().close();
});
