// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApp } from 'vue';
import type { Order } from './orders';
import { useWatched } from './watched';

interface Asked {
  readonly answer: (order: Order) => void;
  readonly refuse: (why: unknown) => void;
}

const order = (state: Order['state']) => ({ id: 'one', state }) as Order;

/** A page that waits for an order to be paid, on a server that answers when the test says so. */
function page() {
  const asked: Asked[] = [];
  let watched: ReturnType<typeof useWatched> | undefined;
  const app = createApp({
    setup() {
      watched = useWatched(
        () => new Promise((answer, refuse) => asked.push({ answer, refuse })),
        (one) => one.state === 'AWAITING_PAYMENT',
      );
      return () => null;
    },
  });
  app.mount(document.createElement('div'));
  const at = (n: number) => asked[n] ?? expect.fail(`there is no look ${n}`);
  return { asked, at, app, watched: watched ?? expect.fail() };
}

const heard = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('an order that is looked at again and again', () => {
  it('is asked for at once, and again as long as something is to be expected', async () => {
    const { asked, at, watched } = page();
    at(0).answer(order('AWAITING_PAYMENT'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveLength(2);
    at(1).answer(order('PLACED'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(2);
    expect(watched.order.value?.state).toBe('PLACED');
  });

  it('stays as what was done to it has told, though a look from before is answered afterwards', async () => {
    const { at, watched } = page();
    at(0).answer(order('PLACED'));
    await heard();
    void watched.soon();
    watched.heard(order('CANCELLED'));
    at(2).answer(order('CANCELLED'));
    await heard();
    at(1).answer(order('PLACED'));
    await heard();
    expect(watched.order.value?.state).toBe('CANCELLED');
  });

  it('forgets why an earlier look failed, and is looked at by one question at a time', async () => {
    const { asked, at, watched } = page();
    at(0).answer(order('AWAITING_PAYMENT'));
    await heard();
    void watched.soon();
    void watched.soon();
    at(2).answer(order('AWAITING_PAYMENT'));
    await heard();
    at(1).refuse(new TypeError('away'));
    await heard();
    expect(watched.problem.value).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveLength(4);
  });
});
