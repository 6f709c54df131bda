import { atRest, expect, LANGUAGES, signIn, test } from '../oneshelf';

/** What a product was: seen, told apart, and put back. */

for (const language of LANGUAGES) {
  test(`a product edited twice shows what it was, and its first version comes back, in ${language}`, async ({
    page,
    api,
    looks,
    healthy,
    picture,
  }) => {
    const chinese = language === 'zh-CN';
    const id = `JOURNEY-V-${Date.now()}`;
    const sku = { code: id, unit: 'EACH', kind: 'GOODS', options: {}, taxCategory: 'standard' };
    const first = {
      name: { 'zh-CN': `大衣 ${id}`, en: `Coat ${id}` },
      category: 'Journeys',
      searchWords: ['winter'],
      skus: [sku, { ...sku, code: `${id}-L`, options: { size: 'L' } }],
    };
    await api.put(`/v1/products/${id}`, first);
    const second = { ...first, name: { ...first.name, en: `Wool coat ${id}` } };
    const edit = async (version: number, data: object) => {
      const response = await page.request.put(`/v1/products/${id}`, {
        headers: { Authorization: `Bearer ${process.env['ONESHELF_TOKEN'] ?? ''}`, 'If-Match': `"${version}"` },
        data,
      });
      expect(response.status(), await response.text()).toBe(200);
    };
    await edit(1, second);
    await edit(2, { ...second, searchWords: [], skus: [sku], category: 'Coats' });
    await looks({ language });
    await signIn(page);
    await page.addInitScript(() => localStorage.setItem('oneshelf.tour', 'off'));
    await page.goto(`/console/#/products?q=${id}`);
    await atRest(page);
    const called = chinese ? first.name['zh-CN'] : second.name.en;
    const opening = page.getByRole('button', { name: chinese ? `${called} 的历史版本` : `Versions of ${called}` });
    await opening.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    const changes = (version: number) =>
      dialog.getByRole('table', { name: chinese ? `版本 ${version} 的更改` : `What version ${version} changed` });
    const row = (version: number, head: string) =>
      changes(version)
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name: head, exact: true }) });
    const cells = (version: number, head: string) => row(version, head).getByRole('cell');
    await expect(cells(2, chinese ? '英文名称' : 'Name in English')).toHaveText([first.name.en, second.name.en]);
    await expect(changes(2).getByRole('rowheader')).toHaveCount(1);
    await expect(cells(3, chinese ? '类目' : 'Category')).toHaveText(['Journeys', 'Coats']);
    await expect(cells(3, chinese ? '搜索词' : 'Search words')).toHaveText(['winter', '–']);
    await expect(cells(3, chinese ? '移除的 SKU' : 'SKU removed')).toHaveText([`${id}-L (size: L)`, '–']);
    await expect(changes(3).getByRole('rowheader')).toHaveCount(3);
    await expect(dialog.getByText(chinese ? '首次建立时的内容。' : 'What it was made with.')).toBeVisible();
    await expect(dialog.getByText(chinese ? /由 .+ 保存/ : /saved by .+/)).toHaveCount(3);
    await healthy('the versions of a product');
    await picture(`console-versions-${language}`);

    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(opening).toBeFocused();
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: chinese ? '恢复此版本：1' : 'Restore this version: 1' }).click();
    await expect(page.getByLabel(chinese ? '英文名称' : 'Name in English')).toHaveValue(first.name.en);
    await expect(
      page.getByText(chinese ? '一并恢复：搜索词、SKU。' : 'With it come back: Search words, SKUs.'),
    ).toBeVisible();
    await healthy('a version that is being put back');
    await picture(`console-version-restored-${language}`);
    // Somebody else changes it meanwhile: nothing of theirs is overwritten unseen.
    await edit(3, { ...second, searchWords: [], skus: [sku], category: 'Cloakroom' });
    const save = page.getByRole('button', { name: chinese ? '保存' : 'Save', exact: true });
    await save.click();
    await expect(dialog).toContainText('Cloakroom');
    await dialog
      .getByRole('button', { name: chinese ? '保留双方修改，冲突处用我的' : 'Keep both, mine where both changed' })
      .click();
    await expect(page.getByText(chinese ? '已保存。' : 'Saved.')).toBeVisible();
    expect(await api.get(`/v1/products/${id}`)).toEqual({ ...first, id, pictures: [], version: 5 });
  });
}
