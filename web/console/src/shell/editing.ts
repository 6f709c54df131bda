import { shallowRef } from 'vue';
import { useDoing } from './asked';
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

/**
 * Edits a thing that somebody else may be editing too. Who saves second sees what the first changed (ClashDialog, while
 * `met` is there) and decides; where they changed nothing that stands in the form, both changes are kept without a question.
 */
export function useEditing<T, E extends Fields>(of: Edited<T, E>) {
  const base = shallowRef<T>();
  const met = shallowRef<Met<E>>();
  const { busy, problem, run } = useDoing();
  let now: T | undefined;
  /** Which edit it is: an answer that comes when another one has begun changes nothing of that. */
  let turn = 0;

  /** A new edit begins, of a thing or of one that is not there yet. */
  function begin(thing: T | undefined): void {
    turn++;
    base.value = thing;
    met.value = undefined;
    problem.value = undefined;
  }

  async function save(mine: E): Promise<void> {
    const mineIs = turn;
    if ((await put(mine)) && mineIs === turn) {
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
    if (mineIs !== turn) {
      problem.value = undefined;
      return false;
    }
    const refused = problem.value;
    if (known === undefined || refused?.word !== 'request/changed-meanwhile') {
      return false;
    }
    let there: T | undefined;
    await run(async () => {
      there = await of.read(known);
    });
    if (there === undefined || mineIs !== turn) {
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

  /** What was decided in the dialog: an edit to be saved over theirs, or none. */
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

  /** Back to the form, which stays as it was typed; to save it again is to meet theirs again. */
  function leave(): void {
    met.value = undefined;
    now = undefined;
  }

  return { base, met, busy, problem, begin, save, decide, leave };
}
