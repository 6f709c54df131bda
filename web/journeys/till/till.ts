import { ADDRESS, expect, test as base, type Api, type Language } from '../oneshelf';
import type { Locator, Page } from '@playwright/test';

export { expect, LANGUAGES, THEMES, type Language } from '../oneshelf';

/** Goods that a store of a journey's own sells: barcode, code, price in pence. */
export interface Article {
  readonly sku: string;
  readonly gtin: string;
  readonly minor: number;
}

/** A store of a journey's own, so that journeys do not meet each other's sales. */
export interface Store {
  readonly location: string;
  readonly token: string;
  readonly articles: readonly Article[];
}

let stores = 0;

export function gtin(digits: string): string {
  const sum = [...digits].reduce((all, digit, i) => all + Number(digit) * ((digits.length - i) % 2 === 1 ? 3 : 1), 0);
  return digits + ((10 - (sum % 10)) % 10);
}

const NAMES = [
  ['White Metal Lantern', '白色金属灯笼'],
  ['Jumbo Bag Red Retrospot', '红色波点大号购物袋'],
  ['Set of 3 Cake Tins Pantry Design', '储物蛋糕罐三件套'],
  ['Hand Warmer Owl Design', '猫头鹰暖手宝'],
  ['Regency Cakestand 3 Tier', '摄政风三层蛋糕架'],
  ['Glass Star Frosted T-Light Holder', '磨砂玻璃星星烛台'],
] as const;

/** Makes a store with a till's token and so many articles. */
export async function openStore(api: Api, articles = 6): Promise<Store> {
  const location = `J-${Date.now().toString(36)}-${(stores += 1)}`.toUpperCase();
  await api.put(`/v1/locations/${location}`, {
    name: 'Harbour Street · 港湾街店',
    kind: 'STORE',
    latitude: 51.5,
    longitude: -0.1,
    zone: 'Europe/London',
    modes: ['CARRY_OUT', 'PICKUP'],
  });
  const made: Article[] = Array.from({ length: articles }, (_, i) => ({
    sku: `${location}-${i + 1}`,
    gtin: gtin(
      `50${String(Date.now() % 100_000).padStart(5, '0')}${String(stores % 100).padStart(2, '0')}${String(i).padStart(3, '0')}`,
    ),
    minor: 250 + i * 175,
  }));
  for (let from = 0; from < made.length; from += 500) {
    const some = made.slice(from, from + 500);
    await api.post(
      '/v1/products:batch',
      some.map((article, i) => ({
        id: article.sku,
        name: { en: NAMES[(from + i) % NAMES.length]?.[0], 'zh-CN': NAMES[(from + i) % NAMES.length]?.[1] },
        category: '家居 home',
        skus: [{ code: article.sku, gtin: article.gtin, unit: 'EACH' }],
      })),
    );
    await api.post(
      '/v1/prices:batch',
      some.map((article) => ({ id: article.sku, list: { amount: String(article.minor), currency: 'GBP' } })),
    );
  }
  await api.put(`/v1/stock/movements/${location}-first`, {
    kind: 'RECEIVE',
    lines: made.map(({ sku }) => ({ sku, location, quantity: 50 })),
  });
  return { location, token: await tokenFor(api, location), articles: made };
}

export async function tokenFor(api: Api, location: string): Promise<string> {
  const { token } = await api.post<{ token: string }>('/v1/tokens', { role: 'cashier', location, name: 'till' });
  return token;
}

