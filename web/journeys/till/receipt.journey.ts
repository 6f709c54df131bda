import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { expect, LANGUAGES } from '../oneshelf';
import { lines, openStore, ready, receipts, SAYS, scan, sell, test } from './till';

const WORDS = {
  en: { ofTill: 'A receipt from a till', x: 'X report', find: 'Find it', code: 'Code or link of the receipt' },
  'zh-CN': { ofTill: '收银台小票', x: 'X 报表', find: '查找', code: '小票编码或链接' },
} as const;

/** What a press on a button of that name hands over as a file. */
async function file(page: Page, name: string): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name, exact: true }).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Each kind of file begins with signs of its own. */
const BEGINS = {
  'ESC/POS': Buffer.from([0x1b, 0x40]),
  PDF: Buffer.from('%PDF-'),
  PNG: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
} as const;

for (const language of LANGUAGES) {
  test(`a receipt and an X report come as bytes, PDF and PNG, and a phone reads the code on it, in ${language}`, async ({
    page,
    api,
    looks,
    healthy,
    picture,
  }) => {
    const says = WORDS[language];
    const store = await openStore(api);
    await looks({ language });
    await ready(page, store, language);
    await scan(page, store.articles[0]?.gtin ?? '');
    await expect(lines(page)).toHaveCount(1);
    await sell(page, language);
    const [receipt = ''] = await receipts(page);
    for (const kind of ['ESC/POS', 'PDF', 'PNG'] as const) {
      const { name, bytes } = await file(page, kind);
      expect(name).toBe(`${receipt}.${kind === 'ESC/POS' ? 'escpos' : kind.toLowerCase()}`);
      expect(bytes.subarray(0, BEGINS[kind].length)).toEqual(BEGINS[kind]);
      if (kind === 'ESC/POS') {
        expect(bytes.includes(`/shop/#/r/${receipt}`), 'the address in the QR code').toBe(true);
      }
    }
    await page.keyboard.press('F10');
    await expect(page.getByRole('heading', { name: says.x })).toBeVisible();
    const report = await file(page, 'PDF');
    expect(report.name).toMatch(/^X-T1-.*\.pdf$/);
    expect(report.bytes.subarray(0, 5)).toEqual(BEGINS.PDF);

    // Who reads the code with a phone comes to the shop, which says what the receipt is good for.
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`/shop/#/r/${receipt}`);
    await expect(page.getByRole('heading', { name: says.ofTill })).toBeVisible();
    await expect(page.getByRole('img', { name: /QR|二维码/ })).toBeVisible();
    await expect(page.getByText(receipt)).toBeVisible();
    await healthy('a receipt of a till in the shop');
    await picture(`shop/receipt-of-till-${language}`, true);
    await page.goto('/shop/#/orders');
    await page.getByLabel(says.code).fill(receipt.toLowerCase());
    await page.getByRole('button', { name: says.find }).click();
    await expect(page.getByRole('heading', { name: says.ofTill })).toBeVisible();
  });
}

test('the address in the console’s QR code sets a till up, and the token does not stay in it', async ({
  page,
  api,
  looks,
}) => {
  const store = await openStore(api);
  await looks({});
  await page.goto(`/till/#/pair?token=${encodeURIComponent(store.token)}`);
  await expect(page.getByText('Harbour Street')).toBeVisible();
  expect(page.url()).not.toContain(store.token);
  await page.getByLabel(SAYS.en.name).fill('T1');
  await page.getByRole('button', { name: SAYS.en.finish }).click();
  await expect(page.getByLabel(SAYS.en.cashier)).toBeVisible();
});
