import { expect, LANGUAGES, meanwhile, open, product, test, wordsIn, type Money } from './console';

for (const language of LANGUAGES) {
  const says = wordsIn(language);

  test(`a product is made, named and priced from a time on, while somebody else changes it, in ${language}`, async ({
    page,
    api,
    enter,
    healthy,
    picture,
  }) => {
    const id = `JOURNEY-${Date.now()}`;
    const body = { category: 'Journeys', searchWords: [], skus: [{ code: id, unit: 'EACH' }] };
    const mine = { en: `Wool coat ${id}`, 'zh-CN': `羊毛大衣 ${id}` }[language];
    const dialog = page.getByRole('dialog');
    const field = (key: string) => page.getByLabel(says(key), { exact: true });
    await enter('/products', { language });
    await page.getByRole('button', { name: says('catalog.make.open') }).click();
    await dialog.getByRole('button', { name: says('catalog.make.act'), exact: true }).click();
    await expect(dialog.getByText(says('catalog.make.needsName'))).toBeVisible();
    await healthy('a product without a name');
    await dialog.getByLabel(says('stock.sku')).fill(id);
    await dialog.getByLabel(says(language === 'en' ? 'catalog.english' : 'catalog.chinese')).fill(`Coat ${id}`);
    await dialog.getByLabel(says('stock.category')).fill('Journeys');
    await picture(`console-new-product-${language}`);
    await dialog.getByRole('button', { name: says('catalog.make.act'), exact: true }).click();
    await expect(page.getByText(says('catalog.make.done', { sku: id }))).toBeVisible();

    // Two people edit it: the second sees the first, and both changes stay.
    await open(page, `/products?q=${id}`);
    await page.getByRole('button', { name: says('catalog.editOne', { name: `Coat ${id}` }) }).click();
    await field(language === 'en' ? 'catalog.english' : 'catalog.chinese').fill(mine);
    const name = language === 'en' ? { en: `Coat ${id}`, 'zh-CN': '大衣' } : { en: 'Coat', 'zh-CN': `Coat ${id}` };
    await meanwhile(page, `/v1/products/${id}`, 1, { ...body, name });
    await page.getByRole('button', { name: says('catalog.save'), exact: true }).click();
    await expect(dialog).toContainText(language === 'en' ? '大衣' : 'Coat');
    await healthy('two people edit one product');
    await picture(`console-clash-${language}`);
    await page.getByRole('button', { name: says('shell.clash.merge') }).click();
    await expect(page.getByText(says('catalog.saved'))).toBeVisible();
    expect((await api.get<{ name: unknown }>(`/v1/products/${id}`)).name).toEqual({ ...name, [language]: mine });

    // Its first price, which begins at a time to come.
    await page
      .getByRole('button', { name: says('catalog.pricesOf', { sku: id, price: says('catalog.noPrice') }) })
      .click();
    await expect(dialog.getByText(says('pricing.none'))).toBeVisible();
    await dialog.getByRole('button', { name: says('pricing.add') }).click();
    const save = dialog.getByRole('button', { name: says('catalog.save'), exact: true });
    await field('catalog.price').fill('12.999');
    await field('pricing.currency').fill('GBP');
    await save.click();
    await expect(dialog.getByText(says('pricing.badAmount'))).toBeVisible();
    await field('catalog.price').fill('12.99');
    await field('pricing.from').fill('2030-01-01T00:00');
    await save.click();
    await expect(dialog.getByText(says('pricing.standings.coming'))).toBeVisible();
    await healthy('prices of a SKU');
    await picture(`console-prices-${language}`);
    const { prices } = await api.get<{ prices: { list: Money }[] }>(`/v1/prices/${id}`);
    expect(prices.map(({ list }) => list)).toEqual([{ amount: '1299', currency: 'GBP' }]);
  });
}

test('labels come as a PDF', async ({ page, enter }) => {
  await enter('/products');
  await page.getByRole('checkbox').first().check();
  await page.getByRole('checkbox').nth(1).check();
  await page.getByRole('button', { name: 'Print labels of 2' }).click();
  const dialog = page.getByRole('dialog', { name: 'Print labels' });
  await expect(dialog.getByRole('status')).toHaveText('Labels: 2. Sheets: 1 (A4, 24 a sheet).');
  const waiting = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Make the PDF' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('oneshelf-labels.pdf');
  await download.saveAs(new URL('../results/labels.pdf', import.meta.url).pathname);
});

test('labels are of what the list shows, and a PDF that cannot be made says so', async ({ page, enter }) => {
  await enter('/products');
  await page.getByRole('checkbox').first().check();
  const find = page.getByRole('searchbox', { name: 'Find goods' });
  // Typed and not looked for: the list stands as it stood.
  await find.fill('zzzzqqqq');
  await page.getByRole('button', { name: 'Print labels of 1' }).click();
  const dialog = page.getByRole('dialog', { name: 'Print labels' });
  await expect(dialog.getByRole('option')).toHaveText([
    'Products chosen: 1',
    'All products',
    'What changes its price on a day',
  ]);
  await expect(dialog.getByRole('status')).toHaveText(/^Labels: [1-9]/);
  await page.evaluate(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await dialog.getByRole('button', { name: 'Make the PDF' }).click();
  await expect(dialog.getByRole('alert')).toContainText('The PDF could not be made, and nothing was downloaded.');
  await expect(dialog.getByRole('button', { name: 'Make the PDF' })).toBeEnabled();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await find.press('Enter');
  await expect(page.getByText('Try another word')).toBeVisible();
  // What was chosen is out of sight, and chosen no more.
  await expect(page.getByRole('button', { name: 'Print labels', exact: true })).toBeVisible();
});

test('labels of what changes its price on a day, and of everything, stopped half way', async ({
  page,
  api,
  enter,
  healthy,
  picture,
}) => {
  test.setTimeout(180_000);
  const id = `JOURNEY-L-${Date.now()}`;
  await product(api, id, { en: `Lantern ${id}` });
  await api.put(`/v1/prices/${id}`, { list: { amount: '500', currency: 'GBP' } });
  await api.put(`/v1/prices/${id}`, { list: { amount: '450', currency: 'GBP' }, from: '2031-03-05T09:00:00Z' });
  await enter(`/products?q=${id}`);
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
