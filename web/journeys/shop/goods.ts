import type { Page } from '@playwright/test';
import { expect, type Api } from '../oneshelf';

/** Goods of a journey's own, so that what one journey buys is nothing to another. */
export interface Goods {
  readonly sku: string;
  readonly english: string;
  readonly chinese: string;
}

export interface Price {
  readonly version: number;
}

export const STORE = 'LONDON-COVENT-GARDEN';
export const WAREHOUSE = 'DAVENTRY-DC';
export const SHOP = '/shop/';

let made = 0;

/** A lantern with so many on each shelf, at a price in pence. */
export async function goods(api: Api, stock: Record<string, number>, pence = 1250): Promise<Goods> {
  const sku = `J${Date.now().toString(36)}${(made++).toString(36)}`.toUpperCase();
  const one = { sku, english: `Journey Lantern ${sku}`, chinese: `旅途灯笼 ${sku}` };
  await api.put(`/v1/products/${sku}`, {
    name: { en: one.english, 'zh-CN': one.chinese },
    category: '灯烛 Lights and candles',
    skus: [{ code: sku, unit: 'EACH' }],
  });
  await api.put(`/v1/prices/${sku}`, { list: { amount: String(pence), currency: 'GBP' } });
  const lines = Object.entries(stock)
    .filter(([, quantity]) => quantity > 0)
    .map(([location, quantity]) => ({ sku, location, quantity }));
  if (lines.length > 0) {
    await api.put(`/v1/stock/movements/${sku}-in`, { kind: 'RECEIVE', lines });
  }
  return one;
}

/** Puts goods into the basket by their own page. */
export async function intoBasket(page: Page, one: Goods, quantity = 1): Promise<void> {
  await page.goto(`${SHOP}#/p/${one.sku}`);
  await page.getByRole('textbox', { name: /^(Quantity of|.*的数量)/ }).fill(String(quantity));
  await page.getByRole('button', { name: /^(Add to basket|加入购物车)$/ }).click();
  await expect(page.getByText(/is in your basket|已加入购物车/).first()).toBeVisible();
}

/** Fills in an address that nobody lives at. */
export async function address(page: Page): Promise<void> {
  await page.getByLabel(/^(Name|收货人)$/).fill('Li Lei');
  await page.getByLabel(/^(Phone|电话)$/).fill('+44 20 7946 0000');
  await page.getByLabel(/^(Street and number|街道门牌)$/).fill('1 High Street');
  await page.getByLabel(/^(Town|城市)$/).fill('London');
  await page.getByLabel(/^(Country|国家或地区)$/).selectOption('GB');
}

/** From the basket to the page where it is paid; the id of the order. */
export async function order(page: Page): Promise<string> {
  await page.goto(`${SHOP}#/checkout`);
  await address(page);
  await page.getByRole('button', { name: /^(Order · |提交订单 · )/ }).click();
  await page.waitForURL(/#\/pay\//);
  return idIn(page.url());
}

export function idIn(address: string): string {
  return /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(address)?.[0] ?? '';
}

/** How many of it have been sold or are held, over all places: what was there less what is available. */
export async function taken(api: Api, one: Goods, stock: number): Promise<number> {
  const { lines } = await api.get<{ lines: { available: number }[] }>(`/v1/stock/availability?sku=${one.sku}`);
  return stock - lines.reduce((sum, line) => sum + line.available, 0);
}
