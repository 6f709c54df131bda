import { expect, LANGUAGES, signIn } from './oneshelf';
import { address, idIn, intoBasket, SHOP, STORE } from './shop/goods';
import { booked, lines, openShift, scan, setUp, test, tokenFor } from './till/till';

/** The words of the screens that the tour presses. */
const SAYS = {
  en: {
    lantern: 'White metal lantern',
    add: 'Add to basket',
    pickup: /^Pick ?up/i,
    store: /Covent Garden/,
    street: 'Street and number',
    order: /^Order · /,
    pay: /^Pay £/,
    paid: 'Thank you, it is paid.',
    till: 'T9',
    sold: 'Sold today',
  },
  'zh-CN': {
    lantern: '白色金属灯笼',
    add: '加入购物车',
    pickup: /^(到店)?自提/,
    store: /考文特花园/,
    street: '街道门牌',
    order: /^提交订单 · /,
    pay: /^支付 /,
    paid: '付款成功，谢谢。',
    till: 'T10',
    sold: '今日销售额',
  },
} as const;

/** One thing of the demonstration, sold through three channels: the tour of docs/start, with its pictures. */
for (const language of LANGUAGES) {
  test(`the tour in ${language}: one lantern is sold in the shop, at the till and by a marketplace`, async ({
    page,
    api,
    looks,
    picture,
  }) => {
    test.setTimeout(180_000);
    const sku = '71053';
    const says = SAYS[language];
    const photograph = (name: string) => picture(language === 'en' ? name : `${name}.${language}`);
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
    await looks({ language });

    // 1. A shopper orders it for pickup.
    await page.goto(`${SHOP}#/p/${sku}`);
    await expect(page.getByRole('heading', { level: 1, name: says.lantern })).toBeVisible();
    await expect(page.getByRole('button', { name: says.add })).toBeEnabled();
    await photograph('tour-shop-product');
    await intoBasket(page, { sku, english: SAYS.en.lantern, chinese: SAYS['zh-CN'].lantern });
    await page.goto(`${SHOP}#/checkout`);
    await page.getByRole('radio', { name: says.pickup }).check();
    await page.getByRole('radio', { name: says.store }).check();
    await page.evaluate(() => scrollTo(0, 0));
    await expect(page.getByRole('button', { name: says.order })).toBeEnabled();
    await photograph('tour-shop-checkout');
    if (await page.getByLabel(says.street).isVisible()) {
      await address(page);
    }
    await page.getByRole('button', { name: says.order }).click();
    await page.waitForURL(/#\/pay\//);
    const order = idIn(page.url());
    await page.getByRole('button', { name: says.pay }).click();
    await page.waitForURL(/#\/o\//);
    await expect(page.getByText(says.paid)).toBeVisible();
    await photograph('tour-shop-paid');
    expect(await shelf()).toMatchObject({ onHand: before?.onHand, reserved: (before?.reserved ?? 0) + 1 });

    // 2. A cashier sells one over the counter.
    const store = { location: STORE, token: await tokenFor(api, STORE), articles: [{ sku, gtin: '', minor: 0 }] };
    await setUp(page, store, language, says.till);
    await openShift(page, language);
    await booked(page, store);
    await scan(page, sku);
    await expect(lines(page)).toHaveCount(1);
    await photograph('tour-till-line');
    await page.keyboard.press('F9');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await shelf())?.onHand).toBe((before?.onHand ?? 0) - 1);
    await photograph('tour-till-receipt');

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
    await expect(page.getByText(says.store).first()).toBeVisible();
    await photograph('tour-console-sku');
    await page.goto(`/console/#/orders/${order}`);
    await expect(page.getByText(order.slice(0, 8)).first()).toBeVisible();
    await photograph('tour-console-order');
    await page.goto('/console/#/today');
    await expect(page.getByText(says.sold)).toBeVisible();
    await expect(page.locator('canvas').first()).toBeVisible();
    await photograph('tour-console-today');
  });
}
