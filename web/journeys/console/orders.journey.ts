import { ADDRESS, expect, LANGUAGES, open, order, receive, test, wordsIn, type Order } from './console';
import { openStore } from '../till/till';

const pounds = (minor: bigint) => `£${(Number(minor) / 100).toFixed(2)}`;

for (const language of LANGUAGES) {
  const says = wordsIn(language);

  test(`an order is found by its beginning, sent, partly taken back with the money shown before, and tells its story, in ${language}`, async ({
    page,
    api,
    enter,
    healthy,
    picture,
  }) => {
    await receive(api, 20);
    const beginning = `T7-${Date.now()}`;
    const found = [await order(api, 3, `${beginning}-1`), await order(api, 1, `${beginning}-2`)] as const;
    await order(api, 1);
    await enter('/orders', { language });
    const box = page.getByRole('searchbox', { name: says('order.findById') });
    const rows = page.getByRole('rowheader');
    await box.fill('no such order');
    await box.press('Enter');
    await expect(page.getByText(says('order.badId'))).toBeVisible();
    await box.fill('no-such-order');
    await box.press('Enter');
    await expect(page.getByText(says('order.noneHere'))).toBeVisible();
    await box.fill(beginning);
    await box.press('Enter');
    await expect(rows).toHaveText(found.map(({ id }) => id));
    await expect(page).toHaveURL(new RegExp(`id=${beginning}`));
    await healthy('orders that begin so');
    await page.reload();
    await expect(rows).toHaveText(found.map(({ id }) => id));
    const [{ id, total }] = found;
    await box.fill(id);
    await box.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: says('order.one', { id }) })).toBeVisible();

    await page
      .getByRole('main')
      .getByRole('button', { name: says('order.fulfil') })
      .click();
    await expect(page.getByText(says('order.fulfilled')).first()).toBeVisible();
    await page.getByRole('button', { name: says('order.back.open'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(says('order.back.quantityOf', { line: 1 })).fill('2');
    const refund = (BigInt(total.amount) * 2n) / 3n;
    const money = pounds(refund);
    const act = dialog.getByRole('button', { name: says('order.back.act', { money }) });
    await expect(dialog.getByRole('status')).toContainText(money);
    await expect(act).toBeVisible();
    await healthy('the dialog of a return');
    await picture(`console-return-${language}`);
    await act.click();
    await expect(page.getByText(says('order.back.done', { money }))).toBeVisible();
    expect((await api.get<Order>(`/v1/orders/${id}`)).refunded.amount).toBe(String(refund));
    await expect(page.getByText(says('order.story.RETURNED'))).toBeVisible();
    await healthy('an order that was partly taken back');
    await picture(`console-returned-${language}`, true);
  });

  test(`an order is cancelled with the money shown before, then several at once, in ${language}`, async ({
    page,
    api,
    enter,
    healthy,
    picture,
  }) => {
    await receive(api, 20);
    const orders = [await order(api, 1), await order(api, 1)];
    const one = await order(api, 2);
    const dialog = page.getByRole('dialog');
    await enter(`/orders/${one.id}`, { language });
    const cancel = says('order.cancel');
    await page.getByRole('button', { name: cancel }).click();
    await expect(dialog).toContainText(`${says('order.back.sum')} ${pounds(BigInt(one.total.amount))}`);
    await expect(dialog).toContainText(says('order.cancelPaid'));
    await healthy('the question before an order is cancelled');
    await picture(`console-cancel-${language}`);
    await dialog.getByRole('button', { name: cancel }).click();
    await expect(page.getByText(says('order.cancelled')).first()).toBeVisible();

    await open(page, '/orders');
    for (const { id } of orders) {
      await page.getByRole('checkbox', { name: says('order.bulk.one', { id }) }).check();
    }
    await page.getByRole('button', { name: cancel }).click();
    const back = orders.reduce((sum, { total }) => sum + BigInt(total.amount), 0n);
    await expect(dialog).toContainText(`${says('order.back.sum')} ${pounds(back)}`);
    await healthy('the question before many are cancelled');
    await picture(`console-cancel-many-${language}`);
    await page.getByRole('button', { name: says('order.bulk.cancelAct', { n: 2 }) }).click();
    await expect(page.getByText(says('order.bulk.cancelDone', { n: 2 }))).toBeVisible();
    for (const { id } of [one, ...orders]) {
      expect((await api.get<Order>(`/v1/orders/${id}`)).state).toBe('CANCELLED');
    }
  });
}

