import { kitWords } from '../../kit/src/words/kit';
import { words } from '../../console/src/words';
import { atRest, expect, signIn, test as base, type Api, type Language, type Looks } from '../oneshelf';
import type { Page } from '@playwright/test';

export { ADDRESS, atRest, expect, LANGUAGES, PASSWORD, signIn, tabTo, THEMES, type Api } from '../oneshelf';

/** Where the demonstration keeps most of its goods, and one of them. */
export const DC = 'DAVENTRY-DC';
export const STORE = 'LONDON-COVENT-GARDEN';
export const SKU = '85123A';

export interface Money {
  readonly amount: string;
  readonly currency: string;
}

export interface Order {
  readonly id: string;
  readonly state: string;
  readonly total: Money;
  readonly refunded: Money;
}

export const newId = () => `journey-${Date.now()}-${Math.floor(Math.random() * 1e6)}`;

/** An order of ours, paid and waiting to be sent. */
export async function order(api: Api, quantity = 3, id = newId()): Promise<Order> {
  const body = {
    channel: 'web',
    currency: 'GBP',
    lines: [{ sku: SKU, quantity }],
    fulfilment: { mode: 'SHIP', location: DC },
  };
  const offer = await api.post<{ total: Money }>('/v1/orders:quote', body);
  return api.put<Order>(`/v1/orders/${id}`, { ...body, tenders: [{ kind: 'TEST', amount: offer.total }] });
}

export async function receive(api: Api, quantity: number, sku = SKU): Promise<void> {
  await api.put(`/v1/stock/movements/${newId()}`, { kind: 'RECEIVE', lines: [{ sku, location: DC, quantity }] });
}

/** What lies on a shelf by the books. */
export async function onHand(api: Api, sku = SKU, location = DC): Promise<number> {
  const { lines } = await api.get<{ lines: { onHand: number }[] }>(
    `/v1/stock/availability?sku=${sku}&location=${location}`,
  );
  return lines[0]?.onHand ?? 0;
}

/** A product of a journey's own. */
export async function product(api: Api, code: string, name: Record<string, string>): Promise<void> {
  await api.put(`/v1/products/${code}`, { name, category: 'Journeys', skus: [{ code, unit: 'EACH' }] });
}

/** Somebody else changes what a page of ours is editing: the API, as the owner, on the version it says it has seen. */
export async function meanwhile(page: Page, path: string, version: number, data: unknown): Promise<void> {
  const response = await page.request.put(path, {
    headers: { Authorization: `Bearer ${process.env['ONESHELF_TOKEN'] ?? ''}`, 'If-Match': `"${version}"` },
    data,
  });
  expect(response.status(), await response.text()).toBe(200);
}

/** Goes to a page of the console, and waits until it has all that it asks for. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(`/console/#${path}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await atRest(page);
}

/** What the console says in a language: a journey is written once and read in each. */
export interface Says {
  /** A sentence to the letter, with what is told in it. */
  (key: string, told?: Readonly<Record<string, string | number>>): string;
  /** The same where something that is told in it is left open; with a sign before or behind it, it begins or ends so. */
  like(key: string, told?: Readonly<Record<string, string | number>>): RegExp;
}

/** The words of the console in a language, as its own files have them. */
export function wordsIn(language: Language): Says {
  const all: unknown = { ...words[language], kit: kitWords[language] };
  function word(key: string): string {
    const found = key
      .split('.')
      .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], all);
    if (typeof found !== 'string') {
      throw new Error(`the console has no word ${key} in ${language}`);
    }
    return found;
  }
  const fill = (text: string, told: Readonly<Record<string, string | number>>) =>
    text.replace(/\{(\w+)\}/g, (open, name: string) => String(told[name] ?? open));
  return Object.assign((key: string, told = {}) => fill(word(key), told), {
    like: (key: string, told = {}) =>
      new RegExp(
        fill(word(key), told)
          .split(/\{\w+\}/)
          .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
          .join('.*'),
      ),
  });
}

export const test = base.extend<{
  /** Comes to a page of the console, signed in as one of the demonstration's people, with the looks that are asked for. */
  enter: (path: string, as?: Looks & { readonly name?: string }) => Promise<void>;
}>({
  enter: async ({ page, looks }, use) => {
    await use(async (path, { name, ...seen } = {}) => {
      await looks(seen);
      await signIn(page, name);
      await open(page, path);
    });
  },
});
