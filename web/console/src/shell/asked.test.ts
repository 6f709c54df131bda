import { Problem } from '@oneshelf/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useFollowing } from './asked';

/** What is chosen, and a server that answers each question when it is told to. */
function desk() {
  let chosen = '';
  const open = new Map<string, { answer: (with_: string) => void; refuse: (why: unknown) => void }>();
  const asked: string[] = [];
  const following = useFollowing((signal) => {
    const mine = chosen;
    asked.push(mine);
    return new Promise<string>((answer, refuse) => {
      open.set(mine, { answer, refuse });
      signal.addEventListener('abort', () => asked.push(`${mine} left`));
    });
  });
  return {
    following,
    asked,
    choose: (next: string, pause?: number) => {
      chosen = next;
      void following.ask(pause);
    },
    on: (question: string) => {
      const one = open.get(question);
      if (one === undefined) {
        throw new Error(`${question} was not asked`);
      }
      return one;
    },
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what follows from a choice', () => {
  it('is asked for once, when whoever types has paused', async () => {
    const { following, asked, choose, on } = desk();
    for (const typed of ['2', '20', '203', '2031']) {
      choose(typed, 300);
      await vi.advanceTimersByTimeAsync(200);
    }
    expect(asked).toEqual([]);
    expect(following.busy.value).toBe(true);
    await vi.advanceTimersByTimeAsync(100);
    expect(asked).toEqual(['2031']);
    on('2031').answer('found');
    await vi.advanceTimersByTimeAsync(0);
    expect([following.body.value, following.busy.value]).toEqual(['found', false]);
  });

  it('is not overwritten by an answer to an earlier choice, and that one is called off', async () => {
    const { following, asked, choose, on } = desk();
    choose('first');
    await vi.advanceTimersByTimeAsync(0);
    choose('second');
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toEqual(['first', 'first left', 'second']);
    on('first').answer('of the first');
    await vi.advanceTimersByTimeAsync(0);
    expect([following.body.value, following.busy.value]).toEqual([undefined, true]);
    on('second').answer('of the second');
    await vi.advanceTimersByTimeAsync(0);
    expect([following.body.value, following.busy.value]).toEqual(['of the second', false]);
  });

  it('tells of a refusal, unless it is of an earlier choice', async () => {
    const { following, choose, on } = desk();
    choose('first');
    await vi.advanceTimersByTimeAsync(0);
    choose('second');
    await vi.advanceTimersByTimeAsync(0);
    on('first').refuse(new Problem('journal/overloaded', 503, 'busy'));
    await vi.advanceTimersByTimeAsync(0);
    expect(following.problem.value).toBeUndefined();
    on('second').refuse(new Problem('request/not-found', 404, 'gone'));
    await vi.advanceTimersByTimeAsync(0);
    expect(following.problem.value?.word).toBe('request/not-found');
    expect(following.busy.value).toBe(false);
  });

  it('is left when nothing is chosen any more', async () => {
    const { following, asked, choose } = desk();
    choose('first', 300);
    following.leave();
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked).toEqual([]);
    expect(following.busy.value).toBe(false);
  });
});
