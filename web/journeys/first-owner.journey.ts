import { expect, LANGUAGES, test } from './oneshelf';
import { up } from './server';

const SAYS = {
  en: {
    welcome: 'Welcome to Oneshelf',
    display: 'Display name',
    name: /^Name/,
    password: /^New password(?! again)/,
    again: 'New password again',
    begin: 'Begin',
    today: 'Today',
    noOrders: 'No orders yet',
    noGoods: 'No products yet',
    noPlaces: 'No places yet',
    addPlace: 'Add a place',
    newProduct: 'New product',
  },
  'zh-CN': {
    welcome: '欢迎使用 Oneshelf',
    display: '显示名',
    name: /^登录名/,
    password: /^新密码/,
    again: '再次输入新密码',
    begin: '开始使用',
    today: '今日',
    noOrders: '还没有订单',
    noGoods: '还没有商品',
    noPlaces: '还没有地点',
    addPlace: '新增地点',
    newProduct: '新建商品',
  },
} as const;

/** New books, as whoever starts Oneshelf for the first time meets them: the link that `up` prints, and pages with nothing on them. */
for (const language of LANGUAGES) {
  test(`the first owner begins in ${language}`, async ({ page, request, looks, healthy, picture }) => {
    test.setTimeout(300_000);
    const says = SAYS[language];
    const server = await up();
    try {
      await expect.poll(() => server.printed()).toContain('works once');
      const link = /begin +(\S+)/.exec(server.printed())?.[1] ?? '';
      await looks({ language });
      await page.goto(link);
      await expect(page.getByRole('heading', { name: says.welcome })).toBeVisible();
      await healthy(`the first page in ${language}`);
      await picture(`first-owner-welcome-${language}`);
      await page.getByLabel(says.display).fill('Han Mei');
      await page.getByLabel(says.name).fill('hanmei');
      await page.getByLabel(says.password).fill('a shop of my own');
      await page.getByLabel(says.again).fill('a shop of my own');
      await page.getByRole('button', { name: says.begin }).click();
      await expect(page.getByRole('heading', { level: 1, name: says.today })).toBeVisible();
      await healthy(`a board without sales in ${language}`);
      await picture(`first-owner-today-${language}`);

      // Every page without anything on it says what comes next, and leads there.
      for (const [path, sentence] of [
        ['/orders', says.noOrders],
        ['/stock', says.noGoods],
        ['/products', says.noGoods],
        ['/network', says.noPlaces],
      ] as const) {
        await page.goto(`${server.address}/console/#${path}`);
        await expect(page.getByText(sentence)).toBeVisible();
        await healthy(`${path} with nothing on it in ${language}`);
        await picture(`first-owner${path.replace('/', '-')}-${language}`);
      }
      await page.getByRole('button', { name: says.addPlace }).last().click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.press('Escape');
      await page.goto(`${server.address}/console/#/products`);
      await page.getByRole('button', { name: says.newProduct }).last().click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.press('Escape');

      // The link was for the first and for nobody else.
      const key = new URL(link.replace('#/', '')).searchParams.get('key');
      const again = await request.post(`${server.address}/v1/staff:first`, {
        data: { key, name: 'second', displayName: 'Second', password: 'a shop of their own' },
      });
      expect(again.status()).toBe(409);
      expect(await again.text()).toContain('access/already-staffed');
    } finally {
      await server.end();
    }
  });
}
