import { atRest, expect, LANGUAGES, PASSWORD, signIn, test, THEMES } from './console';

test.describe('signing in', () => {
  for (const language of LANGUAGES) {
    for (const theme of THEMES) {
      test(`the page is healthy in ${language}, ${theme}`, async ({ page, looks, healthy, picture }) => {
        await looks({ language, theme });
        await page.goto('/console/');
        await expect(page.getByRole('button', { name: language === 'en' ? 'Sign in' : '登录' })).toBeVisible();
        await healthy('sign-in');
        await picture(`console-sign-in-${language}-${theme}`);
      });
    }
  }

  test('works by keyboard alone, and a wrong password says so without saying which', async ({
    page,
    looks,
    healthy,
  }) => {
    await looks({});
    await page.goto('/console/#/settings');
    await page.getByLabel('Name').fill('owner');
    await page.keyboard.press('Tab');
    await page.keyboard.type('not the password');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('Name or password is wrong.');
    await healthy('sign-in, refused');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    // Where one wanted to go is where one arrives.
    await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  });

  test('a session that ends elsewhere leads back to where one was', async ({ page, looks }) => {
    await looks({});
    await signIn(page);
    await page.goto('/console/#/settings');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.context().clearCookies();
    await page.goto('/console/#/stock');
    await expect(page.getByRole('status').filter({ hasText: 'Your session has ended' })).toBeVisible();
    await page.getByLabel('Name').fill('owner');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Stock' })).toBeVisible();
  });

  test('a link that is no longer good says so', async ({ page, looks, healthy }) => {
    await looks({});
    await page.goto('/console/#/accept?key=old');
    await page.getByLabel('New password', { exact: true }).fill('short');
    await page.getByLabel('New password again').fill('short');
    await page.getByRole('button', { name: 'Set and sign in' }).click();
    await expect(page.getByText('At least 8 characters, please.')).toBeVisible();
    await healthy('accept, too short');
    await page.getByLabel('New password', { exact: true }).fill('long enough for anybody');
    await page.getByLabel('New password again').fill('long enough for anybody');
    await page.getByRole('button', { name: 'Set and sign in' }).click();
    await expect(page.getByText('This link is no longer good.')).toBeVisible();
  });
});

test.describe('inside', () => {
  for (const language of LANGUAGES) {
    for (const theme of THEMES) {
      test(`settings, a lost page and the palette are healthy in ${language}, ${theme}`, async ({
        page,
        enter,
        healthy,
        picture,
      }) => {
        await enter('/settings', { language, theme });
        await healthy('settings');
        await picture(`console-settings-${language}-${theme}`);
        await page.goto('/console/#/nowhere');
        await expect(page.getByRole('button', { name: /To the first page|回到首页/ })).toBeVisible();
        await healthy('a lost page');
        await page.keyboard.press('Control+k');
        await page.getByRole('combobox').fill('se');
        await expect(page.getByRole('option').first()).toBeVisible();
        await healthy('the palette');
        await picture(`console-palette-${language}-${theme}`);
      });
    }
  }

  for (const [language, sentence] of [
    ['zh-CN', '一处查找一切'],
    ['en', 'One place to find everything'],
  ] as const) {
    test(`the tour is told once, in ${language}`, async ({ page, enter, healthy, picture }) => {
      await enter('/settings', { language, first: true });
      await expect(page.getByText(sentence)).toBeVisible();
      await healthy('the tour');
      await picture(`console-tour-${language}`);
      const tour = page.getByRole('dialog');
      await page.keyboard.press('Escape');
      await expect(tour).toBeHidden();
      await page.reload();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await atRest(page);
      await expect(tour).toBeHidden();
    });
  }

  test('a cashier sees what a cashier may do', async ({ page, enter, healthy }) => {
    await enter('/staff', { name: 'cashier' });
    await expect(page.getByText('This page is not for your role').first()).toBeVisible();
    await expect(page.getByRole('navigation').getByRole('link', { name: 'Staff and tokens' })).toBeHidden();
    await expect(page.getByRole('navigation').getByRole('link', { name: 'Stock' })).toBeVisible();
    await healthy('a page of others');
  });

  test('on a phone the menu opens, leads on and closes', async ({ page, enter, healthy, picture }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await enter('/settings', { language: 'zh-CN' });
    await healthy('settings on a phone');
    await page.getByRole('button', { name: '打开菜单' }).click();
    await healthy('the menu on a phone');
    await picture('console-phone-menu');
    await page.getByRole('dialog').getByRole('link', { name: '库存' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '库存' })).toBeVisible();
    await expect(page.getByRole('dialog')).toBeHidden();
  });
});
