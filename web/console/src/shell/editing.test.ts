import { Problem } from '@oneshelf/client';
import { describe, expect, it } from 'vitest';
import { merged } from './clash';
import { useEditForm, useEditing } from './editing';

type Shop = { version: number; name: string; zone: string; pictures: number };
type ShopEdit = { name: string; zone: string };

/** One thing on a server that knows versions, and a person who edits it. */
function desk() {
  let there: Shop = { version: 1, name: 'Leeds', zone: 'Europe/London', pictures: 0 };
  const heard: string[] = [];
  const somebodyElse = (change: Partial<Shop>) => {
    there = { ...there, ...change, version: there.version + 1 };
  };
  let before = () => {};
  const editing = useEditing<Shop, ShopEdit>({
    edit: ({ name, zone }) => ({ name, zone }),
    put: async (mine, base) => {
      before();
      if (base?.version !== there.version) {
        throw new Problem('request/changed-meanwhile', 412, 'changed');
      }
      somebodyElse(mine);
    },
    read: async () => there,
    saved: () => void heard.push('saved'),
    yielded: () => void heard.push('yielded'),
  });
  editing.begin(there);
  return { editing, heard, somebodyElse, there: () => there, always: (act: () => void) => (before = act) };
}

describe('an edit', () => {
  it('is written where nobody was faster', async () => {
    const { editing, heard, there } = desk();
    await editing.save({ name: 'Leeds Market', zone: 'Europe/London' });
    expect(there()).toMatchObject({ version: 2, name: 'Leeds Market' });
    expect(heard).toEqual(['saved']);
  });

  it('that meets another is shown beside it, and both stay where one says so', async () => {
    const { editing, heard, somebodyElse, there } = desk();
    somebodyElse({ zone: 'Europe/Dublin' });
    const mine = { name: 'Leeds Market', zone: 'Europe/London' };
    await editing.save(mine);
    expect(there()).toMatchObject({ version: 2, name: 'Leeds' });
    expect(heard).toEqual([]);
    const met = editing.met.value;
    expect(met).toEqual({
      base: { name: 'Leeds', zone: 'Europe/London' },
      mine,
      theirs: { name: 'Leeds', zone: 'Europe/Dublin' },
    });
    await editing.decide(met && merged(met.base, met.mine, met.theirs));
    expect(there()).toMatchObject({ version: 3, name: 'Leeds Market', zone: 'Europe/Dublin' });
    expect(heard).toEqual(['saved']);
    expect(editing.met.value).toBeUndefined();
  });

  it('that is given up leaves theirs as it is', async () => {
    const { editing, heard, somebodyElse, there } = desk();
    somebodyElse({ name: 'Leeds North' });
    await editing.save({ name: 'Leeds Market', zone: 'Europe/London' });
    await editing.decide(undefined);
    expect(there()).toMatchObject({ version: 2, name: 'Leeds North' });
    expect(heard).toEqual(['yielded']);
  });

  it('that is left undecided stays in the form and meets theirs again', async () => {
    const { editing, heard, somebodyElse, there } = desk();
    somebodyElse({ name: 'Leeds North' });
    const mine = { name: 'Leeds Market', zone: 'Europe/London' };
    await editing.save(mine);
    editing.leave();
    expect(editing.met.value).toBeUndefined();
    await editing.save(mine);
    expect(editing.met.value?.theirs.name).toBe('Leeds North');
    expect(heard).toEqual([]);
    expect(there().version).toBe(2);
  });

  it('meets another a second time where a third was faster than the decision', async () => {
    const { editing, heard, somebodyElse, there } = desk();
    somebodyElse({ zone: 'Europe/Dublin' });
    const mine = { name: 'Leeds Market', zone: 'Europe/London' };
    await editing.save(mine);
    somebodyElse({ name: 'Leeds North' });
    await editing.decide({ name: 'Leeds Market', zone: 'Europe/Dublin' });
    expect(heard).toEqual([]);
    expect(editing.met.value?.theirs).toEqual({ name: 'Leeds North', zone: 'Europe/Dublin' });
    await editing.decide(undefined);
    expect(there()).toMatchObject({ version: 3, name: 'Leeds North' });
  });

  it('is written without a question where what they changed is not in the form', async () => {
    const { editing, heard, somebodyElse, there } = desk();
    somebodyElse({ pictures: 2 });
    await editing.save({ name: 'Leeds Market', zone: 'Europe/London' });
    expect(there()).toMatchObject({ version: 3, name: 'Leeds Market', pictures: 2 });
    expect(heard).toEqual(['saved']);
  });

  it('is not tried for ever', async () => {
    const { editing, heard, somebodyElse, there, always } = desk();
    always(() => somebodyElse({ pictures: there().pictures + 1 }));
    await editing.save({ name: 'Leeds Market', zone: 'Europe/London' });
    expect(there().version).toBe(3);
    expect(editing.problem.value?.word).toBe('request/changed-meanwhile');
    expect(heard).toEqual([]);
    always(() => {});
    await editing.save({ name: 'Leeds Market', zone: 'Europe/London' });
    expect(heard).toEqual(['saved']);
  });

  it('whose answer comes when another has begun leaves that one alone', async () => {
    const { editing, heard, somebodyElse, there, always } = desk();
    always(() => editing.begin({ version: 1, name: 'York', zone: 'Europe/London', pictures: 0 }));
    await editing.save({ name: 'Leeds Market', zone: 'Europe/London' });
    expect(there()).toMatchObject({ version: 2, name: 'Leeds Market' });
    expect(heard).toEqual([]);
    somebodyElse({ zone: 'Europe/Dublin' });
    await editing.save({ name: 'Leeds Hall', zone: 'Europe/London' });
    expect(editing.met.value).toBeUndefined();
    expect(editing.problem.value).toBeUndefined();
    expect(editing.base.value?.name).toBe('York');
  });

  it('is not written twice, however often one asks while it is under way', async () => {
    const { editing, there } = desk();
    const first = editing.save({ name: 'Leeds Market', zone: 'Europe/London' });
    expect(editing.busy.value).toBe(true);
    await editing.save({ name: 'Leeds Hall', zone: 'Europe/London' });
    await first;
    expect(there()).toMatchObject({ version: 2, name: 'Leeds Market' });
    expect(editing.busy.value).toBe(false);
  });

  it('can be written while the answer to one before it is still out', async () => {
    const written: string[] = [];
    const answers: (() => void)[] = [];
    const editing = useEditing<Shop, ShopEdit>({
      edit: ({ name, zone }) => ({ name, zone }),
      put: (mine) => new Promise((answer) => answers.push(() => answer(void written.push(mine.name)))),
      read: (base) => Promise.resolve(base),
      saved: () => void written.push('saved'),
      yielded: () => {},
    });
    editing.begin(undefined);
    const first = editing.save({ name: 'Leeds', zone: 'Europe/London' });
    editing.begin(undefined);
    expect(editing.busy.value).toBe(false);
    const second = editing.save({ name: 'York', zone: 'Europe/London' });
    answers[0]?.();
    await first;
    expect(editing.busy.value, 'the second is still under way').toBe(true);
    answers[1]?.();
    await second;
    expect(written).toEqual(['Leeds', 'York', 'saved']);
    expect(editing.busy.value).toBe(false);
  });
});

