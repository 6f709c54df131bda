import { expect, LANGUAGES, THEMES } from '../oneshelf';
import { agrees, audited, journal, lines, openStore, ready, SAYS, scan, test } from './till';

const WORDS = {
  en: {
    find: 'Find the receipt',
    goods: 'What was bought',
    more: /^More:/,
    give: /^Take back and refund/,
    told: 'Taken back. Give the money:',
    without: 'Without a receipt',
    order: 'Find the order',
    handOver: 'Hand over',
    handed: 'Handed over.',
    count: 'Count the drawer',
    close: 'Close the shift',
    z: 'Z report',
    out: 'Cash out',
    amount: 'Amount',
    reason: 'Reason',
    write: 'Write it down',
  },
  'zh-CN': {
    find: '查找小票',
    goods: '购买的商品',
    more: /^加：/,
    give: /^收货并退款/,
    told: '已退货，请退款：',
    without: '没有小票',
    order: '查找订单',
    handOver: '交付',
    handed: '已交付。',
    count: '清点钱箱',
    close: '交班',
    z: 'Z 报表',
    out: '取出现金',
    amount: '金额',
    reason: '原因',
    write: '记入日志',
  },
} as const;

for (const language of LANGUAGES) {
  for (const theme of THEMES) {
    test(`a return, a pickup and the close of a shift, in ${language}, ${theme}`, async ({
      page,
      api,
      looks,
      healthy,
      picture,
    }) => {
      const says = WORDS[language];
      const store = await openStore(api);
      const [lantern, bag] = store.articles;
      const state = async (name: string) => {
        await healthy(name);
        await picture(`till-${name}-${language}-${theme}`);
      };
      await looks({ language, theme });
      await ready(page, store, language);

      // Three lanterns sold, one comes back: what is refunded is shown before it moves, and the server comes to the same.
      await page.keyboard.type('3*');
      await scan(page, lantern?.gtin ?? '');
      await expect(lines(page)).toHaveCount(1);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog')).toBeHidden();
      await expect(page.getByText(SAYS[language].fine)).toBeVisible();
      const receipt = (await journal(page)).at(-1)?.entry.receipt ?? '';
      await page.keyboard.press('F7');
      await expect(page.getByRole('button', { name: says.find })).toBeVisible();
      await state('return');
      await scan(page, `http://shop.example/shop/#/receipt/${receipt}`);
      await expect(page.getByRole('list', { name: says.goods })).toBeVisible();
      await page.getByRole('button', { name: says.more }).click();
      await state('return-lines');
      await page.getByRole('button', { name: says.give }).click();
      await expect(page.getByText(says.told)).toBeVisible();
      await state('returned');
      const back = (await journal(page)).at(-1)?.entry;
      const told = await api.get<{ refund: { amount: string } }>(`/v1/orders/${receipt}/returns/${back?.receipt}`);
      expect(told.refund.amount).toBe(back?.refund);
      expect(back?.refund).toBe(String(lantern?.minor));
      await page.keyboard.press('F6');
      await page.keyboard.press('F7');
      await page.getByRole('button', { name: says.without }).click();
      await scan(page, bag?.gtin ?? '');
      await expect(page.getByRole('button', { name: says.give })).toBeVisible();
      await state('return-without-receipt');

      // An order of the shop, paid, is handed over when each unit was scanned.
      const order = `J-${receipt}`;
      await api.put(`/v1/orders/${order}`, {
        channel: 'web',
        currency: 'GBP',
        lines: [{ sku: bag?.sku, quantity: 2 }],
        fulfilment: { mode: 'PICKUP', location: store.location },
        tenders: [{ kind: 'TEST', amount: { amount: String(2 * (bag?.minor ?? 0)), currency: 'GBP' } }],
      });
      await page.keyboard.press('F8');
      await expect(page.getByRole('button', { name: says.order })).toBeVisible();
      await state('pickup');
      await scan(page, `http://shop.example/shop/#/orders/${order}`);
      await expect(page.getByRole('heading', { name: order })).toBeVisible();
      await expect(page.getByRole('button', { name: says.handOver })).toBeDisabled();
      await scan(page, bag?.gtin ?? '');
      await scan(page, bag?.gtin ?? '');
      await state('pickup-checked');
      await page.getByRole('button', { name: says.handOver }).click();
      await expect(page.getByText(says.handed)).toBeVisible();
      await state('handed-over');
      expect((await api.get<{ state: string }>(`/v1/orders/${order}`)).state).toBe('COMPLETED');

      // Cash out, then the blind count: what is expected is shown afterwards.
      await page.keyboard.press('F10');
      await expect(page.getByRole('button', { name: says.count })).toBeVisible();
      await state('shift');
      await page.getByRole('button', { name: says.out }).click();
      await page.getByLabel(says.amount).fill('4');
      await page.getByLabel(says.reason).fill('milk');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog')).toBeHidden();
      await page.getByRole('button', { name: says.count }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      // 100 of float, 7.50 sold, 2.50 back, 4 out: 101, and one pound is missing.
      await page.getByLabel('£50.00').fill('2');
      await state('count');
      await page.getByRole('dialog').getByRole('button', { name: says.close }).click();
      await expect(page.getByRole('heading', { name: says.z })).toBeVisible();
      const closed = (await journal(page)).at(-1)?.entry;
      expect(closed).toMatchObject({ z: 1, sum: '10000', expected: '10100' });
      await state('z-report');
      await audited(api);
    });

    test(`the customer’s screen follows, in ${language}, ${theme}`, async ({ page, api, looks, context, picture }) => {
      const store = await openStore(api);
      await looks({ language, theme });
      await ready(page, store, language);
      const display = await context.newPage();
      await display.addInitScript(
        ([chosenLanguage, chosenTheme]) => {
          localStorage.setItem('oneshelf.language', chosenLanguage);
          localStorage.setItem('oneshelf.theme', chosenTheme);
        },
        [language, theme] as const,
      );
      await display.goto('/till/#/display');
      await expect(display.getByRole('heading')).toBeVisible();
      await scan(page, store.articles[0]?.gtin ?? '');
      await scan(page, store.articles[1]?.gtin ?? '');
      await expect(display.getByRole('listitem')).toHaveCount(2);
      await display.screenshot({ path: `journeys/results/till-display-${language}-${theme}.png` });
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.type('20');
      await page.keyboard.press('Enter');
      await expect(display.getByText('£13.25')).toBeVisible();
      await display.screenshot({ path: `journeys/results/till-display-paid-${language}-${theme}.png` });
      expect(await display.evaluate(() => document.body.innerText)).not.toContain('anna');
      await display.close();
      await picture(`till-sold-beside-display-${language}-${theme}`);
      await expect(page.getByText(SAYS[language].fine)).toBeVisible();
      await agrees(page, api, store);
    });
  }
}
