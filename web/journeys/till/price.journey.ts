import { expect, type Api } from '../oneshelf';
import type { Page } from '@playwright/test';
import { agrees, audited, gtin, journal, lines, manager, openStore, ready, receipts, scan, sell, test } from './till';

interface Overridden {
  readonly total: { readonly amount: string };
  readonly lines: readonly {
    readonly quantity: number;
    readonly total: { readonly amount: string };
    readonly override?: {
      readonly reason?: string;
      readonly approvedBy?: string;
      readonly label?: string;
      readonly proof: string;
      readonly doubt?: string;
    };
  }[];
}

/** A fifth off the selected line, allowed by the manager. */
async function reprice(page: Page, name: string, pin: string): Promise<void> {
  await page.keyboard.press('F2');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.getByRole('button', { name: '−20 %' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('PIN').fill(pin);
  await page.keyboard.press('Enter');
}

/** What the server knows of the sales of this till, in their order. */
async function sold(page: Page, api: Api): Promise<Overridden[]> {
  const orders: Overridden[] = [];
  for (const receipt of await receipts(page)) {
    orders.push(await api.get<Overridden>(`/v1/orders/${receipt}`));
  }
  return orders;
}

test('a price by hand needs a manager’s PIN, proven by the server, and by the device alone while the server is away', async ({
  page,
  api,
  looks,
  healthy,
  picture,
}) => {
  const store = await openStore(api);
  const name = await manager(api, store, '204680');
  const [lantern, bag] = store.articles;
  await looks({});
  await ready(page, store);

  await scan(page, lantern?.gtin ?? '');
  await expect(lines(page)).toHaveCount(1);
  await page.route('**/v1/**', (route) => route.abort());
  await reprice(page, name, '204680');
  // Nobody's PIN was found right here yet, so the device knows none.
  await expect(page.getByRole('alert')).toContainText('was not used here in the last seven days');
  await healthy('approval refused');
  await page.unroute('**/v1/**');
  await page.getByLabel('PIN').fill('111222');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Name or PIN is wrong.');
  await picture('till-approval-wrong-en-light');
  await page.getByLabel('PIN').fill('204680');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(lines(page)).toContainText('price by hand, was £2.50');
  await sell(page);

  await page.route('**/v1/**', (route) => route.abort());
  await scan(page, bag?.gtin ?? '');
  await expect(lines(page)).toHaveCount(1);
  await reprice(page, name, '204681');
  await expect(page.getByRole('alert')).toContainText('Name or PIN is wrong.');
  await page.getByLabel('PIN').fill('204680');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: /No server/ })).toBeVisible();
  await page.unroute('**/v1/**');
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(page.getByRole('link', { name: 'All sent' })).toBeVisible();

  const known = await receipts(page);
  const told = [
    { minor: 200, proof: { proof: 'PROVEN' } },
    { minor: 340, proof: { proof: 'UNPROVEN', doubt: 'UNKNOWN' } },
  ];
  for (const [i, { minor, proof }] of told.entries()) {
    const order = await api.get<Overridden>(`/v1/orders/${known[i]}`);
    expect(order.total.amount).toBe(String(minor));
    expect(order.lines[0]?.override).toMatchObject({ reason: 'Damaged', approvedBy: name, ...proof });
  }
  const unproven = await api.get<{ orders: { id: string }[] }>(
    `/v1/orders?priceByHand=UNPROVEN&location=${store.location}`,
  );
  expect(unproven.orders.map(({ id }) => id)).toEqual([known[1]]);
  await agrees(page, api, store);
});

test('more of a line than a price by hand was allowed for is sold at the ordinary price, and less stays proven', async ({
  page,
  api,
  looks,
  healthy,
  picture,
}) => {
  const store = await openStore(api);
  const name = await manager(api, store, '204680');
  const [lantern] = store.articles;
  await looks({});
  await ready(page, store);

  await scan(page, lantern?.gtin ?? '');
  await page.keyboard.press('+');
  await expect(lines(page)).toContainText('2 × £2.50');
  await reprice(page, name, '204680');
  await expect(lines(page)).toContainText('2 × £2.00');
  await page.keyboard.press('+');
  await expect(lines(page)).toHaveCount(2);
  await expect(lines(page).nth(0)).toContainText('2 × £2.00');
  await expect(lines(page).nth(1)).toContainText('1 × £2.50');
  await expect(
    page.getByRole('main').getByText('Allowed at the price by hand: 2. Beyond that: 1, at the ordinary price.'),
  ).toBeVisible();
  await healthy('more than was allowed');
  await picture('till-more-than-allowed-en-light');
  // The manager is still there and allows it for the third, too.
  await reprice(page, name, '204680');
  await expect(lines(page).nth(1)).toContainText('1 × £2.00');
  await expect(page.getByRole('main').getByText('Beyond that')).toBeHidden();
  await sell(page);

  await scan(page, lantern?.gtin ?? '');
  await page.keyboard.press('+');
  await expect(lines(page)).toContainText('2 × £2.50');
  await reprice(page, name, '204680');
  await expect(lines(page)).toContainText('2 × £2.00');
  await page.keyboard.press('-');
  await expect(lines(page)).toContainText('1 × £2.00');
  // Typed, not pressed: four altogether, of which two were allowed.
  await page.keyboard.type('4*');
  await page.keyboard.press('Enter');
  await expect(lines(page).nth(0)).toContainText('2 × £2.00');
  await expect(lines(page).nth(1)).toContainText('2 × £2.50');
  await page.keyboard.press('Delete');
  await expect(lines(page)).toHaveCount(1);
  await page.keyboard.press('-');
  await expect(lines(page)).toContainText('1 × £2.00');
  await sell(page);

  const orders = await sold(page, api);
  expect(
    orders.map((order) =>
      order.lines.map(({ quantity, total, override }) => [quantity, total.amount, override?.proof ?? '']),
    ),
  ).toEqual([
    [
      [2, '400', 'PROVEN'],
      [1, '200', 'PROVEN'],
    ],
    [[1, '200', 'PROVEN']],
  ]);
  await agrees(page, api, store);
});