for (const [i, language] of LANGUAGES.entries()) {
  test(`a price that nobody is proven to have allowed is found with who, what and how much, in ${language}`, async ({
    page,
    api,
    enter,
    healthy,
    picture,
  }) => {
    const says = wordsIn(language);
    const store = await openStore(api, 1);
    const receipt = `H${i}-${Date.now()}`;
    // Of a store of its own: other journeys have left such prices, too.
    await enter(`/orders?priceByHand=UNPROVEN&location=${store.location}`, {
      language,
      theme: i === 0 ? 'dark' : 'light',
    });
    await expect(page.getByText(says('order.proof.none'))).toBeVisible();
    await healthy('no unproven prices');
    await picture(`console-unproven-none-${language}`);

    const minor = { amount: '199', currency: 'GBP' };
    const sold = await page.request.put(`${ADDRESS}/v1/orders/${receipt}`, {
      headers: { Authorization: `Bearer ${store.token}` },
      data: {
        channel: 'till',
        currency: 'GBP',
        fact: true,
        fulfilment: { mode: 'CARRY_OUT', location: store.location },
        lines: [
          {
            sku: store.articles[0]?.sku,
            quantity: 1,
            override: { unitPrice: minor, reason: 'Damaged', approvedBy: 'mia' },
          },
        ],
        tenders: [{ kind: 'CASH', amount: minor }],
      },
    });
    expect(sold.status(), await sold.text()).toBe(201);
    await page.getByRole('button', { name: says('order.refresh'), exact: true }).click();
    const row = page.getByRole('row', { name: new RegExp(receipt) });
    const told = row.getByRole('listitem');
    await expect(told).toContainText('£1.99');
    await expect(told).toContainText(language === 'en' ? 'White Metal Lantern' : '白色金属灯笼');
    await expect(told).toContainText(says('order.handWhy', { reason: 'Damaged', by: 'mia' }));
    await expect(told).toContainText(says('order.proof.doubt.NOT_ASKED'));
    await healthy('an unproven price');
    await picture(`console-unproven-${language}`);

    // The view that stands among the others has it, too, and leads to the order.
    await page.getByRole('button', { name: says('order.view.all'), exact: true }).click();
    await expect(told).toHaveCount(0);
    await page.getByRole('button', { name: says('order.view.unproven'), exact: true }).click();
    await expect(page).toHaveURL(/priceByHand=UNPROVEN/);
    await row.getByRole('link', { name: receipt }).click();
    await expect(page.getByRole('heading', { level: 1, name: new RegExp(receipt) })).toBeVisible();
    await expect(page.getByText(says('order.proof.UNPROVEN'))).toBeVisible();
    await expect(page.getByText(says('order.proof.doubt.NOT_ASKED'))).toBeVisible();
    await healthy('an order with an unproven price');
    await picture(`console-unproven-order-${language}`);
  });
}

for (const [i, language] of LANGUAGES.entries()) {
  test(`a return without receipt that nobody is proven to have allowed is found, in ${language}`, async ({
    page,
    api,
    enter,
    healthy,
    picture,
  }) => {
    const says = wordsIn(language);
    const store = await openStore(api, 1);
    const back = `B${i}-${Date.now()}`;
    await enter('/orders', { language, theme: i === 0 ? 'dark' : 'light' });
    await page.getByRole('link', { name: says('order.loose.view') }).click();
    await expect(page.getByRole('heading', { level: 1, name: says('order.loose.view') })).toBeVisible();
    await open(page, `/returns?location=${store.location}`);
    await expect(page.getByText(says('order.loose.none.UNPROVEN'))).toBeVisible();
    await healthy('no unproven returns');

    const taken = await page.request.put(`${ADDRESS}/v1/returns/${back}`, {
      headers: { Authorization: `Bearer ${store.token}` },
      data: {
        channel: 'till',
        location: store.location,
        lines: [{ sku: store.articles[0]?.sku, quantity: 2, amount: { amount: '199', currency: 'GBP' } }],
        approvedBy: 'mia',
        approval: `never-given-${back}`,
      },
    });
    expect(taken.status(), await taken.text()).toBe(201);
    await page.getByRole('button', { name: says('order.refresh'), exact: true }).click();
    const row = page.getByRole('row', { name: new RegExp(back) });
    await expect(row).toContainText('£1.99');
    await expect(row).toContainText(`2 × ${language === 'en' ? 'White Metal Lantern' : '白色金属灯笼'}`);
    await expect(row).toContainText(says('order.loose.by', { by: 'mia' }));
    await expect(row).toContainText(says('order.proof.doubt.UNKNOWN'));
    await healthy('an unproven return');
    await picture(`console-unproven-return-${language}`);
    await page
      .getByRole('combobox')
      .first()
      .selectOption({ label: says('order.proof.PROVEN') });
    await expect(row).toHaveCount(0);
    await expect(page).toHaveURL(/proof=PROVEN/);
  });
}

test('a view of orders is kept', async ({ page, enter }) => {
  await enter('/orders');
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
