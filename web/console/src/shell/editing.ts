import type { Problem } from '@oneshelf/client';
import { computed, reactive, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import { asProblem } from './asked';
import { clash, type Fields } from './clash';

/** An edit that met somebody else's: what both began from, what I wrote, what they wrote. */
export interface Met<E extends Fields> {
  readonly base: E;
  readonly mine: E;
  readonly theirs: E;
}

/** One kind of thing that people edit: how it is read, written, and told to be done. */
export interface Edited<T, E extends Fields> {
  /** The fields of it that are edited. */
  edit(thing: T): E;
  /** Writes it: with `If-Match` on what the edit began from, or for the first time. */
  put(mine: E, base: T | undefined): Promise<void>;
  /** As it stands now. */
  read(base: T): Promise<T>;
  /** It is written. */
  saved(): void | Promise<void>;
  /** Mine was given up for theirs. */
  yielded(theirs: T): void | Promise<void>;
}

/** An edit under way. */
export interface Editing<T, E extends Fields> {
  /** What it began from; none for a thing that is not there yet. */
  readonly base: ShallowRef<T | undefined>;
  readonly met: ShallowRef<Met<E> | undefined>;
  readonly busy: Ref<boolean>;
  readonly problem: ShallowRef<Problem | undefined>;
  /** A new edit begins, of a thing or of one that is not there yet. */
  begin(thing: T | undefined): void;
  /** Writes it. While it is `busy` there is no second one: what shows it stands still meanwhile (`useStill`). */
  save(mine: E): Promise<void>;
  /** What was decided in the dialog: an edit to be saved over theirs, or none. */
  decide(decision: E | undefined): Promise<void>;
  /** Back to the form, which stays as it was typed; to save it again is to meet theirs again. */
  leave(): void;
}

/**
 * Edits a thing that somebody else may be editing too. Who saves second sees what the first changed (ClashDialog, while
 * `met` is there) and decides; where they changed nothing that stands in the form, both changes are kept without a question.
 */
export function useEditing<T, E extends Fields>(of: Edited<T, E>): Editing<T, E> {
  const base = shallowRef<T>();
  const met = shallowRef<Met<E>>();
  const busy = ref(false);
  const problem = shallowRef<Problem>();
  let now: T | undefined;
  /** Which edit it is: an answer that comes when another one has begun changes nothing of that. */
  let turn = 0;

  function begin(thing: T | undefined): void {
    turn++;
    base.value = thing;
    met.value = undefined;
    problem.value = undefined;
    busy.value = false;
  }

  /** Whether it was done, and is still of the edit that is under way. */
  async function run(act: () => Promise<void>): Promise<boolean> {
    const mineIs = turn;
    busy.value = true;
    problem.value = undefined;
    try {
      await act();
      return mineIs === turn;
    } catch (thrown) {
      const why = asProblem(thrown);
      if (mineIs === turn) {
        problem.value = why;
      }
      return false;
    } finally {
      if (mineIs === turn) {
        busy.value = false;
      }
    }
  }

  async function save(mine: E): Promise<void> {
    if (!busy.value && (await put(mine))) {
      await of.saved();
    }
  }

  /** Whether it was written. */
  async function put(mine: E, once = true): Promise<boolean> {
    const known = base.value;
    const mineIs = turn;
    if (await run(() => of.put(mine, known))) {
      return true;
    }
    const refused = problem.value;
    if (mineIs !== turn || known === undefined || refused?.word !== 'request/changed-meanwhile') {
      return false;
    }
    let there: T | undefined;
    const read = await run(async () => {
      there = await of.read(known);
    });
    if (!read || there === undefined) {
      return false;
    }
    const both = { base: of.edit(known), mine, theirs: of.edit(there) };
    if (clash(both.base, both.mine, both.theirs).length > 0) {
      now = there;
      met.value = both;
      return false;
    }
    base.value = there;
    if (once) {
      return put(mine, false);
    }
    // Overtaken twice in a moment: the next try begins from what is there now.
    problem.value = refused;
    return false;
  }

  async function decide(decision: E | undefined): Promise<void> {
    const theirs = now;
    met.value = undefined;
    now = undefined;
    if (theirs === undefined) {
      return;
    }
    base.value = theirs;
    if (decision === undefined) {
      await run(async () => of.yielded(theirs));
    } else {
      await save(decision);
    }
  }

  function leave(): void {
    met.value = undefined;
    now = undefined;
  }

  return { base, met, busy, problem, begin, save, decide, leave };
}

/** One kind of thing that people edit in a form of its own (EditDialog). */
export interface EditedInForm<T, E extends Fields, W> extends Edited<T, E> {
  /** What stands in the form of a thing that is not there yet. */
  blank(): E;
  /** What is wrong with what stands in the form: sentences by field. */
  wrong(form: E): W;
  /** What is written of it, where that is not to the letter what was typed. */
  tidy?(form: E): E;
}

/** An edit in a form. */
export interface EditForm<T, E extends Fields, W = unknown> extends Omit<Editing<T, E>, 'begin' | 'save'> {
  readonly open: Ref<boolean>;
  readonly form: E;
  /** What is wrong, once somebody has tried to save it. */
  readonly wrong: ComputedRef<Partial<W>>;
  begin(thing: T | undefined): void;
  save(): Promise<void>;
}

/** The form opens with a thing as it stands, or blank, and closes when it is written or given up for theirs. */
export function useEditForm<T, E extends Fields, W extends Readonly<Record<string, string | undefined>>>(
  of: EditedInForm<T, E, W>,
): EditForm<T, E, W> {
  const open = ref(false);
  const form = reactive({ ...of.blank() }) as E;
  const tried = ref(false);
  const wrong = computed(() => of.wrong(form));
  const editing = useEditing<T, E>({
    edit: (thing) => of.edit(thing),
    put: (mine, base) => of.put(mine, base),
    read: (base) => of.read(base),
    saved: () => {
      open.value = false;
      return of.saved();
    },
    yielded: (theirs) => {
      open.value = false;
      return of.yielded(theirs);
    },
  });
  return {
    ...editing,
    open,
    form,
    wrong: computed<Partial<W>>(() => {
      if (tried.value) {
        return wrong.value;
      }
      return {};
    }),
    begin(thing) {
      editing.begin(thing);
      Object.assign(form, thing === undefined ? of.blank() : of.edit(thing));
      tried.value = false;
      open.value = true;
    },
    async save() {
      tried.value = true;
      if (Object.values(wrong.value).every((one) => one === undefined)) {
        await editing.save(of.tidy?.(form) ?? { ...form });
      }
    },
    decide(decision) {
      // It stands in the form too: a save that fails may be tried again.
      Object.assign(form, decision);
      return editing.decide(decision);
    },
  };
}
