import { atRest, expect, LANGUAGES, signIn, test, type Api } from '../oneshelf';

/** What a tile of the board says was sold is what its list shows, to the order and to the penny. */

const DC = 'DAVENTRY-DC';
const SKU = '85123A';

interface Sales {
  day: { orders: number; total: { amount: string; currency: string } }[];
}
interface Order {
  id: string;
  state: string;
  paymentState: string;
}

let last = 0;
async function order(api: Api, paid: boolean): Promise<string> {
  const id = `journey-sold-${Date.now()}-${++last}`;
  const body = {
    channel: 'web',
    currency: 'GBP',
    lines: [{ sku: SKU, quantity: 2 }],
    fulfilment: { mode: 'SHIP', location: DC },
  };
  const offer = await api.post<{ total: object }>('/v1/orders:quote', body);
  await api.put(`/v1/orders/${id}`, { ...body, tenders: paid ? [{ kind: 'TEST', amount: offer.total }] : [] });
  return id;
}

for (const language of LANGUAGES) {
  test(`what was sold today is listed without what nobody paid for, in ${language}`, async ({
    page,
    api,
    looks,
    healthy,
    picture,
  }) => {
    const chinese = language === 'zh-CN';
    await api.put(`/v1/stock/movements/journey-sold-${Date.now()}`, {
      kind: 'RECEIVE',
      lines: [{ sku: SKU, location: DC, quantity: 20 }],
    });
    const paid = await order(api, true);
    const calledOff = await order(api, true);
    await api.post(`/v1/orders/${calledOff}/cancel`);
    const unpaid = await order(api, false);
    const neverPaid = await order(api, false);
    await api.post(`/v1/orders/${neverPaid}/cancel`);
    expect((await api.get<Order>(`/v1/orders/${unpaid}`)).state).toBe('AWAITING_PAYMENT');
    const { day } = await api.get<Sales>('/v1/insight/today?zone=Europe/London');
    const orders = day.reduce((sum, one) => sum + one.orders, 0);

    await looks({ language });
    await signIn(page);
    await page.addInitScript(() => localStorage.setItem('oneshelf.tour', 'off'));
    await page.goto('/console/#/today');
    const count = page.getByRole('link', { name: chinese ? /^今日订单/ : /^Orders today/ }).locator('strong');
    await expect(count).toHaveText(String(orders));
    const tile = page.getByRole('link', { name: chinese ? /^今日销售额/ : /^Sold today/ });
    const sum = await tile.locator('strong').innerText();
    await tile.click();
    await expect(page.getByRole('heading', { level: 1, name: chinese ? '订单' : 'Orders' })).toBeVisible();
    await atRest(page);
    const more = page.getByRole('button', { name: chinese ? '载入更多' : 'Show more', exact: true });
    while (await more.isVisible()) {
      await more.click();
      await atRest(page);
    }
    await expect(page.getByText(chinese ? `共 ${orders} 单，合计：` : `Orders: ${orders}. Together:`)).toContainText(
      sum,
    );
    const row = (id: string) => page.getByRole('rowheader', { name: id, exact: true });
    await expect(row(paid)).toBeVisible();
    await expect(row(calledOff), 'it was paid for: what became of it afterwards is another story').toBeVisible();
    await expect(row(unpaid)).toHaveCount(0);
    await expect(row(neverPaid)).toHaveCount(0);
    await healthy('the orders that a tile counts');
    await picture(`console-sold-${language}`);
  });
}