test('an approval whose answer was lost is proven all the same, asked again or not', async ({ page, api, looks }) => {
  const store = await openStore(api);
  const name = await manager(api, store, '204680');
  const [lantern, bag] = store.articles;
  await looks({});
  await ready(page, store);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/v1/approvals/')) {
      asked.push(request.url());
    }
  });
  /** The server hears the next question, and the till hears no answer. */
  const loseAnswer = () =>
    page.route(
      '**/v1/approvals/**',
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );

  await scan(page, lantern?.gtin ?? '');
  await expect(lines(page)).toHaveCount(1);
  await loseAnswer();
  await reprice(page, name, '204680');
  // The device knows no PIN yet, so it cannot go on by itself: the manager types it once more.
  await expect(page.getByRole('alert')).toContainText('was not used here in the last seven days');
  await page.getByLabel('PIN').fill('204680');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await sell(page);
  expect(asked).toHaveLength(2);
  expect(new Set(asked).size).toBe(1);

  await scan(page, bag?.gtin ?? '');
  await expect(lines(page)).toHaveCount(1);
  await loseAnswer();
  await reprice(page, name, '204680');
  // Now it knows the PIN and goes on; the sale names the approval that the server has given.
  await expect(page.getByRole('dialog')).toBeHidden();
  await sell(page);

  const orders = await sold(page, api);
  expect(orders.map((order) => order.lines.map(({ override }) => override?.proof))).toEqual([['PROVEN'], ['PROVEN']]);
  await agrees(page, api, store);
});

test('a price on a label is sold as such: no PIN, no price by hand, and no doubt at the head office', async ({
  page,
  api,
  looks,
  healthy,
  picture,
}) => {
  const opened = await openStore(api, 2);
  const item = `22${String(Date.now() % 100_000).padStart(5, '0')}`;
  const cheese = { sku: `${opened.location}-CHEESE`, gtin: gtin(`${item}00000`), minor: 500 };
  await api.put(`/v1/products/${cheese.sku}`, {
    name: { en: 'Mature Cheddar, cut', 'zh-CN': '切块车打奶酪' },
    category: '食品 food',
    skus: [{ code: cheese.sku, gtin: cheese.gtin, unit: 'EACH' }],
  });
  await api.put(`/v1/prices/${cheese.sku}`, { list: { amount: '500', currency: 'GBP' } });
  await api.put(`/v1/stock/movements/${cheese.sku}-first`, {
    kind: 'RECEIVE',
    lines: [{ sku: cheese.sku, location: opened.location, quantity: 50 }],
  });
  const store = { ...opened, articles: [...opened.articles, cheese] };
  await looks({});
  await ready(page, store);

  const small = gtin(`${item}00450`);
  const large = gtin(`${item}00725`);
  await scan(page, small);
  await expect(lines(page)).toHaveCount(1);
  await scan(page, large);
  await expect(lines(page)).toHaveCount(2);
  await scan(page, small);
  await expect(lines(page).nth(0)).toContainText('2 × £4.50 · price on the label');
  await expect(lines(page).nth(1)).toContainText('1 × £7.25 · price on the label');
  await healthy('labels');
  await picture('till-labels-en-light');
  await sell(page);

  const [order] = await sold(page, api);
  expect(order?.total.amount).toBe('1625');
  expect(order?.lines.map(({ override }) => override)).toEqual([
    { label: small, proof: 'LABEL' },
    { label: large, proof: 'LABEL' },
  ]);
  const [receipt] = await receipts(page);
  for (const [proof, ids] of Object.entries({ UNPROVEN: [], PROVEN: [], LABEL: [receipt] })) {
    const listed = await api.get<{ orders: { id: string }[] }>(
      `/v1/orders?priceByHand=${proof}&location=${store.location}`,
    );
    expect(
      listed.orders.map(({ id }) => id),
      proof,
    ).toEqual(ids);
  }
  await agrees(page, api, store);
});

