import { expect, LANGUAGES } from '../oneshelf';
import { png } from '../png';
import { lines, openStore, ready, SAYS, scan, test } from './till';

for (const language of LANGUAGES) {
  test(`goods are shown by their picture where there is one, and nothing waits for it, in ${language}`, async ({
    page,
    api,
    context,
    looks,
    healthy,
    picture,
  }) => {
    const store = await openStore(api, 3);
    const [pictured, plain] = store.articles;
    const owner = { Authorization: `Bearer ${process.env['ONESHELF_TOKEN'] ?? ''}` };
    const uploaded = await page.request.post('/v1/media', {
      headers: { ...owner, 'Content-Type': 'image/png' },
      data: png(400, 300, [60, 160, 80]),
    });
    const { hash } = (await uploaded.json()) as { hash: string };
    const product = await api.get<{ version: number; name: object; category: string; skus: object[] }>(
      `/v1/products/${pictured?.sku}`,
    );
    const put = await page.request.put(`/v1/products/${pictured?.sku}`, {
      headers: { ...owner, 'If-Match': `"${product.version}"` },
      data: {
        name: product.name,
        category: product.category,
        skus: [{ code: pictured?.sku, gtin: pictured?.gtin, unit: 'EACH' }],
        pictures: [hash],
      },
    });
    expect(put.status(), await put.text()).toBe(200);
    await looks({ language });
    await ready(page, store, language);

    // The picture does not come, and a scan does not wait for it.
    let asked = 0;
    await context.route('**/v1/media/**', () => {
      asked += 1;
    });
    const display = await context.newPage();
    await display.goto('/till/#/display');
    await expect(display.getByRole('heading')).toBeVisible();
    await page.bringToFront();
    for (const article of [pictured, plain]) {
      await scan(page, article?.gtin ?? '');
    }
    await expect(lines(page)).toHaveCount(2);
    await expect(display.getByRole('listitem')).toHaveCount(2);
    await expect.poll(() => asked).toBeGreaterThan(0);
    await display.close();
    await context.unroute('**/v1/media/**');

    // It does come: beside its goods, and beside no others.
    const search = async () => {
      await page.getByLabel(SAYS[language].entry).fill(store.location);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('button', { name: pictured?.sku ?? '' })).toBeFocused();
    };
    const seen = page.getByRole('button', { name: pictured?.sku ?? '' }).locator('img');
    await search();
    await expect.poll(() => seen.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    await expect(page.getByRole('button', { name: plain?.sku ?? '' }).locator('img')).toHaveCount(0);
    await healthy('goods with a picture');
    await picture(`till-pictures-${language}`);
    const screen = await context.newPage();
    await screen.goto('/till/#/display');
    await expect
      .poll(() =>
        screen
          .locator('li img')
          .first()
          .evaluate((image: HTMLImageElement) => image.naturalWidth),
      )
      .toBeGreaterThan(0);
    await screen.screenshot({ path: `journeys/results/till-display-pictures-${language}.png` });
    await screen.close();

    // Without a server there are none, and the rest is as it was.
    await page.keyboard.press('Escape');
    await page.route('**/v1/**', (route) => route.abort());
    await page.getByLabel(SAYS[language].entry).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByText(/No server · 1 kept here|服务器未连接 · 本机暂存 1 笔/)).toBeVisible();
    await search();
    await expect(seen).toHaveCount(0);
  });
}
