import { expect, LANGUAGES, open, PASSWORD, signIn, STORE, test, wordsIn } from './console';

for (const language of LANGUAGES) {
  const says = wordsIn(language);

  test(`a person is added, invited, chooses a password and sees what the role allows, in ${language}`, async ({
    page,
    browser,
    enter,
    healthy,
    picture,
  }) => {
    const name = `mara${Date.now()}`;
    const dialog = page.getByRole('dialog');
    await enter('/staff', { language });
    await page.getByRole('button', { name: says('staff.add') }).click();
    await dialog.getByRole('button', { name: says('staff.addAndInvite') }).click();
    await expect(dialog.getByText(says('staff.needsDisplayName'))).toBeVisible();
    await dialog.getByLabel(says('access.displayName'), { exact: true }).fill('Mara');
    await dialog.getByLabel(says('access.name'), { exact: true }).fill(name);
    await dialog.getByLabel(says('staff.role')).selectOption('cashier');
    await dialog.getByLabel(says('staff.store')).selectOption(STORE);
    await expect(dialog.getByText(says('staff.may.cashier'))).toBeVisible();
    await healthy('adding a person');
    await picture(`console-person-${language}`);
    await dialog.getByRole('button', { name: says('staff.addAndInvite') }).click();
    await expect(page.getByRole('heading', { name: says('staff.inviteTitle', { name: 'Mara' }) })).toBeVisible();
    await healthy('an invitation');
    const link = await page.locator('code.secret').innerText();
    const other = await browser.newContext({ locale: language });
    const theirs = await other.newPage();
    await theirs.goto(link);
    const chosen = 'correct horse battery';
    await theirs.getByLabel(says('access.newPassword'), { exact: true }).fill(chosen);
    await theirs.getByLabel(says('access.again')).fill(chosen);
    await theirs.keyboard.press('Enter');
    await expect(theirs.getByRole('heading', { level: 1, name: says('order.title') })).toBeVisible();
    await other.close();
    await dialog.getByRole('button', { name: says('staff.done') }).click();
    await expect(dialog).toBeHidden();
  });

  test(`tokens are made for a till and for a machine, shown once, listed and revoked, in ${language}`, async ({
    page,
    enter,
    healthy,
    picture,
  }) => {
    const till = `Till ${Date.now()}`;
    const machine = `ERP ${Date.now()}`;
    const dialog = page.getByRole('dialog');
    const act = dialog.getByRole('button', { name: says('staff.tokens.act') });
    const done = dialog.getByRole('button', { name: says('staff.done') });
    const field = (key: string) => dialog.getByLabel(says(key));
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await enter('/staff', { language });

    await page.getByRole('button', { name: says('staff.till.open') }).click();
    await field('staff.till.name').fill(till);
    await act.click();
    await expect(dialog.getByRole('img', { name: says('staff.till.qr') })).toBeVisible();
    await healthy('a token for a till, which is shown once');
    await picture(`console-till-token-${language}`);
    await done.click();

    await page.getByRole('button', { name: says('staff.machine.open'), exact: true }).click();
    await act.click();
    await expect(dialog.getByText(says('staff.tokens.needsName'))).toBeVisible();
    await field('staff.machine.name').fill(machine);
    await field('staff.role').selectOption('store-manager');
    await act.click();
    await expect(dialog.getByText(says('staff.needsStore'))).toBeVisible();
    await healthy('making a token');
    await picture(`console-machine-${language}`);
    await field('staff.role').selectOption('integration');
    await field('staff.tokens.days').selectOption('30');
    await act.click();
    await expect(page.getByRole('heading', { name: says('staff.machine.made', { name: machine }) })).toBeVisible();
    const secret = await dialog.locator('code').innerText();
    await healthy('a token for a machine, which is shown once');
    await dialog.getByRole('button', { name: says('staff.machine.copy') }).click();
    await expect(dialog.getByRole('status')).toHaveText(says('staff.copied'));
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret);
    await picture(`console-machine-token-${language}`);
    // Nothing takes it away by chance, and once it is closed it is nowhere.
    await page.keyboard.press('Escape');
    await expect(done).toBeVisible();
    await done.click();
    await expect(dialog).toBeHidden();
    expect(await page.content()).not.toContain(secret);

    // It opens what its role allows, until it is revoked.
    const knocks = async () =>
      (await page.request.get('/v1/caller', { headers: { Authorization: `Bearer ${secret}` } })).status();
    expect(await knocks()).toBe(200);
    const row = page.getByRole('row').filter({ hasText: machine });
    await expect(row).toContainText(says('shell.role.integration'));
    await expect(row).toContainText('Olivia Owens');
    await expect(row).toContainText(says('staff.tokens.states.good'));
    await expect(page.getByRole('row').filter({ hasText: till })).toContainText(says('shell.role.cashier'));
    await healthy('tokens');
    await row.scrollIntoViewIfNeeded();
    await picture(`console-tokens-${language}`);
    await row.getByRole('button', { name: says('staff.tokens.revoke') }).click();
    await expect(dialog).toContainText(says('staff.tokens.revokeText', { name: machine }));
    await healthy('the question before a token is revoked');
    await dialog.getByRole('button', { name: says('staff.tokens.revoke') }).click();
    await expect(page.getByText(says('staff.tokens.revoked', { name: machine }))).toBeVisible();
    await expect(row).toContainText(says('staff.tokens.states.revoked'));
    await expect(row.getByRole('button')).toHaveCount(0);
    expect(await knocks()).toBe(401);
  });
}

test('an auditor reads the tokens and changes none, and a list that is not answered says so', async ({
  page,
  api,
  enter,
  healthy,
  picture,
}) => {
  const name = `audit${Date.now()}`;
  await api.put(`/v1/staff/${name}`, { name, displayName: 'Aude', role: 'auditor' });
  const { key } = await api.post<{ key: string }>(`/v1/staff/${name}/invite`);
  const accepted = await page.request.post('/v1/staff:accept', { data: { key, password: PASSWORD } });
  expect(accepted.ok(), await accepted.text()).toBe(true);
  await enter('/staff', { name });
  const table = page.getByRole('table', { name: 'Tokens' });
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  await expect(page.getByRole('table', { name: 'People' })).toHaveCount(0);
  for (const act of ['Revoke', 'Make a token', 'Set up a till', 'Add a person']) {
    await expect(page.getByRole('button', { name: act })).toHaveCount(0);
  }
  await healthy('tokens, read by an auditor');
  await picture('console-tokens-auditor');

  await page.route('**/v1/tokens*', (route) => route.abort());
  await page.reload();
  const again = page.getByRole('button', { name: 'Try again' });
  await expect(again).toBeVisible();
  await healthy('tokens that were not answered');
  await page.unroute('**/v1/tokens*');
  await again.click();
  await expect(table.getByRole('row').nth(1)).toBeVisible();
});

test('a manager sets the PIN for the till, and a cashier is not asked for one', async ({
  page,
  browser,
  enter,
  healthy,
  picture,
}) => {
  const pin = `${Math.floor(200_000 + Math.random() * 90_000) * 10 + 7}`;
  await enter('/settings', { name: 'manager' });
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
