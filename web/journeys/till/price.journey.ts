import { expect } from '../oneshelf';
import { agrees, journal, lines, manager, openStore, ready, scan, test } from './till';

interface Overridden {
  readonly total: { readonly amount: string };
  readonly lines: readonly {
    readonly override?: {
      readonly reason: string;
      readonly approvedBy: string;
      readonly proof: string;
      readonly doubt?: string;
    };
  }[];
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

  async function reprice(pin: string): Promise<void> {
    await page.keyboard.press('F2');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.getByRole('button', { name: '−20 %' }).click();
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('PIN').fill(pin);
    await page.keyboard.press('Enter');
  }

  await scan(page, lantern?.gtin ?? '');
  await expect(lines(page)).toHaveCount(1);
  await page.route('**/v1/**', (route) => route.abort());
  await reprice('204680');
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
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'All sent' })).toBeVisible();

  await page.route('**/v1/**', (route) => route.abort());
  await scan(page, bag?.gtin ?? '');
  await expect(lines(page)).toHaveCount(1);
  await reprice('204681');
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

  const receipts = (await journal(page)).flatMap(({ entry }) => (entry.kind === 'sale' ? [entry.receipt] : []));
  const told = [
    { minor: 200, proof: { proof: 'PROVEN' } },
    { minor: 340, proof: { proof: 'UNPROVEN', doubt: 'NOT_ASKED' } },
  ];
  for (const [i, { minor, proof }] of told.entries()) {
    const order = await api.get<Overridden>(`/v1/orders/${receipts[i]}`);
    expect(order.total.amount).toBe(String(minor));
    expect(order.lines[0]?.override).toMatchObject({ reason: 'Damaged', approvedBy: name, ...proof });
  }
  const unproven = await api.get<{ orders: { id: string }[] }>(
    `/v1/orders?priceByHand=UNPROVEN&location=${store.location}`,
  );
  expect(unproven.orders.map(({ id }) => id)).toEqual([receipts[1]]);
  await agrees(page, api, store);
});
