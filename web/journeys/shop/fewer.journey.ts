import type { Page } from '@playwright/test';
import { atRest, expect, test } from '../oneshelf';
import { address, goods, idIn, intoBasket, SHOP, STORE, WAREHOUSE } from './goods';

/**
 * Large type is large and leaves fewer things to choose from, on every page from the first to the order and back: pressed in
 * the head of the page, with nothing else to be known.
 */
test.use({ viewport: { width: 390, height: 844 } });

const LETTER_MIN = 18;
const PRESS_MIN = 44;

/** How many things there are to press or to fill in, apart from what stands on every page. */
function choices(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      [
        ...document.querySelectorAll<HTMLElement>(
          'main :is(a[href], button, input, select, summary):not(:disabled, [tabindex="-1"])',
        ),
      ].filter((one) => one.checkVisibility({ visibilityProperty: true })).length,
  );
}

/** Letters and targets that are too small to read or to hit. */
function small(page: Page): Promise<string[]> {
  return page.evaluate(
    ([letterMin, pressMin]) => {
      const found = new Set<string>();
      const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = words.nextNode(); node !== null; node = words.nextNode()) {
        const parent = node.parentElement;
        const text = (node.textContent ?? '').trim();
        if (
          text === '' ||
          parent === null ||
          !parent.checkVisibility({ visibilityProperty: true }) ||
          parent.closest('.unseen, .only-read, .skip, script, style, noscript, option') !== null
        ) {
          continue;
        }
        const size = Number.parseFloat(getComputedStyle(parent).fontSize);
        if (size < letterMin - 0.01) {
          found.add(`${size} px: ${text.slice(0, 40)}`);
        }
      }
      for (const one of document.querySelectorAll<HTMLElement>(
        'button, summary, select, input:not([type="radio"]), label.choice, nav a, a.as-button, article a',
      )) {
        const { height } = one.getBoundingClientRect();
        if (one.checkVisibility({ visibilityProperty: true }) && height < pressMin) {
          found.add(`${height} px high: ${(one.getAttribute('aria-label') ?? one.innerText).slice(0, 40)}`);
        }
      }
      return [...found];
    },
    [LETTER_MIN, PRESS_MIN] as const,
  );
}

for (const [language, theme] of [
  ['zh-CN', 'light'],
  ['en', 'dark'],
] as const) {
  test(`large type and fewer choices on every page in ${language}, ${theme}`, async ({
    page,
    api,
    looks,
    healthy,
    picture,
  }) => {
    test.setTimeout(300_000);
    const chinese = language === 'zh-CN';
    const one = await goods(api, { [STORE]: 9, [WAREHOUSE]: 20 });
    await looks({ language, theme });
    const large = page.getByRole('button', { name: chinese ? '大字版' : 'Large type' });

    /** The page in ordinary type, then in large: it is read, counted and looked at, and turned back. */
    async function see(name: string): Promise<void> {
      await atRest(page);
      const before = await choices(page);
      await large.click();
      await expect(large).toHaveAttribute('aria-pressed', 'true');
      await atRest(page);
      expect.soft(await choices(page), `choices on ${name}, of ${before} in ordinary type`).toBeLessThan(before);
      expect.soft(await small(page), `too small on ${name}`).toEqual([]);
      await healthy(`${name} in large type`);
      await picture(`shop/fewer-${name}-${language}-${theme}`, true);
      await large.click();
      await expect(large).toHaveAttribute('aria-pressed', 'false');
    }

    await page.goto(SHOP);
    await expect(page.locator('article').first().locator('.amount')).toBeVisible();
    await see('home');
    await page.goto(`${SHOP}#/c/${encodeURIComponent('灯烛 Lights and candles')}`);
    await expect(page.locator('article').nth(9).locator('.amount')).toBeAttached();
    await see('category');
    await page.goto(`${SHOP}#/search?q=${one.sku}`);
    await expect(page.locator('article').getByText(one.sku)).toBeVisible();
    await see('search');
    await intoBasket(page, one, 2);
    await see('product');
    await page.goto(`${SHOP}#/basket`);
    await expect(page.locator('.sum-panel .total .money')).toBeVisible();
    await see('basket');
    await page.goto(`${SHOP}#/checkout`);
    await address(page);
    await see('checkout-ship');
    await page.getByRole('radio', { name: /^(Pick up|到店自提)/ }).check();
    await page.getByRole('radio', { name: /(Covent Garden|考文特花园)/ }).check();
    await expect(page.getByRole('button', { name: /^(Order · |提交订单 · )/ })).toBeEnabled();
    await see('checkout-pickup');

    // What is left is enough to order and to pay.
    await large.click();
    await page.getByRole('button', { name: /^(Order · |提交订单 · )/ }).click();
    await page.waitForURL(/#\/pay\//);
    await large.click();
    await expect(page.getByRole('img', { name: /QR|二维码/ })).toBeVisible();
    await see('pay');
    await large.click();
    await page.getByRole('button', { name: /^(Pay |支付 )/ }).click();
    await page.waitForURL(/#\/o\//);
    const id = idIn(page.url());
    await large.click();
    await expect(page.getByText(/^(Thank you, it is paid|付款成功)/)).toBeVisible();
    await see('order');
    await page.goto(`${SHOP}#/receipt/${id}`);
    await expect(page.getByText(one.sku)).toBeVisible();
    await see('receipt');
    await page.goto(`${SHOP}#/orders`);
    await expect(page.getByRole('link', { name: one.sku })).toBeVisible();
    await see('orders');

    // It stays as it was left.
    await large.click();
    expect(await page.evaluate(() => localStorage.getItem('oneshelf.text'))).toBe('large');
    for (const path of [`/o/${id}/return`, '/settings', '/search', '/p/NO-SUCH-THING']) {
      await page.goto(`${SHOP}#${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
      await atRest(page);
      expect.soft(await small(page), `too small on ${path}`).toEqual([]);
    }
  });
}
