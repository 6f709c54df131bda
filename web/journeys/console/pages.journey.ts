import { LANGUAGES, open, order, receive, signIn, SKU, test, THEMES } from './console';

/** The console as an owner uses it: each of its pages. */
const ROUTES: [string, string][] = [
  ['today', '/today'],
  ['orders', '/orders'],
  ['shifts', '/shifts'],
  ['stock', '/stock'],
  ['sku', `/stock/${SKU}`],
  ['import', '/stock/import'],
  ['products', '/products'],
  ['network', '/network'],
  ['staff', '/staff'],
  ['audit', '/audit'],
  ['returns', '/returns'],
];

for (const language of LANGUAGES) {
  for (const theme of THEMES) {
    test(`every page is healthy in ${language}, ${theme}`, async ({ page, api, looks, healthy, picture }) => {
      test.setTimeout(240_000);
      await receive(api, 20);
      const placed = await order(api);
      await looks({ language, theme });
      await signIn(page);
      for (const [name, path] of [...ROUTES, ['order', `/orders/${placed.id}`] as [string, string]]) {
        await open(page, path);
        await healthy(`${name} in ${language}, ${theme}`);
        await picture(`console-${name}-${language}-${theme}`);
      }
    });
  }
}

test('every page fits a phone, in large type', async ({ page, looks, healthy, picture }) => {
  test.setTimeout(240_000);
  await page.setViewportSize({ width: 360, height: 740 });
  await looks({ language: 'zh-CN', text: 'large' });
  await signIn(page);
  for (const [name, path] of ROUTES) {
    await open(page, path);
    await healthy(`${name} on a phone`);
    await picture(`console-${name}-phone`);
  }
});
