import { ADDRESS, expect } from '../oneshelf';
import { audited, lines, manager, openStore, ready, SAYS, scan, test } from './till';

const WORDS = {
  en: {
    out: 'Cash out',
    amount: 'Amount',
    reason: 'Reason',
    count: 'Count the drawer',
    close: 'Close the shift',
    z: 'Z report',
    shifts: 'Shifts',
    short: 'Short',
    story: 'What happened',
    reckoning: 'They agree',
    orders: 'Orders of this shift',
    inShift: 'Sold in shift',
  },
  'zh-CN': {
    out: '取出现金',
    amount: '金额',
    reason: '原因',
    count: '清点钱箱',
    close: '交班',
    z: 'Z 报表',
    shifts: '班次',
    short: '短款',
    story: '经过',
    reckoning: '一致',
    orders: '查看本班订单',
    inShift: '班次',
  },
} as const;

for (const [language, theme] of [
  ['en', 'light'],
  ['zh-CN', 'dark'],
] as const) {
  test(`a shift is opened, sold in, closed blind, and its manager sees what is missing, in ${language}`, async ({
    page,
    api,
    looks,
    healthy,
    picture,
  }) => {
    const says = WORDS[language];
    const store = await openStore(api);
    const name = await manager(api, store, '204681');
    await looks({ language, theme });
    await ready(page, store, language);

    // A lantern is sold in cash while the server is there; four pounds go to the bank while it is not.
    await scan(page, store.articles[0]?.gtin ?? '');
    await expect(lines(page)).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByText(SAYS[language].fine)).toBeVisible();
    await page.route('**/v1/**', (route) => route.abort());
    await page.keyboard.press('F10');
    await page.getByRole('button', { name: says.out }).click();
    await page.getByLabel(says.amount).fill('4');
    await page.getByLabel(says.reason).fill('bank');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByText(/No server · \d kept here|服务器未连接 · 本机暂存 \d 笔/)).toBeVisible();
    await page.unroute('**/v1/**');
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await expect(page.getByText(SAYS[language].fine)).toBeVisible();

    // 100 of float, 2.50 sold, 4 out: 98.50, and 90 are counted before anybody is told.
    await page.getByRole('button', { name: says.count }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.getByLabel('£50.00').fill('1');
    await page.getByLabel('£20.00').fill('2');
    await page.getByRole('dialog').getByRole('button', { name: says.close }).click();
    await expect(page.getByRole('heading', { name: says.z })).toBeVisible();
    await expect(page.getByText(SAYS[language].fine)).toBeVisible();
    const drawers = async () => {
      const { shifts } = await api.get<{
        shifts: { closing?: { expected: { amount: string }; difference: { amount: string } } }[];
      }>(`/v1/shifts?location=${store.location}`);
      return shifts.map(({ closing }) => [closing?.expected.amount, closing?.difference.amount]);
    };
    await expect.poll(drawers).toEqual([['9850', '-850']]);

    // The manager of that store, and of no other, finds it in the console.
    const signedIn = await page.request.post(`${ADDRESS}/v1/sessions`, {
      data: { name, password: 'seven geese a-laying' },
    });
    expect(signedIn.status()).toBe(201);
    await page.goto('/console/#/shifts');
    await expect(page.getByRole('heading', { level: 1, name: says.shifts })).toBeVisible();
    const row = page.getByRole('row').filter({ has: page.getByRole('link') });
    await expect(row).toHaveCount(1);
    await expect(row).toContainText(says.short);
    await expect(row).toContainText('8.50');
    await healthy('shifts');
    await picture(`console-shifts-${language}-${theme}`);
    await row.getByRole('link').click();
    await expect(page.getByRole('heading', { name: says.story })).toBeVisible();
    await expect(page.getByText('bank')).toBeVisible();
    // The sale names its shift, so what the till said is held against what was sold.
    await expect(page.getByText(says.reckoning, { exact: true })).toBeVisible();
    await healthy('one shift');
    await picture(`console-shift-${language}-${theme}`, true);
    await page.getByRole('link', { name: says.orders }).click();
    const sold = page.getByRole('row').filter({ has: page.getByRole('link') });
    await expect(sold).toHaveCount(1);
    await expect(sold).toContainText('2.50');
    await expect(page.getByText(says.inShift).first()).toBeVisible();
    await audited(api);
  });
}