interface TakenBack {
  readonly refund: { readonly amount: string };
  readonly allowed?: { readonly approvedBy?: string; readonly proof: string; readonly doubt?: string };
}

test('a return without a receipt needs a manager’s PIN, proven by the server, and by the device alone while the server is away', async ({
  page,
  api,
  looks,
  healthy,
  picture,
}) => {
  const store = await openStore(api);
  const name = await manager(api, store, '204680');
  const [lantern, bag] = store.articles;
  await looks({});
  await ready(page, store);
  const give = page.getByRole('button', { name: /^Take back and refund/ });
  /** Goods at the counter, and what the manager types. */
  const bring = async (code: string, pin: string) => {
    await page.keyboard.press('F6');
    await page.keyboard.press('F7');
    await page.getByRole('button', { name: 'Without a receipt' }).click();
    await scan(page, code);
    await expect(give).toBeVisible();
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('PIN').fill(pin);
    await give.click();
  };

  await bring(lantern?.gtin ?? '', '111222');
  await expect(page.getByRole('alert')).toContainText('Name or PIN is wrong.');
  await healthy('a return that is not allowed');
  await picture('till-return-not-allowed-en-light');
  await page.getByLabel('PIN').fill('204680');
  await give.click();
  await expect(page.getByText('Taken back. Give the money:')).toBeVisible();

  await page.route('**/v1/**', (route) => route.abort());
  await bring(bag?.gtin ?? '', '204680');
  await expect(page.getByText('Written down; the server is told as soon as it answers.')).toBeVisible();
  await page.unroute('**/v1/**');
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(page.getByRole('link', { name: 'All sent' })).toBeVisible();

  const entries = (await journal(page)).flatMap(({ entry }) => (entry.kind === 'return' ? [entry.receipt ?? ''] : []));
  const taken = await Promise.all(entries.map((receipt) => api.get<TakenBack>(`/v1/returns/${receipt}`)));
  expect(
    taken.map(({ refund, allowed }) => [refund.amount, allowed?.approvedBy, allowed?.proof, allowed?.doubt]),
  ).toEqual([
    [String(lantern?.minor), name, 'PROVEN', undefined],
    [String(bag?.minor), name, 'UNPROVEN', 'UNKNOWN'],
  ]);
  const unproven = await api.get<{ returns: { id: string }[] }>(
    `/v1/returns?proof=UNPROVEN&location=${store.location}`,
  );
  expect(unproven.returns.map(({ id }) => id)).toEqual([entries[1]]);
  await audited(api);
});

test('a price by hand of weighed goods is typed for a kilogram, and proven for a kilogram', async ({
  page,
  api,
  looks,
  healthy,
  picture,
}) => {
  const opened = await openStore(api, 2);
  const name = await manager(api, opened, '204680');
  const item = `21${String(Date.now() % 100_000).padStart(5, '0')}`;
  const nuts = { sku: `${opened.location}-NUTS`, gtin: gtin(`${item}00000`), minor: 1199 };
  await api.put(`/v1/products/${nuts.sku}`, {
    name: { en: 'Mixed Nuts, loose', 'zh-CN': '散装混合坚果' },
    category: '食品 food',
    skus: [{ code: nuts.sku, gtin: nuts.gtin, unit: 'GRAM' }],
  });
  await api.put(`/v1/prices/${nuts.sku}`, { list: { amount: '1199', currency: 'GBP' }, per: 1000 });
  await api.put(`/v1/stock/movements/${nuts.sku}-first`, {
    kind: 'RECEIVE',
    lines: [{ sku: nuts.sku, location: opened.location, quantity: 50_000 }],
  });
  const store = { ...opened, articles: [...opened.articles, nuts] };
  await looks({});
  await ready(page, store);

  await scan(page, gtin(`${item}01250`));
  await expect(lines(page)).toContainText('1.25 kg × £11.99 / 1 kg');
  await page.keyboard.press('F2');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('List price £11.99 / 1 kg');
  await dialog.getByLabel('New price of 1 kg').fill('8.99');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('PIN').fill('204680');
  await healthy('a price of a kilogram');
  await picture('till-price-of-a-kilogram-en-light');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(lines(page)).toContainText('1.25 kg × £8.99 / 1 kg');
  await sell(page);

  const [order] = await sold(page, api);
  // 8.99 × 1.25 = 11.2375
  expect(order?.total.amount).toBe('1124');
  expect(order?.lines.map(({ override }) => override?.proof)).toEqual(['PROVEN']);
  const left = await api.get<{ lines: { onHand: number }[] }>(
    `/v1/stock/availability?location=${store.location}&sku=${nuts.sku}`,
  );
  expect(left.lines.map(({ onHand }) => onHand)).toEqual([50_000 - 1250]);
  await agrees(page, api, opened);
});
