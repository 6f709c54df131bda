import { FNC1 } from './gs1';

/** A key as far as it matters to tell a scanner from a person. */
export interface Keystroke {
  readonly key: string;
  readonly ctrl: boolean;
  /** Milliseconds on any clock that only goes forward. */
  readonly at: number;
}

/** Scanners send a sign every few milliseconds; the fastest typist needs forty. */
const APART_MAX = 35;
const SIGNS_MIN = 4;

/**
 * Tells a scanner that behaves as a keyboard from a person at one: a burst of at least four signs, each at most 35 ms after
 * the one before, ended by Enter or Tab.
 */
export class Wedge {
  private signs = '';
  private last = Number.NEGATIVE_INFINITY;

  /** How many signs of a burst have come; from two on they are likely a scanner's. */
  get pending(): number {
    return this.signs.length;
  }

  /** Takes a key; answers what was scanned when this key ends a burst. */
  take({ key, ctrl, at }: Keystroke): string | undefined {
    const together = at - this.last <= APART_MAX;
    if (key === 'Enter' || key === 'Tab') {
      const scanned = together && this.signs.length >= SIGNS_MIN ? this.signs : undefined;
      this.forget();
      return scanned;
    }
    const sign = signOf(key, ctrl);
    if (sign === undefined) {
      // A shift pressed by the scanner for a capital letter is part of the burst; any other key is a person's.
      if (key !== 'Shift') {
        this.forget();
      }
      return undefined;
    }
    this.signs = together ? this.signs + sign : sign;
    this.last = at;
    return undefined;
  }

  forget(): void {
    this.signs = '';
    this.last = Number.NEGATIVE_INFINITY;
  }
}

/** The separator of GS1 comes as the control sign itself, as Ctrl+] or as F8, by the scanner's make. */
function signOf(key: string, ctrl: boolean): string | undefined {
  if (key === FNC1 || key === 'F8' || (ctrl && key === ']')) {
    return FNC1;
  }
  return key.length === 1 && !ctrl ? key : undefined;
}
