import { isProblem, Problem } from '@oneshelf/client';
import { computed, ref, shallowRef, watch, type Ref } from 'vue';
import { useFewer } from '../frame/fewer';
import { lookUpPrices } from '../pricing/prices';
import { PAGE, PAGE_OF_FEWER, products, type Product } from './products';

interface Kept {
  readonly products: Product[];
  readonly next: string | undefined;
  readonly at: number;
}

/** Lists as they were left, so that going back finds the same place. */
const left = new Map<string, Kept>();
const LEFT_MILLISECONDS = 300_000;
const LEFT_MOST = 12;

/** A list of products that grows page by page; asked anew when what is asked changes. */
export function useListed(asked: Ref<{ words?: string; category?: string } | undefined>) {
  const listed = shallowRef<Product[]>([]);
  const next = ref<string>();
  const state = ref<'idle' | 'first' | 'more' | 'ready'>('idle');
  const problem = shallowRef<Problem>();
  let turn = 0;

  const fewer = useFewer();
  const limit = computed(() => (fewer.value ? PAGE_OF_FEWER : PAGE));
  const key = () => JSON.stringify([asked.value, limit.value]);

  async function page(cursor?: string): Promise<void> {
    const now = asked.value;
    if (now === undefined) {
      return;
    }
    const mine = ++turn;
    state.value = cursor === undefined ? 'first' : 'more';
    problem.value = undefined;
    try {
      const found = await products({ ...now, cursor, limit: limit.value });
      // Something else was asked meanwhile: this answer is to a question nobody has any more.
      if (mine !== turn) {
        return;
      }
      listed.value = cursor === undefined ? found.products : [...listed.value, ...found.products];
      next.value = found.next;
      state.value = 'ready';
      left.delete(key());
      left.set(key(), { products: listed.value, next: found.next, at: Date.now() });
      for (const oldest of [...left.keys()].slice(0, Math.max(0, left.size - LEFT_MOST))) {
        left.delete(oldest);
      }
      await lookUpPrices(found.products.flatMap((product) => product.skus.slice(0, 1).map((sku) => sku.code)));
    } catch (thrown) {
      if (mine === turn) {
        problem.value = isProblem(thrown) ? thrown : Problem.unreachable(thrown);
        state.value = 'ready';
      }
    }
  }

  watch(
    () => key(),
    () => {
      turn++;
      problem.value = undefined;
      const before = left.get(key());
      if (before !== undefined && Date.now() - before.at < LEFT_MILLISECONDS) {
        listed.value = before.products;
        next.value = before.next;
        state.value = 'ready';
        void lookUpPrices(before.products.flatMap((product) => product.skus.slice(0, 1).map((sku) => sku.code))).catch(
          () => undefined,
        );
      } else if (asked.value === undefined) {
        listed.value = [];
        next.value = undefined;
        state.value = 'idle';
      } else {
        void page();
      }
    },
    { immediate: true },
  );

  return {
    listed,
    next,
    state,
    problem,
    again: () => page(listed.value.length === 0 ? undefined : next.value),
    more: () => (next.value === undefined || state.value !== 'ready' ? Promise.resolve() : page(next.value)),
  };
}
