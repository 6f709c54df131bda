import { isProblem, Problem } from '@oneshelf/client';
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';

/** Something asked of the server: under way, answered, or refused. */
export interface Asked<T> {
  readonly body: ShallowRef<T | undefined>;
  readonly problem: ShallowRef<Problem | undefined>;
  readonly busy: Ref<boolean>;
  /** Asks again; what stands stays until the new answer is there. */
  ask(): Promise<void>;
}

/** Whatever was thrown, as a problem that can be told. */
export function asProblem(thrown: unknown): Problem {
  if (isProblem(thrown)) {
    return thrown;
  }
  if (thrown instanceof TypeError && /fetch|network/i.test(thrown.message)) {
    return Problem.unreachable(thrown);
  }
  throw thrown;
}

/** Asks when told to. An answer that comes after a later question was asked is dropped. */
export function useAsked<T>(question: () => Promise<T>): Asked<T> {
  const body = shallowRef<T>();
  const problem = shallowRef<Problem>();
  const busy = ref(false);
  let turn = 0;

  async function ask(): Promise<void> {
    const mine = ++turn;
    busy.value = true;
    try {
      const answer = await question();
      if (mine === turn) {
        body.value = answer;
        problem.value = undefined;
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
  return { body, problem, busy, ask };
}

/** Something done once at a time, with the problem it ended in. */
export function useDoing() {
  const busy = ref(false);
  const problem = shallowRef<Problem>();
  async function run(act: () => Promise<void>): Promise<boolean> {
    if (busy.value) {
      return false;
    }
    busy.value = true;
    problem.value = undefined;
    try {
      await act();
      return true;
    } catch (thrown) {
      problem.value = asProblem(thrown);
      return false;
    } finally {
      busy.value = false;
    }
  }
  return { busy, problem, run };
}

/**
 * Asked for what follows from what somebody is choosing. A later choice drops what an earlier one still asks for, whichever is
 * answered first; who is typing is waited for.
 */
export function useFollowing<T>(question: (signal: AbortSignal) => Promise<T>) {
  const body = shallowRef<T>();
  const problem = shallowRef<Problem>();
  const busy = ref(false);
  let mine = new AbortController();

  /** Nothing is chosen: what is still asked for is dropped. */
  function leave(): void {
    mine.abort();
    body.value = undefined;
    problem.value = undefined;
    busy.value = false;
  }

  /** @param pause milliseconds in which another choice may come and be asked for instead */
  async function ask(pause = 0): Promise<void> {
    leave();
    const { signal } = (mine = new AbortController());
    busy.value = true;
    try {
      await new Promise((passed) => setTimeout(passed, pause));
      signal.throwIfAborted();
      const answer = await question(signal);
      if (!signal.aborted) {
        body.value = answer;
      }
    } catch (thrown) {
      if (!signal.aborted) {
        problem.value = asProblem(thrown);
      }
    } finally {
      if (!signal.aborted) {
        busy.value = false;
      }
    }
  }
  return { body, problem, busy, ask, leave };
}
