import { atRest, expect, LANGUAGES, PASSWORD, signIn, test, THEMES, type Api } from './oneshelf';
import type { Page } from '@playwright/test';

/** The console as an owner uses it, on demo books of its own. */

interface Money {
  amount: string;
  currency: string;
}
interface Order {
  id: string;
  state: string;
  total: Money;
  refunded: Money;
  lines: { line: number; sku: string; quantity: number }[];
}

const DC = 'DAVENTRY-DC';
const SKU = '85123A';

const newId = () => `journey-${Date.now()}-${Math.floor(Math.random() * 1e6)}`;

/** An order of ours, paid and waiting to be sent. */
async function order(api: Api, quantity = 3, id = newId()): Promise<Order> {
  const body = {
    channel: 'web',
    currency: 'GBP',
    lines: [{ sku: SKU, quantity }],
    fulfilment: { mode: 'SHIP', location: DC },
  };
  const offer = await api.post<{ total: Money }>('/v1/orders:quote', body);
  return api.put<Order>(`/v1/orders/${id}`, { ...body, tenders: [{ kind: 'TEST', amount: offer.total }] });
}

async function receive(api: Api, quantity: number): Promise<void> {
  await api.put(`/v1/stock/movements/journey-${Date.now()}-${Math.floor(Math.random() * 1e6)}`, {
    kind: 'RECEIVE',
    lines: [{ sku: SKU, location: DC, quantity }],
  });
}