/** The words of a screen that journeys press, by language. */
export const SAYS = {
  en: {
    token: 'Token',
    look: 'Continue',
    name: 'Name of this till',
    finish: 'Open this till',
    cashier: 'Cashier',
    float: 'Opening float',
    open: 'Open the shift',
    entry: 'Scan, or type a code or words',
    change: 'Change',
    cash: 'Cash',
    fine: 'All sent',
    pay: 'Pay',
    takeOver: 'Take the till over here',
    elsewhere: 'The till is open in another tab',
  },
  'zh-CN': {
    token: '令牌',
    look: '继续',
    name: '收银台名称',
    finish: '启用收银台',
    cashier: '收银员',
    float: '备用金',
    open: '开班',
    entry: '扫码，或输入编码、名称',
    change: '找零',
    cash: '现金',
    fine: '已全部上传',
    pay: '收款',
    takeOver: '在此接管收银台',
    elsewhere: '收银台已在另一个标签页打开',
  },
} as const satisfies Record<Language, Record<string, string>>;

/** Sets the till up with the store's token, as a person at the keyboard does. */
export async function setUp(page: Page, store: Store, language: Language = 'en', name = 'T1'): Promise<void> {
  const says = SAYS[language];
  await page.goto('/till/');
  await page.getByLabel(says.token).fill(store.token);
  await page.keyboard.press('Enter');
  await page.getByLabel(says.name).fill(name);
  await page.getByRole('button', { name: says.finish }).click();
  await expect(page.getByLabel(says.cashier)).toBeVisible();
}

export async function openShift(page: Page, language: Language = 'en', float = '100'): Promise<void> {
  const says = SAYS[language];
  await page.getByLabel(says.cashier).fill('anna');
  await page.getByLabel(says.float).fill(float);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel(says.entry)).toBeFocused();
}

/** The book is here: every article of the store is found. */
export async function booked(page: Page, store: Store): Promise<void> {
  await expect
    .poll(
      () =>
        page.evaluate(
          (code) =>
            new Promise<boolean>((found) => {
              const opening = indexedDB.open('oneshelf-till');
              opening.onsuccess = () => {
                const asked = opening.result.transaction('goods').objectStore('goods').get(code);
                asked.onsuccess = () => {
                  opening.result.close();
                  found(asked.result !== undefined);
                };
              };
            }),
          store.articles.at(-1)?.sku ?? '',
        ),
      { timeout: 60_000 },
    )
    .toBe(true);
}

/** A till that is ready to sell. */
export async function ready(page: Page, store: Store, language: Language = 'en'): Promise<void> {
  await setUp(page, store, language);
  await openShift(page, language);
  await booked(page, store);
  // The opening of the shift is told too: who counts what is kept here begins with nothing.
  await expect(page.getByText(SAYS[language].fine)).toBeVisible();
}

/** Sells what is in the basket for the exact amount, and waits until the server knows. */
export async function sell(page: Page, language: Language = 'en'): Promise<void> {
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('link', { name: SAYS[language].fine })).toBeVisible();
}

/** The receipts of what this till has sold, in their order. */
export async function receipts(page: Page): Promise<string[]> {
  return (await journal(page)).flatMap(({ entry }) =>
    entry.kind === 'sale' && entry.receipt !== undefined ? [entry.receipt] : [],
  );
}

/** The lines of the basket. */
export function lines(page: Page): Locator {
  return page.getByRole('list', { name: /^(Lines|商品行)$/ }).getByRole('listitem');
}

/**
 * A scanner that behaves as a keyboard: sends the signs of a text in a burst, then Enter, to whatever has the focus, and answers
 * when the page was given the Enter.
 */
type Scanner = (text: string) => number;

declare global {
  interface Window {
    oneshelfScanner: Scanner;
  }
}

/**
 * What {@link test} gives every page. A key is stamped when it is pressed, however late the page gets to it; so each sign has a
 * time of its own, two milliseconds after the one before, and a page that is slow or stopped for a while hears the same scanner.
 */
function plugInScanner(): void {
  window.oneshelfScanner = (text) => {
    const began = performance.now();
    let given = began;
    [...text, 'Enter'].forEach((key, i) => {
      const pressed = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true });
      Object.defineProperty(pressed, 'timeStamp', { value: began + 2 * i });
      given = performance.now();
      (document.activeElement ?? document.body).dispatchEvent(pressed);
    });
    return given;
  };
}