describe('an edit in a form', () => {
  function form() {
    const put: (ShopEdit & { to: number | undefined })[] = [];
    const edit = useEditForm({
      blank: (): ShopEdit => ({ name: '', zone: 'Europe/London' }),
      edit: ({ name, zone }: Shop): ShopEdit => ({ name, zone }),
      wrong: ({ name }: ShopEdit) => ({ name: name.trim() === '' ? 'A name, please.' : undefined }),
      tidy: (typed) => ({ ...typed, name: typed.name.trim() }),
      put: async (mine, base: Shop | undefined) => {
        if (base?.version === 1) {
          throw new Problem('request/changed-meanwhile', 412, 'changed');
        }
        put.push({ ...mine, to: base?.version });
      },
      read: async (): Promise<Shop> => ({ version: 2, name: 'Leeds North', zone: 'Europe/London', pictures: 0 }),
      saved: () => {},
      yielded: () => {},
    });
    return { edit, put };
  }

  it('says what is wrong once somebody tries to save it, and closes when it is written', async () => {
    const { edit, put } = form();
    edit.begin(undefined);
    expect(edit.wrong.value).toEqual({});
    await edit.save();
    expect(edit.wrong.value.name).toBe('A name, please.');
    edit.form.name = ' Leeds ';
    expect(edit.wrong.value.name).toBeUndefined();
    await edit.save();
    expect(put).toEqual([{ name: 'Leeds', zone: 'Europe/London', to: undefined }]);
    expect(edit.open.value).toBe(false);
    edit.begin(undefined);
    expect([edit.form.name, edit.wrong.value]).toEqual(['', {}]);
  });

  it('has in it what was decided, and closes when that is written', async () => {
    const { edit, put } = form();
    edit.begin({ version: 1, name: 'Leeds', zone: 'Europe/London', pictures: 0 });
    edit.form.zone = 'Europe/Dublin';
    await edit.save();
    const met = edit.met.value;
    expect(edit.open.value).toBe(true);
    await edit.decide(met && merged(met.base, met.mine, met.theirs));
    expect(edit.form).toEqual({ name: 'Leeds North', zone: 'Europe/Dublin' });
    expect(put).toEqual([{ name: 'Leeds North', zone: 'Europe/Dublin', to: 2 }]);
    expect(edit.open.value).toBe(false);
  });
});
