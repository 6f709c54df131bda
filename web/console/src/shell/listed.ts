import type { Page, Problem } from '@oneshelf/client';
import { computed, ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { asProblem } from './asked';

export interface Listed<T> {
  readonly rows: ShallowRef<T[]>;
  readonly busy: Ref<boolean>;
  readonly problem: ShallowRef<Problem | undefined>;
  /** Whether the first page has come. */
  readonly read: Ref<boolean>;
  readonly more: Ref<boolean>;
  ask(): Promise<void>;
  askMore(): Promise<void>;
}

/** A list that is read page after page, as one asks for more. */
export function useListed<T>(page: (cursor: string | undefined) => Promise<Page<T>>): Listed<T> {
  const rows = shallowRef<T[]>([]);
  const next = ref<string>();
  const busy = ref(false);
  const problem = shallowRef<Problem>();
  const read = ref(false);
  let turn = 0;

  async function load(again: boolean): Promise<void> {
    const mine = ++turn;
    busy.value = true;
    try {
      const got = await page(again ? undefined : next.value);
      if (mine === turn) {
        rows.value = again ? got.rows : [...rows.value, ...got.rows];
        next.value = got.next;
        problem.value = undefined;
        read.value = true;
      }
    } catch (thrown) {
      if (mine === turn) {
        problem.value = asProblem(thrown);
      }
    } finally {
      if (mine === turn) {
        busy.value = false;
      }
    }
  }
  return {
    rows,
    busy,
    problem,
    read,
    more: computed(() => next.value !== undefined),
    ask: () => load(true),
    askMore: () => load(false),
  };
}
