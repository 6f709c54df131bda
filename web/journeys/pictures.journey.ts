import { Buffer } from 'node:buffer';
import { expect, LANGUAGES, test, type Api } from './console/console';
import { png } from './png';
import { goods, SHOP, STORE } from './shop/goods';

/** A picture that is uploaded at the console is seen in the shop. */

const picturesOf = async (api: Api, sku: string) =>
  (await api.get<{ pictures: string[] }>(`/v1/products/${sku}`)).pictures;

for (const language of LANGUAGES) {
  test(`pictures are added, ordered, removed and put back, and seen in the shop, in ${language}`, async ({
    page,
    api,
    enter,
    healthy,
    picture,
  }) => {
    test.setTimeout(240_000);
    const chinese = language === 'zh-CN';
    const lantern = await goods(api, { [STORE]: 3 });
    const name = chinese ? lantern.chinese : lantern.english;
    await enter(`/products?q=${lantern.sku}`, { language });
    await page.getByRole('button', { name: chinese ? `${name} 的图片：0 张` : `Pictures of ${name}: 0` }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(chinese ? '还没有图片' : 'No pictures yet')).toBeVisible();
    await healthy('no pictures yet');

    // By the button.
    const choosing = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: chinese ? '添加图片' : 'Add pictures' }).click();
    await (await choosing).setFiles({ name: 'red.png', mimeType: 'image/png', buffer: png(900, 600, [220, 60, 40]) });
    const tiles = dialog.getByRole('img', { name });
    await expect(tiles).toHaveCount(1);
    const [red] = await picturesOf(api, lantern.sku);

    // By dropping and by pasting.
    for (const [how, colour] of [
      ['drop', [40, 90, 200]],
      ['paste', [60, 160, 80]],
    ] as const) {
      const bytes = png(500, 700, colour).toString('base64');
      await dialog.locator('.zone').evaluate(
        (zone, [event, base64]) => {
          const carried = new DataTransfer();
          const binary = atob(base64);
          const content = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
          carried.items.add(new File([content], `${event}.png`, { type: 'image/png' }));
          zone.dispatchEvent(
            event === 'drop'
              ? new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true })
              : new ClipboardEvent('paste', { clipboardData: carried, bubbles: true, cancelable: true }),
          );
        },
        [how, bytes] as const,
      );
      await expect(tiles).toHaveCount(how === 'drop' ? 2 : 3);
    }
    const [, blue, green] = await picturesOf(api, lantern.sku);

    // What is no picture is refused for what it is, and nothing is lost by it.
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'note.png', mimeType: 'image/png', buffer: Buffer.from('this is a note') });
    await expect(
      dialog.getByText(chinese ? '无法识别这张图片。' : 'This is not a picture that can be read.'),
    ).toBeVisible();
    await healthy('three pictures and one that was refused');
    await picture(`console-pictures-${language}`);
    await dialog.getByRole('button', { name: chinese ? '不添加' : 'Leave it out' }).click();

    // Into order by the keyboard; the focus stays with the picture.
    const forward = dialog.getByRole('button', { name: chinese ? '将第 3 张图片前移' : 'Move picture 3 forward' });
    await forward.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => picturesOf(api, lantern.sku)).toEqual([red, green, blue]);
    const further = dialog.getByRole('button', { name: chinese ? '将第 2 张图片前移' : 'Move picture 2 forward' });
    await expect(further).toBeFocused();
    await page.keyboard.press('Enter');
    await expect.poll(() => picturesOf(api, lantern.sku)).toEqual([green, red, blue]);

    // What is clicked next goes by the place on the screen, which follows the server's answer.
    await expect(tiles.first()).toHaveAttribute('src', `/v1/media/${green}?width=320`);

    // Somebody else changes the name meanwhile: theirs stays, and so does ours.
    const theirs = await api.get<{ version: number }>(`/v1/products/${lantern.sku}`);
    const renamed = await page.request.put(`/v1/products/${lantern.sku}`, {
      headers: { Authorization: `Bearer ${process.env['ONESHELF_TOKEN'] ?? ''}`, 'If-Match': `"${theirs.version}"` },
      data: {
        name: { en: lantern.english, 'zh-CN': lantern.chinese },
        category: '灯烛 Lights and candles',
        searchWords: ['lit by somebody else'],
        skus: [{ code: lantern.sku, unit: 'EACH' }],
        pictures: [green, red, blue],
      },
    });
    expect(renamed.status(), await renamed.text()).toBe(200);
    await dialog.getByRole('button', { name: chinese ? '移除第 2 张图片' : 'Remove picture 2' }).click();
    await expect.poll(() => picturesOf(api, lantern.sku)).toEqual([green, blue]);
    expect((await api.get<{ searchWords: string[] }>(`/v1/products/${lantern.sku}`)).searchWords).toEqual([
      'lit by somebody else',
    ]);
    await dialog.getByRole('button', { name: chinese ? '撤销' : 'Undo' }).click();
    await expect.poll(() => picturesOf(api, lantern.sku)).toEqual([green, red, blue]);
    await page.keyboard.press('Escape');
    await expect(
      page.getByRole('button', { name: chinese ? `${name} 的图片：3 张` : `Pictures of ${name}: 3` }),
    ).toBeFocused();

    // In the shop: where it is searched for, and on its own page.
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${SHOP}#/search?q=${lantern.sku}`);
    const card = page.locator('article').filter({ hasText: lantern.sku }).locator('img');
    await expect(card).toBeVisible();
    await expect.poll(() => card.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    await page.goto(`${SHOP}#/p/${lantern.sku}`);
    const large = page.getByRole('img', { name, exact: true });
    await expect(large).toHaveAttribute('src', `/v1/media/${green}?width=640`);
    await expect.poll(() => large.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    await page.getByRole('button', { name: chinese ? '第 2 张图片，共 3 张' : 'Picture 2 of 3' }).click();
    await expect(large).toHaveAttribute('src', `/v1/media/${red}?width=640`);
    await expect(page.locator('.price, .amount').first()).toBeVisible();
    await healthy('a product with pictures');
    await picture(`shop/pictures-${language}`);

    // One that cannot be loaded is drawn as before.
    await page.route('**/v1/media/**', (route) => route.abort());
    await page.goto(`${SHOP}#/search?q=${lantern.sku}`);
    await page.reload();
    await expect(page.locator('article').filter({ hasText: lantern.sku }).locator('svg.picture')).toBeVisible();
  });
}
