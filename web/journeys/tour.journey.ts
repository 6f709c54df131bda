import { expect, signIn, test } from './oneshelf';
import { address, idIn, intoBasket, SHOP, STORE } from './shop/goods';
import { booked, lines, openShift, setUp, tokenFor } from './till/till';

/** One thing of the demonstration, sold through three channels: the tour of docs/start, with its pictures. */
test('the tour: one lantern is sold in the shop, at the till and by a marketplace', async ({
  page,
  api,
  looks,
  picture,
}) => {
  test.setTimeout(180_000);
  const sku = '71053';
  const shelf = async () => {
    const { lines } = await api.get<{ lines: { onHand: number; reserved: number }[] }>(
      `/v1/stock/availability?sku=${sku}&location=${STORE}`,
    );
    return lines[0];
  };
  await api.put(`/v1/stock/movements/tour-${Date.now()}`, {
    kind: 'RECEIVE',
    lines: [{ sku, location: STORE, quantity: 10 }],
  });
  const before = await shelf();
  await looks({ language: 'en' });
  await page.addInitScript(() => localStorage.setItem('oneshelf.tour', 'off'));

  // 1. A shopper orders it for pickup.
  await page.goto(`${SHOP}#/p/${sku}`);
  await expect(page.getByRole('heading', { level: 1, name: 'White metal lantern' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add to basket' })).toBeEnabled();
  await picture('tour-shop-product');
  await intoBasket(page, { sku, english: 'White metal lantern', chinese: '' });
  await page.goto(`${SHOP}#/checkout`);
  await page.getByRole('radio', { name: /^Pick ?up/i }).check();
  await page.getByRole('radio', { name: /Covent Garden/ }).check();
  await page.evaluate(() => scrollTo(0, 0));
  await expect(page.getByRole('button', { name: /^Order · / })).toBeEnabled();
  await picture('tour-shop-checkout');
  if (await page.getByLabel('Street and number').isVisible()) {
    await address(page);
  }
  await page.getByRole('button', { name: /^Order · / }).click();
  await page.waitForURL(/#\/pay\//);
  const order = idIn(page.url());
  await page.getByRole('button', { name: /^Pay £/ }).click();
  await page.waitForURL(/#\/o\//);
  await expect(page.getByText('Thank you, it is paid.')).toBeVisible();
  await picture('tour-shop-paid');
  expect(await shelf()).toMatchObject({ onHand: before?.onHand, reserved: (before?.reserved ?? 0) + 1 });

  // 2. A cashier sells one over the counter.
  const store = { location: STORE, token: await tokenFor(api, STORE), articles: [{ sku, gtin: '', minor: 0 }] };
  await setUp(page, store, 'en', 'T9');
  await openShift(page);
  await booked(page, store);
  await page.keyboard.type(sku);
  await page.keyboard.press('Enter');
  await expect(lines(page)).toHaveCount(1);
  await picture('tour-till-line');
  await page.keyboard.press('F9');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await shelf())?.onHand).toBe((before?.onHand ?? 0) - 1);
  await picture('tour-till-receipt');

  // 3. A marketplace sends an order by the API.
  const body = {
    channel: 'marketplace',
    lines: [{ sku, quantity: 1 }],
    fulfilment: { mode: 'SHIP', location: STORE },
  };
  const { total } = await api.post<{ total: unknown }>('/v1/orders:quote', body);
  await api.put(`/v1/orders/tour-${Date.now()}`, { ...body, tenders: [{ kind: 'TEST', amount: total }] });
  expect(await shelf()).toMatchObject({
    onHand: (before?.onHand ?? 0) - 1,
    reserved: (before?.reserved ?? 0) + 2,
  });

  // 4. Headquarters sees one truth.
  await signIn(page);
  await page.goto(`/console/#/stock/${sku}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Covent Garden').first()).toBeVisible();
  await picture('tour-console-sku');
  await page.goto(`/console/#/orders/${order}`);
  await expect(page.getByText(order.slice(0, 8)).first()).toBeVisible();
  await picture('tour-console-order');
  await page.goto('/console/#/today');
  await expect(page.getByText('Sold today')).toBeVisible();
  await expect(page.locator('canvas').first()).toBeVisible();
  await picture('tour-console-today');
});
