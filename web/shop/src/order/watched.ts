import { isProblem, Problem } from '@oneshelf/client';
import { onBeforeUnmount, onMounted, ref, shallowRef } from 'vue';
import type { Order } from './orders';

const FIRST_MILLISECONDS = 1000;
const GROWS = 1.5;
const LONGEST_MILLISECONDS = 15_000;

/**
 * An order that is looked at again and again while something is to be expected of it: soon at first, then ever less often,
 * and at once when one comes back to the page.
 */
export function useWatched(ask: () => Promise<Order | undefined>, expects: (order: Order) => boolean) {
  const order = shallowRef<Order>();
  const missing = ref(false);
  const problem = shallowRef<Problem>();
  let pause = FIRST_MILLISECONDS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let gone = false;
  let looks = 0;

  async function look(): Promise<void> {
    clearTimeout(timer);
    const mine = ++looks;
    // Answers may come in another order than they were asked for: what a later look, or what was done since, told stays.
    const overtaken = () => mine !== looks;
    try {
      const found = await ask();
      if (overtaken()) {
        return;
      }
      missing.value = found === undefined;
      problem.value = undefined;
      if (found !== undefined) {
        order.value = found;
      }
    } catch (thrown) {
      if (overtaken()) {
        return;
      }
      problem.value = isProblem(thrown) ? thrown : Problem.unreachable(thrown);
    }
    const waits = order.value === undefined ? problem.value !== undefined : expects(order.value);
    if (!gone && waits && document.visibilityState === 'visible') {
      timer = setTimeout(() => void look(), pause);
      pause = Math.min(LONGEST_MILLISECONDS, pause * GROWS);
    }
  }

  /** Looks now, and often again: something has just been done. */
  function soon(): Promise<void> {
    pause = FIRST_MILLISECONDS;
    return look();
  }

  /** The order as an answer has just told it. */
  function heard(told: Order): void {
    order.value = told;
    void soon();
  }

  const seen = () => {
    if (document.visibilityState === 'visible') {
      void soon();
    }
  };
  onMounted(() => {
    document.addEventListener('visibilitychange', seen);
    void look();
  });
  onBeforeUnmount(() => {
    gone = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', seen);
  });

  return { order, missing, problem, soon, heard };
}
