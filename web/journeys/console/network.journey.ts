import { expect, LANGUAGES, meanwhile, newId, test, wordsIn } from './console';

for (const language of LANGUAGES) {
  const says = wordsIn(language);

  test(`a place is opened where a map says, in ${language}`, async ({ page, api, enter, healthy, picture }) => {
    const code = newId().toUpperCase();
    await enter('/network', { language });
    await page.getByRole('button', { name: says('network.add') }).click();
    const form = page.getByRole('dialog', { name: says('network.add') });
    const save = form.getByRole('button', { name: says('network.save') });
    await save.click();
    await expect(form.getByText(says('network.needsName'))).toBeVisible();
    await expect(form.getByText(says('network.badLatitude'))).toBeVisible();
    await healthy('a place without anything');
    await form.getByLabel(says('network.code')).fill(code);
    await form.getByLabel(says('network.name')).fill(`Harbour ${code} · 港湾 ${code}`);
    await form.getByLabel(says('network.kind')).selectOption('PICKUP_POINT');
    const latitude = form.getByLabel(says('network.latitude'));
    await latitude.fill('https://maps.example.com/@51.4545,-2.5879,15z');
    await latitude.press('Tab');
    await expect(latitude).toHaveValue('51.4545');
    await expect(form.getByLabel(says('network.longitude'))).toHaveValue('-2.5879');
    await form.getByLabel(says('order.modes.CARRY_OUT')).uncheck();
    await healthy('adding a place');
    await picture(`console-place-${language}`);
    await save.click();
    await expect(page.getByText(says('network.saved'))).toBeVisible();
    const row = page.getByRole('row').filter({ hasText: code });
    await expect(row).toContainText(says('network.kinds.PICKUP_POINT'));
    await expect(row).toContainText(language === 'en' ? `Harbour ${code}` : `港湾 ${code}`);
    expect(await api.get(`/v1/locations/${code}`)).toMatchObject({ latitude: 51.4545, modes: ['PICKUP'] });
  });
}

test('a table is walked through row by row, ordered by a head, and its heads stay in sight', async ({
  page,
  enter,
  healthy,
}) => {
  await enter('/network');
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
  // Two places may be called the same: which of them comes first is not what is asked.
  const called = async () => (await names.allInnerTexts()).map((text) => text.split('\n')[0]);
  const came = await names.allInnerTexts();
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  const up = await called();
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  expect(await called()).toEqual([...up].reverse());
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
  enter,
  healthy,
  picture,
}) => {
  const code = `JOURNEY-${Date.now()}`;
  const body = { name: code, kind: 'STORE', latitude: 51.5, longitude: -0.12, zone: 'Europe/London' };
  await api.put(`/v1/locations/${code}`, { ...body, modes: ['PICKUP'] });
  await enter('/network');
  const begin = page.getByRole('button', { name: `Edit ${code}` });
  await begin.click();
  const dialog = page.getByRole('dialog', { name: 'Edit place' });
  await dialog.getByLabel('Name').fill(`${code} by the river`);
  await dialog.getByLabel('Carry-out').check();
  await meanwhile(page, `/v1/locations/${code}`, 1, { ...body, zone: 'Europe/Dublin', modes: ['PICKUP', 'SHIP'] });
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
  const save = dialog.getByRole('button', { name: 'Save' });
  await clash.getByRole('button', { name: 'Close' }).click();
  await expect(dialog.getByLabel('Name')).toHaveValue(`${code} by the river`);
  await expect(save).toBeFocused();
  await save.press('Enter');
  await clash.getByRole('button', { name: 'Keep both, mine where both changed' }).click();
  await expect(page.getByRole('rowheader', { name: `${code} by the river` })).toBeVisible();
  await expect(page.getByRole('button', { name: `Edit ${code} by the river` })).toBeFocused();
  expect(await api.get(`/v1/locations/${code}`)).toMatchObject({
    name: `${code} by the river`,
    zone: 'Europe/Dublin',
    modes: ['CARRY_OUT', 'PICKUP'],
  });

  // And once more, where the second gives way.
  await page.getByRole('button', { name: `Edit ${code}` }).click();
  await dialog.getByLabel('Company').fill('MINE');
  await meanwhile(page, `/v1/locations/${code}`, 3, { ...body, modes: ['PICKUP'], company: 'THEIRS' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(clash.getByRole('row', { name: /Company/ })).toContainText('THEIRS');
  // A third was faster than the decision: the question comes once more, and who leaves it is where they were.
  await meanwhile(page, `/v1/locations/${code}`, 4, { ...body, modes: ['PICKUP'], company: 'THIRD' });
  await clash.getByRole('button', { name: 'Keep both, mine where both changed' }).click();
  await expect(clash.getByRole('row', { name: /Company/ })).toContainText('THIRD');
  await clash.getByRole('button', { name: 'Close' }).click();
  await expect(save).toBeFocused();
  await save.press('Enter');
  await clash.getByRole('button', { name: 'Take theirs' }).click();
  await expect(page.getByRole('rowheader', { name: code, exact: false }).first()).toBeVisible();
  await expect(dialog).toBeHidden();
  expect(await api.get(`/v1/locations/${code}`)).toMatchObject({ company: 'THIRD', version: 5 });
});

test('two people edit one channel: the second sees the first, and both changes stay', async ({
  page,
  api,
  enter,
  healthy,
  picture,
}) => {
  const code = `journey-${Date.now()}`;
  await enter('/network');
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
  await meanwhile(page, `/v1/channels/${code}`, 1, { name: 'Market stall', kind: 'MARKETPLACE', currency: 'GBP' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  const clash = page.getByRole('dialog', { name: 'Somebody else changed this channel' });
  await expect(clash.getByRole('row', { name: /Kind/ })).toContainText('Marketplace');
  await healthy('two people edit one channel');
  await picture('console-channel-clash');
  await clash.getByRole('button', { name: 'Keep both, mine where both changed' }).click();
  await expect(page.getByRole('rowheader', { name: 'Market stall in Leeds' })).toBeVisible();
  expect(await api.get(`/v1/channels/${code}`)).toMatchObject({ name: 'Market stall in Leeds', kind: 'MARKETPLACE' });
});

test('a form stands still while it is saved, is sent once, and one goes on where one was when it is refused', async ({
  page,
  enter,
  healthy,
}) => {
  await enter('/network');
  await page.getByRole('button', { name: 'Add a channel' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a channel' });
  let sent = 0;
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  await page.route('**/v1/channels/*', async (route) => {
    sent++;
    await held;
    await route.fulfill({
      status: 422,
      contentType: 'application/problem+json',
      body: JSON.stringify({ type: 'https://oneshelf.io/problems/journeys/refused', detail: 'Not today.' }),
    });
  });
  await dialog.getByLabel('Code').fill(newId());
  await dialog.getByLabel('Name').fill('Market stall');
  await dialog.getByLabel('Name').press('Enter');
  await expect(dialog.locator('form')).toHaveAttribute('inert');
  const save = dialog.getByRole('button', { name: 'Save' });
  await expect(save).toHaveAttribute('aria-busy', 'true');
  await save.dispatchEvent('click');
  await page.keyboard.type(' in Leeds');
  release();
  await expect(dialog.getByRole('alert')).toContainText('Not today.');
  await expect(dialog.locator('form')).not.toHaveAttribute('inert');
  await expect(dialog.getByLabel('Name')).toHaveValue('Market stall');
  await expect(dialog.getByLabel('Name')).toBeFocused();
  expect(sent).toBe(1);
  await healthy('a channel that was refused');
});
