// @vitest-environment happy-dom
import { Problem } from '@oneshelf/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApp, nextTick, ref } from 'vue';
import { FRESH, restOf, useFollowed, type Followed, type Placed } from './follow';

type Asked = {
  after: number | undefined;
  signal: AbortSignal;
  answer: (now: Placed) => void;
  refuse: (why: unknown) => void;
};

/** A board on a server that answers when the test says so. */
function board() {
  const asked: Asked[] = [];
  const paused = ref(false);
  let followed: Followed<Placed> | undefined;
  const app = createApp({
    setup() {
      followed = useFollowed<Placed>(
        (after, signal) => new Promise((answer, refuse) => asked.push({ after, signal, answer, refuse })),
        paused,
      );
      return () => null;
    },
  });
  app.mount(document.createElement('div'));
  const last = () => asked[asked.length - 1] ?? expect.fail('nothing was asked');
  return { asked, paused, app, last, followed: followed ?? expect.fail() };
}

async function answer(to: Asked, position: number, behind = false): Promise<void> {
  to.answer({ position, behind });
  await vi.advanceTimersByTimeAsync(0);
}

let hidden = false;
function look(away: boolean): void {
  hidden = away;
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  vi.useFakeTimers();
  hidden = false;
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a board that follows the journal', () => {
  it('asks at once, then for what comes after, one question at a time', async () => {
    const it = board();
    expect(it.asked.map((one) => one.after)).toEqual([undefined]);
    await answer(it.last(), 7);
    expect(it.followed.body.value?.position).toBe(7);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(it.asked.map((one) => one.after)).toEqual([undefined, 7]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(it.asked).toHaveLength(2);
    await answer(it.last(), 8);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(it.last().after).toBe(8);
    it.app.unmount();
  });

  it('looks every few seconds when the server does not wait', async () => {
    const it = board();
    await answer(it.last(), 7);
    for (let time = 0; time < 2; time++) {
      await vi.advanceTimersByTimeAsync(1_000);
      await answer(it.last(), 7);
    }
    expect(it.asked).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(4_900);
    expect(it.asked).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(100);
    expect(it.asked).toHaveLength(4);
    it.app.unmount();
  });

  it('stands still while nobody sees it, while it is paused, and after it was left', async () => {
    const it = board();
    await answer(it.last(), 7);
    await vi.advanceTimersByTimeAsync(1_000);
    const waiting = it.last();
    look(true);
    expect(waiting.signal.aborted).toBe(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(it.asked).toHaveLength(2);
    look(false);
    expect(it.asked.map((one) => one.after)).toEqual([undefined, 7, undefined]);
    it.paused.value = true;
    await nextTick();
    expect(it.last().signal.aborted).toBe(true);
    look(true);
    look(false);
    expect(it.asked).toHaveLength(3);
    it.paused.value = false;
    await nextTick();
    expect(it.asked).toHaveLength(4);
    it.app.unmount();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(it.last().signal.aborted).toBe(true);
    expect(it.asked).toHaveLength(4);
  });

  it('asks a server that fails less and less often, without waiting, and keeps what it knows', async () => {
    const it = board();
    await answer(it.last(), 7);
    await vi.advanceTimersByTimeAsync(1_000);
    it.last().refuse(Problem.unreachable(new TypeError('gone')));
    await vi.advanceTimersByTimeAsync(1_999);
    expect(it.followed.problem.value).toBeDefined();
    expect(it.followed.body.value?.position).toBe(7);
    expect(it.asked).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(it.last().after).toBeUndefined();
    await answer(it.last(), 9);
    expect(it.followed.problem.value).toBeUndefined();
    it.app.unmount();
  });

  it('is never silent for more than a minute', () => {
    const rests = [1, 2, 3, 4, 5, 6, 7, 99].map((times) => restOf({ ...FRESH, failed: times }));
    expect(rests).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  });
});
