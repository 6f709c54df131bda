import { Problem } from '@oneshelf/client';
import { describe, expect, it } from 'vitest';
import { merged } from './clash';
import { useEditing } from './editing';

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
});
