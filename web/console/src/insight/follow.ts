import type { Problem } from '@oneshelf/client';
import { onBeforeUnmount, onMounted, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { asProblem } from '../shell/asked';

/** Figures as of a place in the journal. */
export interface Placed {
  readonly position: number;
  /** True when the journal goes further already. */
  readonly behind: boolean;
}

/** So many seconds the server may wait for news; it knows no more than 25. */
export const WAIT_SECONDS = 20;

/** Never asked again sooner: a rush of sales is shown some times a second at most, and costs no more. */
const BREATH = 700;

/** Who is answered without news is not waited for, and looks every few seconds instead. */
const SLOWLY = 5_000;

const AWAY_FIRST = 2_000;
const AWAY_MOST = 60_000;

/** What one knows of how the last questions were answered. */
export interface Course {
  /** How many answers in a row brought no news although they came at once. */
  readonly idle: number;
  /** How many questions in a row failed. */
  readonly failed: number;
}

export const FRESH: Course = { idle: 0, failed: 0 };

export function answered(course: Course, before: Placed | undefined, now: Placed, tookMilliseconds: number): Course {
  const nothingNew = before !== undefined && before.position === now.position && !now.behind;
  return { idle: nothingNew && tookMilliseconds < 1_000 ? course.idle + 1 : 0, failed: 0 };
}

export const failed = (course: Course): Course => ({ idle: 0, failed: course.failed + 1 });

/** How long to rest before the next question. One answer at once may only have brought older figures up to date. */
export function restOf(course: Course): number {
  if (course.failed > 0) {
    return Math.min(AWAY_MOST, AWAY_FIRST * 2 ** (course.failed - 1));
  }
  return course.idle > 1 ? SLOWLY : BREATH;
}

export interface Followed<T> {
  readonly body: ShallowRef<T | undefined>;
  readonly problem: ShallowRef<Problem | undefined>;
  /** Asks at once and without waiting, whatever was under way. */
  again(): void;
}

/**
 * Follows what the server tells: asks, is answered as soon as there is news, and asks on. One question at a time; none while
 * the page is hidden, while it is paused, or after it was left. A server that fails is asked less and less often.
 *
 * @param question with a position, is answered once the journal goes further; without, at once
 */
export function useFollowed<T extends Placed>(
  question: (after: number | undefined, signal: AbortSignal) => Promise<T>,
  paused: Ref<boolean>,
): Followed<T> {
  const body = shallowRef<T>();
  const problem = shallowRef<Problem>();
  let course = FRESH;
  let under: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function ask(wait: boolean): Promise<void> {
    const mine = new AbortController();
    under = mine;
    const began = performance.now();
    try {
      const before = wait ? body.value : undefined;
      const now = await question(before?.position, mine.signal);
      if (!mine.signal.aborted) {
        course = answered(course, before, now, performance.now() - began);
        body.value = now;
        problem.value = undefined;
      }
    } catch (thrown) {
      if (!mine.signal.aborted) {
        course = failed(course);
        problem.value = asProblem(thrown);
      }
    } finally {
      if (under === mine) {
        timer = setTimeout(() => void ask(course.failed === 0), restOf(course));
      }
    }
  }

  function stop(): void {
    under?.abort();
    under = undefined;
    clearTimeout(timer);
  }

  function again(): void {
    stop();
    course = FRESH;
    void ask(false);
  }

  const change = () => (document.hidden || paused.value ? stop() : again());
  onMounted(() => {
    document.addEventListener('visibilitychange', change);
    change();
  });
  watch(paused, change);
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', change);
    stop();
  });
  return { body, problem, again };
}
