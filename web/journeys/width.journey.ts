import type { Page } from '@playwright/test';
import { atRest, expect, signIn, test, type Api, type Language, type Theme } from './oneshelf';
import { goods, intoBasket, order as orderInShop, SHOP, WAREHOUSE } from './shop/goods';
import { openStore, ready } from './till/till';

/**
 * Every page as those see it who enlarge a window of 1,280 pixels to 200 %, and on a wide wall of 2,560: nothing is wider than
 * the window, nothing is cut off, and no line of text is longer than an eye can follow.
 */
const WINDOWS: { name: string; width: number; height: number; scale: number; language: Language; theme: Theme }[] = [
  { name: 'enlarged', width: 640, height: 400, scale: 2, language: 'zh-CN', theme: 'dark' },
  { name: 'wide', width: 2560, height: 1440, scale: 1, language: 'en', theme: 'light' },
];

/** A line is too long at so many times the height of its letters: some 130 Latin letters. */
const LINE_MAX = 62;

/** What is wrong with how the page lies in its window. */
async function misfits(page: Page): Promise<string[]> {
  return page.evaluate((lineMax) => {
    const found = new Set<string>();
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width) {
      found.add(`the page is ${document.documentElement.scrollWidth} wide in a window of ${width}`);
    }
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = words.nextNode(); node !== null; node = words.nextNode()) {
      const text = (node.textContent ?? '').trim();
      const parent = node.parentElement;
      if (
        text === '' ||
        parent === null ||
        !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      ) {
        continue;
      }
      // What is read aloud only is a pixel wide on purpose.
      if (parent.closest('.unseen, .only-read, script, style, noscript') !== null) {
        continue;
      }
      const range = document.createRange();
      range.selectNodeContents(node);
      const lines = [...range.getClientRects()].filter((line) => line.width > 1);
      const named = `<${parent.tagName.toLowerCase()} class="${parent.className}"> ${text.slice(0, 60)}`;
      let scrolled = false;
      for (let above: Element | null = parent; above !== null && above !== document.body; above = above.parentElement) {
        const style = getComputedStyle(above);
        if (/auto|scroll/.test(style.overflowX)) {
          scrolled = true;
          break;
        }
        if (/hidden|clip/.test(style.overflowX) && style.textOverflow !== 'ellipsis') {
          const box = above.getBoundingClientRect();
          if (lines.some((line) => line.right > box.right + 1 || line.left < box.left - 1)) {
            found.add(`cut off: ${named}`);
          }
        }
      }
      if (!scrolled && lines.some((line) => line.right > width + 1 || line.left < -1)) {
        found.add(`beyond the window: ${named}`);
      }
      const letter = Number.parseFloat(getComputedStyle(parent).fontSize);
      if (lines.some((line) => line.width > lineMax * letter)) {
        found.add(`a line too long: ${named}`);
      }
    }
    return [...found];
  }, LINE_MAX);
}

async function paid(api: Api): Promise<string> {
  const id = `width-${Date.now()}`;
  await api.put(`/v1/stock/movements/${id}`, {
    kind: 'RECEIVE',
    lines: [{ sku: '85123A', location: 'DAVENTRY-DC', quantity: 20 }],
  });
  const body = {
    channel: 'web',
    currency: 'GBP',
    lines: [{ sku: '85123A', quantity: 2 }],
    fulfilment: { mode: 'SHIP', location: 'DAVENTRY-DC' },
  };
  const offer = await api.post<{ total: { amount: string; currency: string } }>('/v1/orders:quote', body);
  await api.put(`/v1/orders/${id}`, { ...body, tenders: [{ kind: 'TEST', amount: offer.total }] });
  return id;
}

for (const size of WINDOWS) {
  test.describe(`in a window that is ${size.name}`, () => {
    test.use({ viewport: { width: size.width, height: size.height }, deviceScaleFactor: size.scale });
    const chinese = size.language === 'zh-CN';

    /** Looks at a page when it has come to rest; a picture is kept whatever is found. */
    const seen = (page: Page, picture: (name: string, whole?: boolean) => Promise<void>, all: string[]) => {
      return async (name: string) => {
        await atRest(page);
        await picture(`width/${name}-${size.name}`, size.name === 'enlarged');
        all.push(...(await misfits(page)).map((misfit) => `${name}: ${misfit}`));
      };
    };

    test('every page of the console fits', async ({ page, api, looks, picture }) => {
      test.setTimeout(240_000);
      const all: string[] = [];
      const see = seen(page, picture, all);
      const id = await paid(api);
      await looks({ language: size.language, theme: size.theme });
      await page.goto('/console/');
      await expect(page.getByRole('button', { name: chinese ? '登录' : 'Sign in' })).toBeVisible();
      await see('console-sign-in');
      await page.goto('/console/#/accept?key=old');
      await expect(page.locator('form')).toBeVisible();
      await see('console-accept');
      await signIn(page);
      await page.goto('/console/');
      await page.reload();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      for (const [name, path] of [
        ['today', '/today'],
        ['orders', '/orders'],
        ['order', `/orders/${id}`],
        ['stock', '/stock'],
        ['sku', '/stock/85123A'],
        ['import', '/stock/import'],
        ['products', '/products'],
        ['network', '/network'],
        ['staff', '/staff'],
        ['audit', '/audit'],
        ['settings', '/settings'],
        ['lost', '/nowhere'],
      ] as const) {
        await page.goto(`/console/#${path}`);
        await page.reload();
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await see(`console-${name}`);
      }
      expect(all).toEqual([]);
    });

    test('every page of the shop fits', async ({ page, api, looks, picture }) => {
      test.setTimeout(240_000);
      const all: string[] = [];
      const see = seen(page, picture, all);
      const one = await goods(api, { [WAREHOUSE]: 20 });
      await looks({ language: size.language, theme: size.theme });
      const visit = async (name: string, path: string) => {
        await page.goto(`${SHOP}#${path}`);
        await page.reload();
        await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
        await see(`shop-${name}`);
      };
      await visit('home', '/');
      await visit('search', '/search');
      await visit('category', `/c/${encodeURIComponent('灯烛 Lights and candles')}`);
      await visit('product', `/p/${one.sku}`);
      await intoBasket(page, one, 2);
      await visit('basket', '/basket');
      await visit('checkout', '/checkout');
      const id = await orderInShop(page);
      await visit('pay', `/pay/${id}`);
      await page.getByRole('button', { name: /^(Pay |支付 )/ }).click();
      await page.waitForURL(/#\/o\//);
      await visit('order', `/o/${id}`);
      await visit('return', `/o/${id}/return`);
      await visit('receipt', `/receipt/${id}`);
      await visit('payer', `/payer/${id}`);
      await visit('orders', '/orders');
      await visit('settings', '/settings');
      await visit('continue', '/continue');
      await visit('nowhere', '/there/is/nothing');
      expect(all).toEqual([]);
    });

    test('every screen of the till fits', async ({ page, api, looks, picture }) => {
      test.setTimeout(240_000);
      const all: string[] = [];
      const see = seen(page, picture, all);
      const store = await openStore(api);
      await looks({ language: size.language, theme: size.theme });
      await page.goto('/till/');
      await expect(page.getByLabel(chinese ? '令牌' : 'Token')).toBeVisible();
      await see('till-setup');
      await ready(page, store, size.language);
      await see('till-sell');
      for (const path of ['return', 'pickup', 'shift', 'unsent', 'display'] as const) {
        await page.goto(`/till/#/${path}`);
        await expect(page.getByRole('heading').first()).toBeAttached();
        await see(`till-${path}`);
      }
      expect(all).toEqual([]);
    });
  });
}
