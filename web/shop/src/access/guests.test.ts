import { describe, expect, it } from 'vitest';
import { guests, type Guest } from './guests';

const HOUR = 3_600_000;

function browser(...answers: Response[]) {
  let saved: Guest | undefined;
  const told: (number | undefined)[] = [];
  const waits: number[] = [];
  let asked = 0;
  let clock = 1_000_000;
  return {
    guests: guests({
      ask: () => {
        asked++;
        return Promise.resolve(answers.shift() ?? new Response(null, { status: 500 }));
      },
      newId: () => `basket-${asked}`,
      load: () => saved,
      save: (guest) => (saved = guest),
      now: () => clock,
      wait: (milliseconds) => {
        waits.push(milliseconds);
        clock += milliseconds;
        return Promise.resolve();
      },
      waiting: (until) => told.push(until),
    }),
    asked: () => asked,
    saved: () => saved,
    pass: (milliseconds: number) => (clock += milliseconds),
    told,
    waits,
  };
}

const guest = (token: string, hours: number) =>
  Response.json({ token, expiresAt: new Date(1_000_000 + hours * HOUR).toISOString() }, { status: 201 });

describe('a guest', () => {
  it('is made once, however many ask at the same moment, and kept', async () => {
    const it = browser(guest('A', 24));
    const all = await Promise.all([it.guests.present(), it.guests.present(), it.guests.present()]);
    expect(all.map((one) => one.token)).toEqual(['A', 'A', 'A']);
    expect((await it.guests.present()).token).toBe('A');
    expect(it.asked()).toBe(1);
  });

  it('is made anew before the old one ends', async () => {
    const it = browser(guest('A', 24), guest('B', 48));
    await it.guests.present();
    it.pass(23.5 * HOUR);
    expect((await it.guests.present()).token).toBe('B');
  });

  it('is made anew when the server no longer knows the old one, once', async () => {
    const it = browser(guest('A', 24), guest('B', 24));
    const old = await it.guests.present();
    it.guests.ended(old);
    const fresh = await it.guests.present();
    it.guests.ended(old);
    expect([fresh.token, it.saved()?.token]).toEqual(['B', 'B']);
  });

  it('waits as long as it is told when there are too many', async () => {
    const it = browser(new Response(null, { status: 429, headers: { 'Retry-After': '7' } }), guest('A', 24));
    expect((await it.guests.present()).token).toBe('A');
    expect(it.waits).toEqual([7000]);
    expect(it.told).toEqual([1_007_000, undefined]);
  });

  it('is none when the server says no, and may be asked for again', async () => {
    const it = browser(new Response(null, { status: 404 }), guest('A', 24));
    await expect(it.guests.present()).rejects.toThrow();
    expect((await it.guests.present()).token).toBe('A');
  });
});
