import {
  atRest,
  DC,
  expect,
  LANGUAGES,
  newId,
  onHand,
  open,
  order,
  PASSWORD,
  product,
  receive,
  SKU,
  STORE,
  tabTo,
  test,
  wordsIn,
  type Order,
} from './console';

for (const language of LANGUAGES) {
  const says = wordsIn(language);

  test(`goods are found by scan, code and word, received as shown before, and taken back, in ${language}`, async ({
    page,
    api,
    enter,
    healthy,
    picture,
  }) => {
    const { gtin } = await api.get<{ gtin: string }>(`/v1/skus/${SKU}`);
    const { name } = await api.get<{ name: Record<string, string> }>(`/v1/products/${SKU}`);
    await enter('/stock', { language });
    const find = page.getByRole('searchbox', { name: says('stock.find') });
    const row = page.getByRole('rowheader').filter({ hasText: SKU });
    await find.fill('zzzzqqqq');
    await find.press('Enter');
    await expect(page.getByText(says('stock.notFoundText'))).toBeVisible();
    await healthy('nothing found');
    for (const words of [SKU, name[language] ?? '']) {
      await find.fill(words);
      await find.press('Enter');
      await expect(row).toBeVisible();
    }
    await picture(`console-found-${language}`);
    // As a scanner types it: the digits under the bars, and what the QR code of our shelf labels says.
    for (const scanned of [gtin.replace(/^0/, ''), `https://id.gs1.org/01/${gtin}`]) {
      await open(page, '/stock');
      await find.fill(scanned);
      await find.press('Enter');
      await expect(page).toHaveURL(new RegExp(`#/stock/${SKU}$`));
      await expect(page.getByRole('heading', { level: 2, name: says('stock.story.title') })).toBeVisible();
    }

    const before = await onHand(api);
    await page.getByRole('button', { name: says('stock.kind.RECEIVE'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(says('stock.place'), { exact: true }).selectOption(DC);
    const quantity = dialog.getByLabel(says('stock.move.quantity'), { exact: true });
    await quantity.fill('7');
    await expect(dialog.getByRole('status')).toContainText('(+7)');
    await healthy('the dialog of a movement');
    await picture(`console-receive-${language}`);
    await quantity.press('Enter');
    await expect(page.getByText(says.like('stock.move.done.RECEIVE', { n: 7, sku: SKU }))).toBeVisible();
    expect(await onHand(api)).toBe(before + 7);
    await page.getByRole('button', { name: says('stock.move.undo') }).click();
    await expect(page.getByText(says('stock.move.undone'))).toBeVisible();
    expect(await onHand(api)).toBe(before);
  });

  test(`goods are adjusted, sent on, counted and found damaged: as shown before, as told after, and taken back, in ${language}`, async ({
    page,
    api,
    enter,
    healthy,
    picture,
  }) => {
    const code = `JOURNEY-M-${Date.now()}`;
    await product(api, code, { en: `Lantern ${code}`, 'zh-CN': `灯笼 ${code}` });
    await receive(api, 20, code);
    await enter(`/stock/${code}`, { language });
    const dialog = page.getByRole('dialog');
    for (const [kind, quantity, left, told] of [
      ['ADJUST', '-2', 18, 2],
      ['TRANSFER', '5', 15, 5],
      ['COUNT', '17', 17, 3],
      ['DAMAGE', '1', 19, 1],
    ] as const) {
      const name = says(`stock.kind.${kind}`);
      await page.getByRole('button', { name: says('stock.kind.RECEIVE'), exact: true }).click();
      await dialog.locator('label').filter({ hasText: name }).click();
      const from = says(kind === 'TRANSFER' ? 'stock.move.from' : 'stock.place');
      await dialog.getByLabel(from, { exact: true }).selectOption(DC);
      if (kind === 'TRANSFER') {
        await dialog.getByLabel(says('stock.move.to'), { exact: true }).selectOption(STORE);
      }
      const many = says(kind === 'COUNT' ? 'stock.move.counted' : 'stock.move.quantity');
      await dialog.getByLabel(many, { exact: true }).fill(quantity);
      await expect(dialog.getByRole('status')).toContainText(`20 → ${left}`);
      await healthy(`the dialog of a movement: ${kind}`);
      await dialog.getByRole('button', { name, exact: true }).click();
      await expect(dialog).toBeHidden();
      // In the story of the SKU; the message at the foot of the window may say the same in other words.
      const story = page.getByRole('main').getByText(says.like(`stock.story.${kind}.out`, { n: told }));
      await expect(story).toBeVisible();
      expect(await onHand(api, code)).toBe(left);
      expect(await onHand(api, code, STORE)).toBe(kind === 'TRANSFER' ? 5 : 0);
      const undo = page.getByRole('button', { name: says('stock.move.undo') });
      if (kind === 'DAMAGE') {
        // What is broken stays broken, so nothing is offered.
        await expect(undo).toHaveCount(0);
        await picture(`console-story-${language}`);
      } else {
        await undo.last().click();
        await expect.poll(() => onHand(api, code)).toBe(20);
        await expect(page.getByText(says('stock.move.undone')).last()).toBeVisible();
      }
      await page.reload();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await atRest(page);
    }
  });

  test(`rows of a file are checked, the wrong one corrected, and nothing is moved twice, in ${language}`, async ({
    page,
    api,
    enter,
    healthy,
    picture,
  }) => {
    const before = await onHand(api);
    const file = {
      name: 'movements.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        `kind,sku,location,quantity,reason\nRECEIVE,${SKU},${DC},5,${newId()}\nRECEIVE,${SKU},NOWHERE,2,\n`,
      ),
    };
    const refused = page.getByText(says('stock.import.finished', { done: 1, bad: 1 })).first();
    const start = page.getByRole('button', { name: says('stock.import.start', { n: 1 }) });
    await enter('/stock/import', { language });
    await page.locator('input[type=file]').setInputFiles(file);
    await expect(page.getByText(says('stock.import.checked', { rows: 2, good: 1, bad: 1 })).first()).toBeVisible();
    await expect(page.getByText(says('stock.import.noPlace', { value: 'NOWHERE' }))).toBeVisible();
    await healthy('a file that was checked');
    await picture(`console-import-checked-${language}`);
    await start.click();
    await expect(refused).toBeVisible();
    expect(await onHand(api)).toBe(before + 5);
    const cell = page.getByLabel(`location, ${says('stock.import.row')} 3`);
    await cell.fill(DC);
    await cell.press('Tab');
    await page.getByRole('button', { name: says('stock.import.retry', { n: 1 }) }).click();
    await expect(page.getByText(says('stock.import.allGood'))).toBeVisible();
    expect(await onHand(api)).toBe(before + 7);
    // The same file once more: every row is known, nothing moves.
    await page.getByRole('button', { name: says('stock.import.again') }).click();
    await page.locator('input[type=file]').setInputFiles(file);
    await start.click();
    await expect(refused).toBeVisible();
    expect(await onHand(api)).toBe(before + 7);
  });
}

test('by keyboard alone: signed in, a SKU found, goods received and taken back, an order cancelled', async ({
  page,
  api,
  looks,
}) => {
  test.setTimeout(180_000);
  await receive(api, 20);
  const placed = await order(api, 1);
  await looks({});
  await page.goto('/console/');
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await tabTo(page, /\|Name/);
  await page.keyboard.type('owner');
  await tabTo(page, /\|Password/);
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();

  const palette = async (words: string) => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Go to' })).toBeFocused();
    await page.keyboard.type(words);
    // Enter goes where the chosen one leads; what a part of the words found may stand above it for a moment.
    const chosen = page.getByRole('dialog').getByRole('option', { selected: true });
    await expect(chosen).toContainText(words);
    await page.keyboard.press('Enter');
  };
  await palette(SKU);
  await expect(page).toHaveURL(new RegExp(`#/stock/${SKU}$`));
  await atRest(page);
  await tabTo(page, /\|\s*Receive/);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await tabTo(page, /\|Place/);
  await page.keyboard.type('Daventry');
  await tabTo(page, /\|Quantity/);
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await expect(page.getByText(`7 of ${SKU} received`)).toBeVisible();
  await expect(dialog).toBeHidden();
  await tabTo(page, /\|\s*Undo/);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Undone, by the opposite movement.')).toBeVisible();

  await palette(placed.id);
  await expect(page.getByRole('heading', { level: 1, name: `Order ${placed.id}` })).toBeVisible();
  await atRest(page);
  await tabTo(page, /\|\s*Cancel order/);
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('Goes back:');
  await tabTo(page, /\|\s*Keep the order/);
  await tabTo(page, /\|\s*Cancel order/);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect.poll(async () => (await api.get<Order>(`/v1/orders/${placed.id}`)).state).toBe('CANCELLED');
});

test('a count that leaves less than is promised says so before', async ({ page, api, enter }) => {
  await receive(api, 20);
  await order(api);
  await enter(`/stock/${SKU}`);
  await page.getByRole('button', { name: 'Count', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Place').selectOption(DC);
  await dialog.getByLabel('Counted').fill('0');
  await expect(dialog.getByRole('status')).toContainText('that are promised will be short');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
});
