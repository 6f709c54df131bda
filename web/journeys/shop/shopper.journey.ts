import { ADDRESS, expect, tabTo, test } from '../oneshelf';
import { goods, idIn, intoBasket, order, SHOP, STORE, WAREHOUSE } from './goods';

test.use({ viewport: { width: 390, height: 844 } });

test.beforeEach(async ({ looks }) => looks({ language: 'en' }));

test('by keyboard alone: from the search to a paid order', async ({ page, api }) => {
  const one = await goods(api, { [WAREHOUSE]: 9 });
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(SHOP);
  await expect(page.getByRole('searchbox')).toBeVisible();

  const reach = (name: RegExp) => tabTo(page, name);
  /** What the page still waits for is there before one goes looking for it: so many presses of Tab are soon over. */
  const there = (role: 'button' | 'link', name: RegExp) => expect(page.getByRole(role, { name })).toBeEnabled();
  await reach(/^What are you looking for/);
  await page.keyboard.type(one.english);
  await page.keyboard.press('Enter');
  await expect(page.locator('article').getByText(one.sku)).toBeVisible();
  await reach(new RegExp(`^\\|Journey Lantern ${one.sku}`));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: one.english })).toBeVisible();
  await there('button', /^Add to basket$/);
  await reach(/\|\s*Add to basket/);
  await page.keyboard.press('Enter');
  await there('link', /^Go to the basket$/);
  await reach(/^\|\s*Go to the basket/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Basket' })).toBeVisible();
  await there('link', /^Check out/);
  await reach(/\|\s*Check out/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Checkout' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Order · / })).toBeEnabled();
  for (const [label, text] of [
    [/\|Name/, 'Li Lei'],
    [/\|Phone/, '+44 20 7946 0000'],
    [/\|Street/, '1 High Street'],
    [/\|Town/, 'London'],
  ] as const) {
    await reach(label);
    await page.keyboard.type(text);
  }
  await reach(/\|Country/);
  await page.keyboard.type('United K');
  await reach(/\|\s*Order · /);
  await page.keyboard.press('Enter');
  await page.waitForURL(/#\/pay\//);
  await there('button', /^Pay £12\.50/);
  await reach(/\|\s*Pay £12\.50/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/#\/o\//);
  await expect(page.getByText('Thank you, it is paid.')).toBeVisible();
});

test('a basket and its orders go along to another device, and the link leaves no trace', async ({
  page,
  browser,
  api,
}) => {
  const one = await goods(api, { [WAREHOUSE]: 9 });
  const two = await goods(api, { [WAREHOUSE]: 9 });
  await intoBasket(page, one, 2);
  await page.goto(`${SHOP}#/settings`);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByText('Continue on another device').click();
  await expect(page.getByText('Whoever opens this link is you')).toBeVisible();
  await page.getByRole('button', { name: 'Copy the link' }).click();
  await expect(page.getByText('The link is copied.')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).search, 'the token stands behind the #').toBe('');

  const context = await browser.newContext({ baseURL: ADDRESS, locale: 'en-GB' });
  const device = await context.newPage();
  const asked: string[] = [];
  device.on('request', (sent) => asked.push(sent.url()));
  await intoBasket(device, two);
  await device.goto(link);
  await device.getByRole('button', { name: 'Go on with it here' }).click();
  await expect(device.locator('.line')).toHaveCount(2);
  const token = new URLSearchParams(link.split('?')[1]).get('guest') ?? 'none';
  expect(asked.filter((url) => url.split('#')[0]?.includes(token))).toEqual([]);
  expect(device.url()).not.toContain(token);

  // What one device does, the other sees.
  await device.getByRole('button', { name: `More ${one.english}` }).click();
  await expect(device.locator('.sum-panel .total')).toContainText('£50.00');
  await page.goto(`${SHOP}#/basket`);
  await expect(page.locator('.sum-panel .total')).toContainText('£50.00');
  await context.close();
});

test('two devices that change one basket at the same moment both keep what both did', async ({
  page,
  browser,
  api,
}) => {
  const coat = await goods(api, { [WAREHOUSE]: 9 }, 1000);
  const hat = await goods(api, { [WAREHOUSE]: 9 }, 100);
  const tie = await goods(api, { [WAREHOUSE]: 9 }, 10);
  await intoBasket(page, coat);
  await intoBasket(page, hat);
  await page.goto(`${SHOP}#/basket`);
  const total = page.locator('.sum-panel .total');
  await expect(total).toContainText('£11.00');
  const link = await page.evaluate(() => {
    const guest = JSON.parse(localStorage.getItem('oneshelf.shop.guest') ?? '{}') as Record<string, string>;
    return `#/continue?${new URLSearchParams({
      guest: guest['token'] ?? '',
      until: guest['expiresAt'] ?? '',
      basket: guest['basket'] ?? '',
    }).toString()}`;
  });
  const context = await browser.newContext({ baseURL: ADDRESS, locale: 'en-GB' });
  const tablet = await context.newPage();
  await tablet.goto(`${SHOP}${link}`);
  await tablet.getByRole('button', { name: 'Go on with it here' }).click();
  await expect(tablet.locator('.sum-panel .total')).toContainText('£11.00');

  // The phone's change is on its way while the tablet makes two of its own.
  let release = (): void => undefined;
  const held = new Promise<void>((done) => (release = done));
  const statuses: number[] = [];
  page.on('response', (response) => {
    if (response.request().method() === 'PUT' && response.url().includes('/v1/baskets/')) {
      statuses.push(response.status());
    }
  });
  await page.route('**/v1/baskets/*', async (route) => {
    if (route.request().method() === 'PUT') {
      await held;
    }
    await route.fallback();
  });
  const onItsWay = page.waitForRequest((request) => request.method() === 'PUT');
  await page.getByRole('button', { name: `More ${coat.english}` }).click();
  await onItsWay;
  await tablet.getByRole('button', { name: `Take ${hat.english} out` }).click();
  await intoBasket(tablet, tie, 3);
  await tablet.goto(`${SHOP}#/basket`);
  await expect(tablet.locator('.sum-panel .total')).toContainText('£10.30');
  release();
  await expect(total).toContainText('£20.30');
  await expect(page.locator('.line')).toHaveCount(2);
  expect(statuses, 'the first was made on an older version, the second on what stood there').toEqual([412, 200]);
  await tablet.reload();
  await expect(tablet.locator('.sum-panel .total')).toContainText('£20.30');
  await context.close();
});

test('what changed while one was away is told once', async ({ page, api }) => {
  const one = await goods(api, { [WAREHOUSE]: 5 });
  await intoBasket(page, one, 4);
  await page.goto(`${SHOP}#/basket`);
  await expect(page.locator('.sum-panel .total')).toContainText('£50.00');
  // A change is one against what was seen before, so the first look has to have come to its end.
  await expect.poll(() => page.evaluate(() => localStorage.getItem('oneshelf.shop.seen'))).toContain('"available":5');
  await page.goto(`${SHOP}#/settings`);
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await api.put(`/v1/stock/movements/${one.sku}-out`, {
    kind: 'ADJUST',
    lines: [{ sku: one.sku, location: WAREHOUSE, quantity: -3 }],
  });
  await page.goto(`${SHOP}#/basket`);
  await expect(page.getByText(`Of ${one.english} only 2 are left.`)).toBeVisible();
  await page.getByRole('button', { name: 'Understood' }).click();
  await page.getByRole('button', { name: 'Take what is there' }).click();
  await expect(page.locator('.sum-panel .total')).toContainText('£25.00');
  await page.reload();
  await expect(page.locator('.sum-panel .total')).toContainText('£25.00');
  await expect(page.getByText('This has changed since you were here')).toHaveCount(0);
});

test('what is taken out can be put back where it stood', async ({ page, api }) => {
  const one = await goods(api, { [WAREHOUSE]: 5 });
  const two = await goods(api, { [WAREHOUSE]: 5 });
  await intoBasket(page, one);
  await intoBasket(page, two);
  await page.goto(`${SHOP}#/basket`);
  await page.getByRole('button', { name: `Take ${one.english} out` }).click();
  await expect(page.locator('.line')).toHaveCount(1);
  await page.getByRole('button', { name: 'Put it back' }).click();
  await expect(page.locator('.line').first()).toContainText(one.english);
  await expect(page.locator('.line')).toHaveCount(2);
  await expect(page.locator('.sum-panel .total')).toContainText('£25.00');
});

test('a friend pays by the receipt, which opens in any browser', async ({ page, browser, api }) => {
  const one = await goods(api, { [WAREHOUSE]: 5 });
  await intoBasket(page, one);
  const id = await order(page);
  const context = await browser.newContext({ baseURL: ADDRESS, locale: 'en-GB' });
  const friend = await context.newPage();
  await friend.goto(`${SHOP}#/o/${id}`);
  await expect(friend.getByText('There is no such order here')).toBeVisible();
  await friend.goto(`${SHOP}#/orders`);
  await friend.getByLabel('Code or link of the receipt').fill(id);
  await friend.getByRole('button', { name: 'Find it' }).click();
  await friend.getByRole('link', { name: 'Pay for this order' }).click();
  await friend.getByRole('button', { name: 'Confirm the payment' }).click();
  await expect(friend.getByText('You can put the phone away')).toBeVisible();
  await page.waitForURL(/#\/o\//);
  await context.close();
});

test('cancelling shows what goes back, and it goes back', async ({ page, api }) => {
  const one = await goods(api, { [WAREHOUSE]: 5 });
  await intoBasket(page, one);
  const id = await order(page);
  await page.getByRole('button', { name: /^Pay £/ }).click();
  await page.waitForURL(/#\/o\//);
  await page.getByRole('button', { name: 'Cancel the order' }).click();
  await expect(page.getByRole('dialog')).toContainText('£12.50 goes back');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel the order' }).click();
  await expect(page.getByText('Cancelled').first()).toBeVisible();
  const ended = await api.get<{ refunded: { amount: string } }>(`/v1/orders/${id}`);
  expect(ended.refunded.amount).toBe('1250');
});

test('a return shows its refund before a store makes it, to the penny', async ({ page, api, healthy, picture }) => {
  const one = await goods(api, { [STORE]: 9 }, 1000);
  await intoBasket(page, one, 3);
  await page.goto(`${SHOP}#/checkout`);
  await page.getByRole('radio', { name: /^Take it along now/ }).check();
  await page.getByRole('radio', { name: /Covent Garden/ }).check();
  await page.getByRole('button', { name: /^Order · £30/ }).click();
  await page.waitForURL(/#\/pay\//);
  const id = idIn(page.url());
  await page.getByRole('button', { name: /^Pay £30/ }).click();
  await page.waitForURL(/#\/o\//);
  await page.getByRole('link', { name: 'Return' }).click();
  await page.getByRole('textbox').fill('2');
  await page.keyboard.press('Tab');
  await expect(page.getByText('£20.00 goes back to you')).toBeVisible();
  await healthy('return');
  await picture('shop/return-en-light', true);
  const taken = await api.put<{ refund: { amount: string } }>(`/v1/orders/${id}/returns/of-${id}`, {
    lines: [{ line: 1, quantity: 2 }],
    location: STORE,
  });
  expect(taken.refund.amount).toBe('2000');
  await expect(page.getByText('£20.00 has been refunded so far.')).toBeVisible({ timeout: 30_000 });
});

test('without a network the shop opens and says so, and nothing of the API was kept', async ({
  page,
  context,
  api,
  picture,
}) => {
  const one = await goods(api, { [WAREHOUSE]: 5 });
  await intoBasket(page, one);
  await page.goto(SHOP);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map((request) => new URL(request.url).pathname);
  });
  expect(kept.length).toBeGreaterThan(5);
  expect(kept.filter((path) => !path.startsWith('/shop/'))).toEqual([]);
  await context.setOffline(true);
  await page.goto(`${SHOP}#/basket`);
  await page.reload();
  await expect(page.getByText('You are offline.')).toBeVisible();
  await expect(page.locator('.line')).toHaveCount(1);
  await picture('shop/offline-en-light', true);
  await context.setOffline(false);
  await expect(page.locator('.sum-panel .total')).toContainText('£12.50', { timeout: 30_000 });
});

test('who leaves the page in the moment of adding has it in the basket all the same', async ({ page, api }) => {
  const one = await goods(api, { [WAREHOUSE]: 5 });
  const two = await goods(api, { [WAREHOUSE]: 5 });
  await intoBasket(page, one, 1);
  await page.goto(`${SHOP}#/basket`);
  await expect(page.locator('.sum-panel .total')).toContainText('£12.50');
  // From here on no change of a basket reaches the server.
  await page.route('**/v1/baskets/*', (route) => (route.request().method() === 'PUT' ? undefined : route.fallback()));
  await intoBasket(page, two, 2);
  await page.goto(`${SHOP}#/basket`);
  await page.reload();
  await expect(page.locator('.line')).toHaveCount(2);
  await page.unroute('**/v1/baskets/*');
  await page.reload();
  await expect(page.locator('.sum-panel .total')).toContainText('£37.50');
});

test('a guest whom the server no longer knows keeps the basket', async ({ page, api }) => {
  const one = await goods(api, { [WAREHOUSE]: 5 });
  await intoBasket(page, one, 2);
  await page.evaluate(() => {
    const guest = JSON.parse(localStorage.getItem('oneshelf.shop.guest') ?? '{}') as object;
    localStorage.setItem('oneshelf.shop.guest', JSON.stringify({ ...guest, token: 'no-longer-known-to-the-server' }));
  });
  await page.goto(`${SHOP}#/basket`);
  await page.reload();
  await expect(page.locator('.sum-panel .total')).toContainText('£25.00');
});
