import { LANGUAGES, test, THEMES, expect } from '../oneshelf';
import { address, goods, idIn, SHOP, STORE, WAREHOUSE } from './goods';

/** Every page and state of the shop, in both languages and themes: healthy, and with a picture to look at. */
test.use({ viewport: { width: 390, height: 844 } });

for (const language of LANGUAGES) {
  for (const theme of THEMES) {
    test(`every page in ${language}, ${theme}`, async ({ page, api, looks, healthy, picture }) => {
      test.setTimeout(600_000);
      const there = await goods(api, { [STORE]: 3, [WAREHOUSE]: 20 });
      const nowhere = await goods(api, {});
      await looks({ language, theme });
      const chinese = language === 'zh-CN';
      const see = async (name: string) => {
        await healthy(name);
        await picture(`shop/${name}-${language}-${theme}`, true);
      };

      await page.goto(SHOP);
      await expect(page.locator('article').first().locator('.amount')).toBeVisible();
      await see('home');

      await page.goto(`${SHOP}#/search`);
      // The first page has links of these names too, and leaves only when this one is there.
      await expect(page.getByRole('heading', { level: 1, name: chinese ? '搜索' : 'Search' })).toBeVisible();
      await expect(
        page.getByRole('link', { name: chinese ? '灯烛' : 'Lights and candles', exact: true }),
      ).toBeVisible();
      await see('search');
      await page.getByRole('searchbox').fill(chinese ? there.chinese : there.english);
      await page.keyboard.press('Enter');
      await expect(page.locator('article').getByText(there.sku)).toBeVisible();
      await see('search-found');
      await page.getByRole('searchbox').fill('zzzzqqq');
      await expect(page.getByText('zzzzqqq').last()).toBeVisible();
      await see('search-none');
      await page.getByRole('searchbox').fill('');
      await expect(page.getByRole('button', { name: there.sku })).toBeVisible();
      await see('search-recent');

      await page.goto(`${SHOP}#/c/${encodeURIComponent('灯烛 Lights and candles')}`);
      await expect(page.locator('article').first().locator('.amount')).toBeVisible();
      await see('category');

      await page.goto(`${SHOP}#/p/${there.sku}`);
      await page.getByRole('combobox').selectOption('EDINBURGH-PRINCES-ST');
      await page.getByText(chinese ? '为什么是这个价？' : 'Why this price?').click();
      await expect(page.getByText(chinese ? '现在执行的就是这个价格。' : 'This one holds now.')).toBeVisible();
      await see('product');
      await page.getByRole('button', { name: /^(Add to basket|加入购物车)$/ }).click();
      await expect(page.getByRole('log')).toContainText(there.sku);
      await see('product-added');
      await page.goto(`${SHOP}#/p/${nowhere.sku}`);
      await expect(page.getByText(/sold out everywhere|各处均已售罄/)).toBeVisible();
      await see('product-sold-out');
      await page.getByRole('button', { name: /^(Add to basket|加入购物车)$/ }).click();
      await page.goto(`${SHOP}#/p/NO-SUCH-THING`);
      await expect(page.getByText(/no longer there|已下架/)).toBeVisible();
      await see('product-gone');

      await page.goto(`${SHOP}#/basket`);
      await expect(page.getByText(/^(None left|快递已无货)/)).toBeVisible();
      await see('basket-short');
      await page.getByRole('button', { name: new RegExp(`(Take .*${nowhere.sku} out|移除.*${nowhere.sku})`) }).click();
      await expect(page.getByRole('button', { name: /^(Put it back|撤销)$/ })).toBeVisible();
      await expect(page.locator('.sum-panel .total .money')).toBeVisible();
      await page.getByText(/^(Continue on another device|换一台设备继续)$/).click();
      await expect(page.getByRole('img', { name: /QR|二维码/ })).toBeVisible();
      await see('basket');

      await page.goto(`${SHOP}#/checkout`);
      await page.getByRole('button', { name: /^(Order · |提交订单 · )/ }).click();
      await expect(page.getByText(/^(Choose the country\.|请选择国家或地区。)$/)).toBeVisible();
      await see('checkout-address-missing');
      await page.getByRole('radio', { name: /^(Pick up|到店自提)/ }).check();
      await page.getByRole('radio', { name: /(Covent Garden|考文特花园)/ }).check();
      await expect(page.getByText(/^(Ready at|约 2 小时)/)).toBeVisible();
      await see('checkout-pickup');
      await page.getByRole('radio', { name: /^(Sent to you|快递到家)/ }).check();
      await address(page);
      await see('checkout-ship');
      await page.getByRole('button', { name: /^(Order · |提交订单 · )/ }).click();

      await page.waitForURL(/#\/pay\//);
      await expect(page.getByRole('img', { name: /QR|二维码/ })).toBeVisible();
      await see('pay');
      const pay = page.url();
      await page.goto(pay.replace('#/pay/', '#/payer/'));
      await expect(page.getByRole('button', { name: /^(The bank refuses|银行拒绝)$/ })).toBeVisible();
      await see('payer');
      await page.getByRole('button', { name: /^(The bank refuses|银行拒绝)$/ }).click();
      await expect(page.getByText(/^(The bank refused|银行拒绝了)/)).toBeVisible();
      await see('payer-refused');
      await page.goto(pay);
      await expect(page.getByText(/^(The payment was refused|付款被拒绝)/)).toBeVisible();
      await see('pay-refused');
      // The bank takes five seconds, however long a busy machine takes to show that it is waited for. So until that has been
      // seen the pages are told what the server said when it began.
      const payments = `**/v1/receipts/${idIn(pay)}/payments/*`;
      const asks = new RegExp(`/v1/(orders|receipts)/${idIn(pay)}$`);
      let begun: string | undefined;
      await page.route(payments, async (route) => {
        const response = await route.fetch();
        begun = await response.text();
        await route.fulfill({ response, body: begun });
      });
      await page.route(asks, (route) =>
        begun === undefined ? route.fallback() : route.fulfill({ contentType: 'application/json', body: begun }),
      );
      await page.goto(pay.replace('#/pay/', '#/payer/'));
      await page.getByRole('button', { name: /^(The bank answers late|银行延迟答复)$/ }).click();
      await expect(page.getByText(/^(The bank is still thinking|银行还在处理)/)).toBeVisible();
      await page.goto(pay);
      await expect(page.getByText(/^(The payment is on its way|付款正在处理)$/)).toBeVisible();
      await see('pay-waiting');
      await page.unroute(payments);
      await page.unroute(asks);
      await page.waitForURL(/#\/o\//);
      await expect(page.getByText(/^(Thank you, it is paid|付款成功)/)).toBeVisible();
      await see('order');
      const placed = page.url();
      await page.getByRole('button', { name: /^(Cancel the order|取消订单)$/ }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await see('order-cancel');
      await page.getByRole('button', { name: /^(Keep it|保留订单)$/ }).click();

      await page.goto(placed.replace('#/o/', '#/receipt/').replace('?paid=1', ''));
      await expect(page.getByText(there.sku)).toBeVisible();
      await see('receipt');
      await page.goto(`${SHOP}#/receipt/0199f3a0-9c1e-7abc-8def-000000000000`);
      await expect(page.getByText(/^(This code opens no order|此编码打不开任何订单)$/)).toBeVisible();
      await see('receipt-none');
      await page.goto(`${SHOP}#/orders`);
      await expect(page.getByRole('link', { name: there.sku })).toBeVisible();
      await see('orders');
      await page.getByRole('button', { name: /^(Find it|查找)$/ }).click();
      await expect(page.getByText(/^(This is no receipt code|这不是小票编码)/)).toBeVisible();
      await see('orders-code-wrong');

      const id = idIn(placed);
      await api.post(`/v1/orders/${id}/groups/1/fulfil`);
      await page.goto(`${SHOP}#/o/${id}/return`);
      await page.getByRole('textbox', { name: /^(Quantity of|.*的数量)/ }).fill('1');
      await page.keyboard.press('Tab');
      await expect(page.getByText(/(goes back to you|^将退还)/)).toBeVisible();
      await see('return');

      await page.goto(`${SHOP}#/basket`);
      await expect(page.getByText(/^(Your basket is empty|购物车是空的)$/)).toBeVisible();
      await see('basket-empty');
      await page.goto(`${SHOP}#/continue?guest=x`);
      await expect(page.getByText(/^(This link does not work any more|此链接已失效)$/)).toBeVisible();
      await see('continue-broken');
      const link = new URLSearchParams({ guest: 'x'.repeat(43), until: '2099-01-01T00:00:00Z', basket: 'x' });
      await page.goto(`${SHOP}#/continue?${link.toString()}`);
      await expect(page.getByRole('button', { name: /^(Go on with it here|在这里继续)$/ })).toBeVisible();
      await see('continue');
      await page.goto(`${SHOP}#/settings`);
      await see('settings');
      await page.goto(`${SHOP}#/nothing/here`);
      await expect(page.getByText(/^(There is nothing here|这里什么也没有)$/).last()).toBeVisible();
      await see('nowhere');
    });
  }
}

for (const [name, width, text] of [
  ['320 wide', 320, 'normal'],
  ['320 wide and large type', 320, 'large'],
  ['a phone and large type', 390, 'large'],
  ['a wide screen', 1440, 'normal'],
] as const) {
  test(`fits on ${name}`, async ({ page, api, looks, healthy, picture }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height: 800 });
    const there = await goods(api, { [STORE]: 3, [WAREHOUSE]: 20 });
    await looks({ language: 'zh-CN', text });
    const tag = `${width}-${text}`;
    await page.goto(SHOP);
    await expect(page.locator('.categories a').first()).toBeVisible();
    await healthy('home');
    await picture(`shop/home-${tag}`, true);
    await page.goto(`${SHOP}#/p/${there.sku}`);
    await expect(page.locator('.list li').nth(3)).toBeVisible();
    await healthy('product');
    await picture(`shop/product-${tag}`, true);
    await page.getByRole('button', { name: '加入购物车', exact: true }).click();
    await page.goto(`${SHOP}#/basket`);
    await expect(page.locator('.sum-panel .total .money')).toBeVisible();
    await healthy('basket');
    await picture(`shop/basket-${tag}`, true);
    await page.goto(`${SHOP}#/checkout`);
    await page.getByRole('radio', { name: /^到店自提/ }).check();
    await page.getByRole('radio', { name: /考文特花园/ }).check();
    await expect(page.getByRole('button', { name: /^提交订单 · / })).toBeEnabled();
    await healthy('checkout');
    await picture(`shop/checkout-${tag}`, true);
    await page.getByRole('button', { name: /^提交订单 · / }).click();
    await page.waitForURL(/#\/pay\//);
    await page.getByRole('button', { name: /^支付/ }).click();
    await page.waitForURL(/#\/o\//);
    await healthy('order');
    await picture(`shop/order-${tag}`, true);
    await page.goto(`${SHOP}#/settings`);
    await page.getByText('换一台设备继续').click();
    await healthy('settings');
    await picture(`shop/settings-${tag}`, true);
  });
}