export const test = base.extend({
  context: async ({ context }, use) => {
    await context.addInitScript(plugInScanner);
    await use(context);
  },
});

export async function scan(page: Page, text: string): Promise<void> {
  await page.evaluate((scanned) => void window.oneshelfScanner(scanned), text);
}

/** As much of an entry as journeys look at. */
export interface EntryRead {
  readonly kind: string;
  readonly receipt?: string;
  readonly total?: string;
  readonly refund?: string;
  readonly z?: number;
  readonly sum?: string;
  readonly expected?: string;
}

/** The records of the journal, as they lie in the browser. */
export async function journal(page: Page): Promise<{ n: number; entry: EntryRead }[]> {
  return page.evaluate(
    () =>
      new Promise((read) => {
        const opening = indexedDB.open('oneshelf-till');
        opening.onsuccess = () => {
          const asked = opening.result.transaction('records').objectStore('records').getAll();
          asked.onsuccess = () => {
            opening.result.close();
            read(asked.result as never);
          };
        };
      }),
  );
}

export interface OrderTold {
  readonly id: string;
  readonly state: string;
  readonly fact: boolean;
  readonly total: { readonly amount: string };
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly payments: readonly { readonly kind: string; readonly amount: { readonly amount: string } }[];
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
}

/** Every sale of this journal is exactly one order with the same total, and no order of the store is without a sale. */
export async function agrees(page: Page, api: Api, store: Store): Promise<void> {
  const sales = (await journal(page)).flatMap(({ entry }) =>
    entry.kind === 'sale' && entry.receipt !== undefined ? [entry] : [],
  );
  const orders: OrderTold[] = [];
  for (const { receipt } of sales) {
    orders.push(await api.get<OrderTold>(`/v1/orders/${receipt}`));
  }
  expect(orders.map(({ total }) => total.amount)).toEqual(sales.map(({ total }) => total));
  expect(sales.map(({ receipt }) => Number(receipt?.slice(-6)))).toEqual(sales.map((_, i) => i + 1));
  const sold = new Map<string, number>();
  orders.flatMap(({ lines }) => lines).forEach(({ sku, quantity }) => sold.set(sku, (sold.get(sku) ?? 0) + quantity));
  const { lines } = await api.get<{ lines: { sku: string; onHand: number }[] }>(
    `/v1/stock/availability?location=${store.location}&${store.articles.map(({ sku }) => `sku=${sku}`).join('&')}`,
  );
  for (const { sku, onHand } of lines) {
    expect(onHand, `on hand of ${sku}`).toBe(50 - (sold.get(sku) ?? 0));
  }
  await audited(api);
}

/** The books are whole. One audit runs at a time, and a server that is busy may take longer than one request waits. */
export async function audited(api: Api): Promise<void> {
  await expect(async () => {
    expect((await api.get<{ ok: boolean }>('/v1/audit')).ok).toBe(true);
  }).toPass({ timeout: 60_000 });
}

/** A manager of the store who has chosen a PIN, as the console does it. */
export async function manager(api: Api, store: Store, pin: string): Promise<string> {
  const name = `m-${store.location.toLowerCase()}`;
  await api.put(`/v1/staff/${name}`, { name, displayName: 'Mia', role: 'store-manager', location: store.location });
  const { key } = await api.post<{ key: string }>(`/v1/staff/${name}/invite`);
  const password = 'seven geese a-laying';
  const accepted = await fetch(`${ADDRESS}/v1/staff:accept`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ key, password }),
  });
  const { csrf } = (await accepted.json()) as { csrf: string };
  const cookie = (accepted.headers.get('Set-Cookie') ?? '').split(';')[0] ?? '';
  const chosen = await fetch(`${ADDRESS}/v1/session/pin`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf, Cookie: cookie },
    body: JSON.stringify({ password, pin }),
  });
  expect(chosen.status).toBe(200);
  return name;
}
