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
/** Some scanners wake with their first sign and need a moment for the others; a person reaches no trigger so soon. */
const FIRST_APART_MAX = 150;

/** A burst as it was heard. */
export interface Heard {
  readonly text: string;
  /** The one sign that came alone within 150 ms before it; empty when there was none. */
  readonly lead: string;
}

/**
 * What was scanned: a sign that came alone shortly before belongs to it where the field held that sign and nothing else.
 * @param held what stood in the field before the burst
 */
export function wholeOf({ text, lead }: Heard, held: string): string {
  return lead !== '' && held === lead ? lead + text : text;
}

/**
 * Tells a scanner that behaves as a keyboard from a person at one: a burst of at least four signs, each at most 35 ms after
 * the one before, ended by Enter or Tab.
 */
export class Wedge {
  private signs = '';
  private lead = '';
  private last = Number.NEGATIVE_INFINITY;

  /** How many signs of a burst have come; from two on they are likely a scanner's. */
  get pending(): number {
    return this.signs.length;
  }

  /** Takes a key; answers what was scanned when this key ends a burst. */
  take({ key, ctrl, at }: Keystroke): Heard | undefined {
    const together = at - this.last <= APART_MAX;
    if (key === 'Enter' || key === 'Tab') {
      const heard = together && this.signs.length >= SIGNS_MIN ? { text: this.signs, lead: this.lead } : undefined;
      this.forget();
      return heard;
    }
    const sign = signOf(key, ctrl);
    if (sign === undefined) {
      // A shift pressed by the scanner for a capital letter is part of the burst; any other key is a person's.
      if (key !== 'Shift') {
        this.forget();
      }
      return undefined;
    }
    if (together) {
      this.signs += sign;
    } else {
      // Of two signs alone in a row a person typed at least the first, and then the second, too.
      const alone = this.signs.length === 1 && this.lead === '' && at - this.last <= FIRST_APART_MAX;
      this.lead = alone ? this.signs : '';
      this.signs = sign;
    }
    this.last = at;
    return undefined;
  }

  forget(): void {
    this.signs = '';
    this.lead = '';
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
