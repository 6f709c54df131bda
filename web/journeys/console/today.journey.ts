import { readFileSync } from 'node:fs';
import { DC, expect, LANGUAGES, newId, open, order, receive, signIn, SKU, test, wordsIn } from './console';

for (const language of LANGUAGES) {
  const says = wordsIn(language);

  test(`the board gives its figures away and drills down, in ${language}`, async ({
    page,
    api,
    enter,
    healthy,
    picture,
  }) => {
    await receive(api, 20);
    const mine = await order(api);
    await enter('/today', { language });
    const title = says('insight.today.byMinute');
    const panel = page.locator('section.chart').filter({ hasText: title });
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    await expect(panel.locator('canvas')).toBeVisible();
    await panel.getByRole('button', { name: says('insight.today.table') }).click();
    await expect(panel.getByRole('table')).toBeVisible();
    await healthy('the board with a table');
    await picture(`console-today-table-${language}`);
    const waiting = page.waitForEvent('download');
    await panel.getByRole('button', { name: says('insight.today.csv') }).click();
    expect((await waiting).suggestedFilename()).toBe('oneshelf-sales-by-minute.csv');
    await panel.getByRole('button', { name: says('insight.today.chart') }).click();
    await expect(panel.locator('canvas')).toBeVisible();
    const drawn = page.waitForEvent('download');
    await panel.getByRole('button', { name: says('insight.today.png') }).click();
    const file = await drawn;
    expect(file.suggestedFilename()).toBe('oneshelf-sales-by-minute.png');
    const image = readFileSync(await file.path());
    expect(image.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    const shown = await panel.locator('canvas').boundingBox();
    expect(image.readUInt32BE(16), 'twice as many dots as on the screen').toBe(2 * Math.round(shown?.width ?? 0));

    // What was sold today is the orders since midnight, and no others.
    const heading = page.getByRole('heading', { level: 1, name: says('order.title') });
    await page.getByRole('link', { name: says('insight.today.sold') }).click();
    await expect(heading).toBeVisible();
    await expect(page.getByText(says.like('order.soldSince'))).toBeVisible();
    const since = new URLSearchParams(new URL(page.url()).hash.split('?')[1]).get('soldSince') ?? '';
    expect(new Date(since).toLocaleTimeString('en-GB', { timeZone: 'Europe/London' })).toBe('00:00:00');
    await expect(page.getByRole('rowheader').filter({ hasText: mine.id })).toBeVisible();
    await page.getByRole('button', { name: says('order.anyTime') }).click();
    await expect(page).not.toHaveURL(/soldSince=/);
    await open(page, '/today');
    await page
      .getByRole('link', { name: says('insight.today.toFulfil') })
      .first()
      .click();
    await expect(heading).toBeVisible();
    await expect(page).toHaveURL(/state=PLACED/);
  });
}

test('what is oversold is on the board, with the shelf and the orders behind it', async ({
  page,
  api,
  enter,
  healthy,
  picture,
}) => {
  const count = (quantity: number) =>
    api.put(`/v1/stock/movements/${newId()}`, { kind: 'COUNT', lines: [{ sku: SKU, location: DC, quantity }] });
  const shelf = async () =>
    (
      await api.get<{ lines: { onHand: number; reserved: number }[] }>(
        `/v1/stock/availability?sku=${SKU}&location=${DC}`,
      )
    ).lines[0] ?? { onHand: 0, reserved: 0 };
  await receive(api, 20);
  const placed = await order(api, 3);
  const { onHand, reserved } = await shelf();
  await enter('/today');
  const tile = page.locator('.tile').filter({ hasText: 'Oversold' });
  await expect(tile.locator('strong')).toHaveText('0');
  try {
    await count(reserved - 2);
    await expect(tile.locator('strong')).toHaveText('2');
    await tile.click();
    await expect(page.getByRole('heading', { name: 'Oversold shelves' })).toBeFocused();
    await expect(
      page
        .getByRole('row', { name: new RegExp(SKU) })
        .getByRole('cell')
        .last(),
    ).toContainText('Orders');
    await healthy('an oversold shelf on the board');
    await picture('console-oversold');
    await page.getByRole('link', { name: `Orders that wait for ${SKU}` }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Orders' })).toBeVisible();
    await expect(page.getByRole('rowheader').filter({ hasText: placed.id })).toBeVisible();
    await expect(page.getByText(`With SKU ${SKU}`)).toBeVisible();
    await healthy('the orders behind an oversold shelf');
  } finally {
    await count(onHand);
  }
  await page.goBack();
  await expect(tile.locator('strong')).toHaveText('0');
});

test('the board waits for the names of channels, and never calls one by its code', async ({ page, api, looks }) => {
  await receive(api, 20);
  await order(api);
  await looks({});
  await signIn(page);
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  await page.route(/\/v1\/channels/, async (route) => {
    await held;
    await route.continue();
  });
  const figures = page.waitForResponse(/\/v1\/insight\/today/);
  await page.goto('/console/#/today');
  await (await figures).finished();
  await expect(page.locator('main .skeleton')).toBeVisible();
  await expect(page.locator('canvas')).toHaveCount(0);
  release();
  const panel = page.locator('section.chart').filter({ hasText: 'Sales a minute' });
  await panel.getByRole('button', { name: 'Show as a table' }).click();
  await expect(panel.getByRole('columnheader', { name: 'Web shop (GBP)' })).toBeVisible();
  await expect(panel.getByRole('columnheader', { name: 'web (GBP)', exact: true })).toHaveCount(0);
});

test('an order placed elsewhere is on the board without a click, and a paused board stands still', async ({
  page,
  api,
  enter,
}) => {
  await receive(api, 20);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/v1/insight/today')) {
      asked.push(request.url());
    }
  });
  await enter('/today');
  const orders = page.getByRole('link', { name: /^Orders today/ }).locator('strong');
  // The board has been answered once and now waits for what comes after.
  await expect.poll(() => asked.some((url) => /after=\d+&wait=\d+|wait=\d+&after=\d+/.test(url))).toBe(true);
  const before = Number((await orders.innerText()).replaceAll(',', ''));
  await order(api);
  // Were it not told, it would be asked again after the twenty seconds it waits.
  await expect(orders).toHaveText((before + 1).toLocaleString('en-GB'), { timeout: 15_000 });

  await page.getByRole('button', { name: 'Pause' }).click();
  const sofar = asked.length;
  await order(api);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(orders).toHaveText((before + 2).toLocaleString('en-GB'));
  expect(asked.slice(sofar)[0], 'first asked again when it went on, and at once').not.toMatch(/after=/);
});
