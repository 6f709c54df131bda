/** Draws figures that look thrown and are always the same for one seed. */
export interface Dice {
  /** A whole number from 0 to n - 1. */
  of(n: number): number;
  /** One of these. */
  one<T>(choices: readonly [T, ...T[]]): T;
  /** A figure between two. */
  between(from: number, to: number): number;
}

/** FNV-1a: a number of 32 bits from a text. */
export function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  }
  return sum >>> 0;
}

/** Mulberry32, seeded by a text. */
export function dice(seed: string): Dice {
  let state = hash(seed);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const of = (n: number) => Math.floor(next() * n);
  return {
    of,
    one: (choices) => choices[of(choices.length)] ?? choices[0],
    between: (from, to) => Math.round((from + next() * (to - from)) * 10) / 10,
  };
}