async function open(page: Page, path: string): Promise<void> {
  await page.addInitScript(() => localStorage.setItem('oneshelf.tour', 'off'));
  await page.goto(`/console/#${path}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await atRest(page);
}

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

test('goods are received, shown before and after, and taken back', async ({ page, api, looks, healthy }) => {
  const available = async () =>
    (await api.get<{ lines: { onHand: number }[] }>(`/v1/stock/availability?sku=${SKU}&location=${DC}`)).lines[0]
      ?.onHand ?? 0;
  const before = await available();
  await looks({});
  await signIn(page);
  await open(page, `/stock/${SKU}`);
  await page.getByRole('button', { name: 'Receive', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Place').selectOption(DC);
  await dialog.getByLabel('Quantity').fill('7');
  await expect(dialog.getByRole('status')).toContainText('(+7)');
  await healthy('the dialog of a movement');
  await dialog.getByLabel('Quantity').press('Enter');
  await expect(page.getByText('7 of 85123A received')).toBeVisible();
  expect(await available()).toBe(before + 7);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Undone, by the opposite movement.')).toBeVisible();
  expect(await available()).toBe(before);
});

test('a count that leaves less than is promised says so before', async ({ page, api, looks }) => {
  await receive(api, 20);
  await order(api);
  await looks({});
  await signIn(page);
  await open(page, `/stock/${SKU}`);
  await page.getByRole('button', { name: 'Count', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Place').selectOption(DC);
  await dialog.getByLabel('Counted').fill('0');
  await expect(dialog.getByRole('status')).toContainText('that are promised will be short');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
});

test('goods are found by a scanned barcode, by word, and a wrong word says what to do', async ({
  page,
  looks,
  healthy,
}) => {
  await looks({});
  await signIn(page);
  await open(page, '/stock');
  const find = page.getByRole('searchbox', { name: 'Find goods' });
  await find.fill('t-light');
  await find.press('Enter');
  await expect(page.getByRole('rowheader').filter({ hasText: SKU })).toBeVisible();
  await find.fill('zzzzqqqq');
  await find.press('Enter');
  await expect(page.getByText('Try another word')).toBeVisible();
  await healthy('nothing found');
});

test('an order is sent, partly taken back with the money shown before, and tells its story', async ({
  page,
  api,
  looks,
  healthy,
  picture,
}) => {
  await receive(api, 20);
  const placed = await order(api, 3);
  await looks({});
  await signIn(page);
  await open(page, `/orders/${placed.id}`);
  await page.getByRole('main').getByRole('button', { name: 'Fulfil' }).click();
  await expect(page.getByText('The goods have left.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Take back' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('How many of line 1 come back').fill('2');
  const refund = ((BigInt(placed.total.amount) * 2n) / 3n).toString();
  const shown = `£${(Number(refund) / 100).toFixed(2)}`;
  await expect(dialog.getByRole('button', { name: `Refund ${shown}` })).toBeVisible();
  await healthy('the dialog of a return');
  await picture('console-return');
  await dialog.getByRole('button', { name: `Refund ${shown}` }).click();
  await expect(page.getByText(`${shown} refunded.`)).toBeVisible();
  expect((await api.get<Order>(`/v1/orders/${placed.id}`)).refunded.amount).toBe(refund);
  await expect(page.getByText('Goods came back.')).toBeVisible();
  await healthy('an order that was partly taken back');
});

test('several orders are cancelled at once, and what can not be is said', async ({ page, api, looks, healthy }) => {
  await receive(api, 20);
  const orders = [await order(api, 1), await order(api, 1)];
  await looks({});
  await signIn(page);
  await open(page, '/orders');
  for (const one of orders) {
    await page.getByRole('checkbox', { name: `Choose order ${one.id}` }).check();
  }
  await page.getByRole('button', { name: 'Cancel order' }).click();
  await healthy('the question before many are cancelled');
  await page.getByRole('button', { name: 'Cancel 2' }).click();
  await expect(page.getByText('Orders cancelled: 2.')).toBeVisible();
  for (const one of orders) {
    expect((await api.get<Order>(`/v1/orders/${one.id}`)).state).toBe('CANCELLED');
  }
});

test('an order is looked for by its beginning', async ({ page, api, looks, healthy }) => {
  await receive(api, 20);
  const beginning = `T7-${Date.now()}`;
  const found = [await order(api, 1, `${beginning}-1`), await order(api, 1, `${beginning}-2`)];
  await order(api, 1);
  await looks({});
  await signIn(page);
  await open(page, '/orders');
  const box = page.getByRole('searchbox', { name: 'Beginning of an order id or receipt number' });
  const rows = page.getByRole('rowheader');
  await box.fill(beginning);
  await box.press('Enter');
  await expect(rows).toHaveText(found.map((one) => one.id));
  await expect(page).toHaveURL(new RegExp(`id=${beginning}`));
  await healthy('orders that begin so');
  await page.reload();
  await expect(rows).toHaveText(found.map((one) => one.id));
  await box.fill(`${beginning}-2`);
  await box.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: `Order ${beginning}-2` })).toBeVisible();
  await open(page, '/orders');
  await box.fill('no such order');
  await box.press('Enter');
  await expect(page.getByText('An order id is made of letters, digits')).toBeVisible();
  await box.fill('no-such-order');
  await box.press('Enter');
  await expect(page.getByText('No order is like that')).toBeVisible();
});

test('what is oversold is on the board, with the shelf and the orders behind it', async ({
  page,
  api,
  looks,
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
  await looks({});
  await signIn(page);
  await open(page, '/today');
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

test('a view of orders is kept', async ({ page, looks }) => {
  await looks({});
  await signIn(page);
  await open(page, '/orders');
  await page.getByLabel('Channel').selectOption('web');
  await page.getByRole('button', { name: 'Save as a view' }).click();
  await page.getByLabel('Name of the view').fill('All of the web');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'All of the web', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.reload();
  await page.getByRole('button', { name: 'All of the web', exact: true }).click();
  await expect(page).toHaveURL(/channel=web/);
});

test('two people edit one product: the second sees the first, and both changes stay', async ({
  page,
  api,
  looks,
  healthy,
  picture,
}) => {
  const id = `JOURNEY-${Date.now()}`;
  const body = { category: 'Journeys', searchWords: [], skus: [{ code: id, unit: 'EACH' }] };
  await api.put(`/v1/products/${id}`, { ...body, name: { en: `Coat ${id}` } });
  await looks({});
  await signIn(page);
  await open(page, `/products?q=${id}`);
  await page.getByRole('button', { name: `Edit Coat ${id}` }).click();
  await page.getByLabel('Name in English').fill(`Wool coat ${id}`);
  const response = await page.request.put(`/v1/products/${id}`, {
    headers: { Authorization: `Bearer ${process.env['ONESHELF_TOKEN'] ?? ''}`, 'If-Match': '"1"' },
    data: { ...body, name: { en: `Coat ${id}`, 'zh-CN': '大衣' } },
  });
  expect(response.status(), await response.text()).toBe(200);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('dialog')).toContainText('大衣');
  await healthy('two people edit one product');
  await picture('console-clash');
  await page.getByRole('button', { name: 'Keep both, mine where both changed' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  const now = await api.get<{ name: Record<string, string> }>(`/v1/products/${id}`);
  expect(now.name).toEqual({ en: `Wool coat ${id}`, 'zh-CN': '大衣' });
});

test('a price is set from a time on, and stands in the schedule', async ({ page, api, looks, healthy, picture }) => {
  const id = `JOURNEY-P-${Date.now()}`;
  await api.put(`/v1/products/${id}`, {
    name: { en: `Lamp ${id}` },
    category: 'Journeys',
    skus: [{ code: id, unit: 'EACH' }],
  });
  await looks({});
  await signIn(page);
  await open(page, `/products?q=${id}`);
  await page.getByRole('button', { name: `Prices of ${id}: No price` }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('No price yet')).toBeVisible();
  await dialog.getByRole('button', { name: 'Add a price' }).click();
  await dialog.getByLabel('Price').fill('12.999');
  await dialog.getByLabel('Currency').fill('GBP');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('An amount, please')).toBeVisible();
  await dialog.getByLabel('Price').fill('12.99');
  await dialog.getByLabel('From').fill('2030-01-01T00:00');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('To come')).toBeVisible();
  await healthy('prices of a SKU');
  await picture('console-prices');
});

test('labels come as a PDF', async ({ page, looks }) => {
  await looks({});
  await signIn(page);
  await open(page, '/products');
  await page.getByRole('checkbox').first().check();
  await page.getByRole('checkbox').nth(1).check();
  await page.getByRole('button', { name: 'Print labels of 2' }).click();
  const dialog = page.getByRole('dialog', { name: 'Print labels' });
  await expect(dialog.getByRole('status')).toHaveText('Labels: 2. Sheets: 1 (A4, 24 a sheet).');
  const waiting = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Make the PDF' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('oneshelf-labels.pdf');
  await download.saveAs(new URL('results/labels.pdf', import.meta.url).pathname);
});

test('labels of what changes its price on a day, and of everything, stopped half way', async ({
  page,
  api,
  looks,
  healthy,
  picture,
}) => {
  test.setTimeout(180_000);
  const id = `JOURNEY-L-${Date.now()}`;
  await api.put(`/v1/products/${id}`, {
    name: { en: `Lantern ${id}` },
    category: 'Journeys',
    skus: [{ code: id, unit: 'EACH' }],
  });
  await api.put(`/v1/prices/${id}`, { list: { amount: '500', currency: 'GBP' } });
  await api.put(`/v1/prices/${id}`, { list: { amount: '450', currency: 'GBP' }, from: '2031-03-05T09:00:00Z' });
  await looks({});
  await signIn(page);
  await open(page, `/products?q=${id}`);
  await page.getByRole('button', { name: 'Print labels' }).click();
  const dialog = page.getByRole('dialog', { name: 'Print labels' });
  const status = dialog.getByRole('status');
  await dialog.getByLabel('Of which goods').selectOption('changes');
  await dialog.getByLabel('Day').fill('2031-03-04');
  await expect(status).toHaveText('There is nothing to print.');
  await dialog.getByLabel('Day').fill('2031-03-05');
  await expect(status).toHaveText('Labels: 1. Sheets: 1 (A4, 24 a sheet).');
  await healthy('labels of what changes');
  await picture('console-labels');
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await open(page, '/products');
  await page.reload();
  await page.getByRole('button', { name: 'Print labels' }).click();
  await expect(status).toHaveText(/^Labels: [\d,]{5,}\./, { timeout: 60_000 });
  await dialog.getByRole('button', { name: 'Make the PDF' }).click();
  await expect(status).toHaveText(/^Sheets done: [1-9]/);
  await healthy('labels being made');
  await dialog.getByRole('button', { name: 'Stop' }).click();
  await expect(status).toHaveText(/^Labels: /);
  await expect(dialog.getByRole('button', { name: 'Make the PDF' })).toBeEnabled();
});

test('rows of a file are checked, the wrong one corrected, and nothing is moved twice', async ({
  page,
  api,
  looks,
  healthy,
  picture,
}) => {
  const onHand = async () =>
    (await api.get<{ lines: { onHand: number }[] }>(`/v1/stock/availability?sku=${SKU}&location=${DC}`)).lines[0]
      ?.onHand ?? 0;
  const before = await onHand();
  const file = {
    name: 'movements.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      `kind,sku,location,quantity,reason\nRECEIVE,${SKU},${DC},5,${Date.now()}\nRECEIVE,${SKU},NOWHERE,2,\n`,
    ),
  };
  await looks({});
  await signIn(page);
  await open(page, '/stock/import');
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.getByText('Rows checked: 2. Can be imported: 1. With a problem: 1.').first()).toBeVisible();
  await healthy('a file that was checked');
  await picture('console-import-checked');
  await page.getByRole('button', { name: 'Import rows (1)' }).click();
  await expect(page.getByText('Refused: 1.').first()).toBeVisible();
  expect(await onHand()).toBe(before + 5);
  await page.getByLabel('location, Row 3').fill(DC);
  await page.getByLabel('location, Row 3').press('Tab');
  await page.getByRole('button', { name: 'Try again (1)' }).click();
  await expect(page.getByText('All done')).toBeVisible();
  expect(await onHand()).toBe(before + 7);
  // The same file once more: every row is known, nothing moves.
  await page.getByRole('button', { name: 'Import another file' }).click();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Import rows (1)' }).click();
  await expect(page.getByText('Refused: 1.').first()).toBeVisible();
  expect(await onHand()).toBe(before + 7);
});

test('a person is added, invited, chooses a password and sees what the role allows', async ({
  page,
  browser,
  looks,
  healthy,
  picture,
}) => {
  const name = `mara${Date.now()}`;
  await looks({});
  await signIn(page);
  await open(page, '/staff');
  await page.getByRole('button', { name: 'Add a person' }).click();
  await page.getByLabel('Display name').fill('Mara');
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Role').selectOption('cashier');
  await page.getByLabel('Store').selectOption('LONDON-COVENT-GARDEN');
  await healthy('adding a person');
  await page.getByRole('button', { name: 'Add and invite' }).click();
  await expect(page.getByRole('heading', { name: 'A link for Mara' })).toBeVisible();
  await healthy('an invitation');
  const link = await page.locator('code.secret').innerText();
  const other = await browser.newContext({ locale: 'en-GB' });
  const theirs = await other.newPage();
  await theirs.goto(link);
  await theirs.getByLabel('New password', { exact: true }).fill('correct horse battery');
  await theirs.getByLabel('New password again').fill('correct horse battery');
  await theirs.keyboard.press('Enter');
  await expect(theirs.getByRole('heading', { level: 1, name: 'Orders' })).toBeVisible();
  await other.close();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();

  await page.getByRole('button', { name: 'Set up a till' }).click();
  await page.getByLabel('Name of the device').fill('Till 1');
  await page.getByRole('button', { name: 'Make token' }).click();
  await expect(page.getByRole('img', { name: 'QR code that sets up the till' })).toBeVisible();
  await healthy('a token that is shown once');
  await picture('console-till-token');
});

test('the board waits for the names of channels, and never calls one by its code', async ({ page, api, looks }) => {
  await receive(api, 20);
  await order(api);
  await looks({});
  await signIn(page);
  await page.addInitScript(() => localStorage.setItem('oneshelf.tour', 'off'));
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

test('the board drills down, pauses, and gives its figures away', async ({ page, api, looks, healthy }) => {
  await receive(api, 20);
  await order(api);
  await looks({});
  await signIn(page);
  await open(page, '/today');
  await expect(page.getByRole('heading', { name: 'Sales a minute, by channel' })).toBeVisible();
  const panel = page.locator('section.chart').filter({ hasText: 'Sales a minute' });
  await expect(panel.locator('canvas')).toBeVisible();
  await panel.getByRole('button', { name: 'Show as a table' }).click();
  await expect(panel.getByRole('table')).toBeVisible();
  await healthy('the board with a table');
  const waiting = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Download data' }).click();
  expect((await waiting).suggestedFilename()).toBe('oneshelf-sales-by-minute.csv');
  await page.getByRole('link', { name: /^To fulfil/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Orders' })).toBeVisible();
  await expect(page).toHaveURL(/state=PLACED/);
});

test('an order placed elsewhere is on the board without a click, and a paused board stands still', async ({
  page,
  api,
  looks,
}) => {
  await receive(api, 20);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/v1/insight/today')) {
      asked.push(request.url());
    }
  });
  await looks({});
  await signIn(page);
  await open(page, '/today');
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

test('a place is put where a map says', async ({ page, looks, healthy }) => {
  await looks({});
  await signIn(page);
  await open(page, '/network');
  await page.getByRole('button', { name: 'Add a place' }).click();
  const form = page.getByRole('dialog', { name: 'Add a place' });
  await form.getByLabel('Latitude').fill('https://maps.example.com/@51.4545,-2.5879,15z');
  await form.getByLabel('Latitude').press('Tab');
  await expect(form.getByLabel('Latitude')).toHaveValue('51.4545');
  await expect(form.getByLabel('Longitude')).toHaveValue('-2.5879');
  await healthy('adding a place');
});

test('a table is walked through row by row, ordered by a head, and its heads stay in sight', async ({
  page,
  looks,
  healthy,
}) => {
  await looks({});
  await signIn(page);
  await open(page, '/network');
  const table = page.getByRole('table', { name: 'Places' });
  const names = table.getByRole('rowheader');
  const edit = table.getByRole('button', { name: /^Edit / });
  await edit.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(edit.nth(1)).toBeFocused();
  await page.keyboard.press('End');
  await expect(edit.last()).toBeFocused();
  await page.keyboard.press('Home');
  await expect(edit.first()).toBeFocused();

  const head = table.getByRole('columnheader', { name: 'Name' });
  const came = await names.allInnerTexts();
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  const up = await names.allInnerTexts();
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  expect(await names.allInnerTexts()).toEqual([...up].reverse());
  await healthy('a table ordered by a head');
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'none');
  expect(await names.allInnerTexts()).toEqual(came);

  await page.setViewportSize({ width: 1280, height: 420 });
  await edit.last().scrollIntoViewIfNeeded();
  await expect(head).toBeInViewport();
});

test('two people edit one place: the second sees the first, and both changes stay', async ({
  page,
  api,
  looks,
  healthy,
  picture,
}) => {
  const code = `JOURNEY-${Date.now()}`;
  const body = { name: code, kind: 'STORE', latitude: 51.5, longitude: -0.12, zone: 'Europe/London' };
  await api.put(`/v1/locations/${code}`, { ...body, modes: ['PICKUP'] });
  await looks({});
  await signIn(page);
  await open(page, '/network');
  const begin = page.getByRole('button', { name: `Edit ${code}` });
  await begin.click();
  const dialog = page.getByRole('dialog', { name: 'Edit place' });
  await dialog.getByLabel('Name').fill(`${code} by the river`);
  await dialog.getByLabel('Carry-out').check();
  const theirs = await page.request.put(`/v1/locations/${code}`, {
    headers: { Authorization: `Bearer ${process.env['ONESHELF_TOKEN'] ?? ''}`, 'If-Match': '"1"' },
    data: { ...body, zone: 'Europe/Dublin', modes: ['PICKUP', 'SHIP'] },
  });
  expect(theirs.status(), await theirs.text()).toBe(200);
  await dialog.getByRole('button', { name: 'Save' }).click();
  const clash = page.getByRole('dialog', { name: 'Somebody else changed this place' });
  await expect(clash.getByRole('row', { name: /Time zone/ })).toContainText('Europe/Dublin');
  await expect(clash.getByRole('row', { name: /Modes/ }).getByRole('cell')).toHaveText([
    'Pickup, Ship',
    'Carry-out, Pickup',
  ]);
  await healthy('two people edit one place');
  await picture('console-place-clash');
  // Closed without a decision: what was typed is still there.
  await clash.getByRole('button', { name: 'Close' }).click();
  await expect(dialog.getByLabel('Name')).toHaveValue(`${code} by the river`);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await clash.getByRole('button', { name: 'Keep both, mine where both changed' }).click();
  await expect(page.getByRole('rowheader', { name: `${code} by the river` })).toBeVisible();
  expect(await api.get(`/v1/locations/${code}`)).toMatchObject({
    name: `${code} by the river`,
    zone: 'Europe/Dublin',
    modes: ['CARRY_OUT', 'PICKUP'],
  });

  // And once more, where the second gives way.
  await page.getByRole('button', { name: `Edit ${code}` }).click();
  await dialog.getByLabel('Company').fill('MINE');
  const again = await page.request.put(`/v1/locations/${code}`, {
    headers: { Authorization: `Bearer ${process.env['ONESHELF_TOKEN'] ?? ''}`, 'If-Match': '"3"' },
    data: { ...body, modes: ['PICKUP'], company: 'THEIRS' },
  });
  expect(again.status(), await again.text()).toBe(200);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await clash.getByRole('button', { name: 'Take theirs' }).click();
  await expect(page.getByRole('rowheader', { name: code, exact: false }).first()).toBeVisible();
  await expect(dialog).toBeHidden();
  expect(await api.get(`/v1/locations/${code}`)).toMatchObject({ company: 'THEIRS', version: 4 });
});

test('two people edit one channel: the second sees the first, and both changes stay', async ({
  page,
  api,
  looks,
  healthy,
  picture,
}) => {
  const code = `journey-${Date.now()}`;
  await looks({});
  await signIn(page);
  await open(page, '/network');
  await page.getByRole('button', { name: 'Add a channel' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Code').fill(code);
  await dialog.getByLabel('Name').fill('Market stall');
  await dialog.getByLabel('Currency').fill('gb');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Three letters, such as GBP, please.')).toBeVisible();
  await dialog.getByLabel('Currency').fill('gbp');
  await healthy('opening a channel');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The channel is saved.').first()).toBeVisible();

  await page.getByRole('button', { name: 'Edit Market stall' }).last().click();
  await dialog.getByLabel('Name').fill('Market stall in Leeds');
  const theirs = await page.request.put(`/v1/channels/${code}`, {
    headers: { Authorization: `Bearer ${process.env['ONESHELF_TOKEN'] ?? ''}`, 'If-Match': '"1"' },
    data: { name: 'Market stall', kind: 'MARKETPLACE', currency: 'GBP' },
  });
  expect(theirs.status(), await theirs.text()).toBe(200);
  await dialog.getByRole('button', { name: 'Save' }).click();
  const clash = page.getByRole('dialog', { name: 'Somebody else changed this channel' });
  await expect(clash.getByRole('row', { name: /Kind/ })).toContainText('Marketplace');
  await healthy('two people edit one channel');
  await picture('console-channel-clash');
  await clash.getByRole('button', { name: 'Keep both, mine where both changed' }).click();
  await expect(page.getByRole('rowheader', { name: 'Market stall in Leeds' })).toBeVisible();
  expect(await api.get(`/v1/channels/${code}`)).toMatchObject({ name: 'Market stall in Leeds', kind: 'MARKETPLACE' });
});

test('a manager sets the PIN for the till, and a cashier is not asked for one', async ({
  page,
  browser,
  looks,
  healthy,
  picture,
}) => {
  const pin = `${Math.floor(200_000 + Math.random() * 90_000) * 10 + 7}`;
  await looks({});
  await signIn(page, 'manager');
  await open(page, '/settings');
  const form = page.locator('form').filter({ hasText: 'New PIN again' });
  await form.getByLabel('Current password').fill(PASSWORD);
  await form.getByLabel('New PIN', { exact: true }).fill('123456');
  await form.getByLabel('New PIN again').fill('123456');
  await form.getByRole('button', { name: 'Set PIN' }).click();
  await expect(form.getByText('are soon guessed')).toBeVisible();
  await healthy('a PIN that is too easy');
  await picture('console-pin');
  try {
    await setPin(pin);
    const till = await page.request.post('/v1/tokens', {
      headers: { Authorization: `Bearer ${process.env['ONESHELF_TOKEN'] ?? ''}` },
      data: { role: 'cashier', location: 'LONDON-COVENT-GARDEN', name: 'journey' },
    });
    const { token } = (await till.json()) as { token: string };
    const allowed = (tried: string) =>
      page.request.post('/v1/approvals', {
        headers: { Authorization: `Bearer ${token}` },
        data: { name: 'manager', pin: tried },
      });
    expect((await allowed('204680')).status(), 'the PIN before').toBe(422);
    expect((await allowed(pin)).status(), 'the new PIN').toBe(200);
  } finally {
    await setPin('204680');
  }
  const other = await browser.newContext({ locale: 'en-GB' });
  const theirs = await other.newPage();
  await signIn(theirs, 'cashier');
  await open(theirs, '/settings');
  await expect(theirs.getByRole('button', { name: 'Change password' })).toBeVisible();
  await expect(theirs.getByRole('button', { name: 'Set PIN' })).toHaveCount(0);
  await other.close();

  async function setPin(chosen: string): Promise<void> {
    await form.getByLabel('Current password').fill(PASSWORD);
    await form.getByLabel('New PIN', { exact: true }).fill(chosen);
    await form.getByLabel('New PIN again').fill(chosen);
    const answered = page.waitForResponse((response) => response.url().endsWith('/v1/session/pin'));
    await form.getByRole('button', { name: 'Set PIN' }).click();
    expect((await answered).status()).toBe(200);
    await expect(form.getByLabel('New PIN', { exact: true })).toHaveValue('');
  }
});
