import { shiftOf, type Shift } from '../shift/shift';
import type { JournalRecord } from './entry';
import type { Journal, Refused, Unsent } from './journal';
import { isKnown, tellingOf, type Telling } from './telling';

/** How an attempt to tell the server ended. */
export type Answered =
  | { readonly ended: 'acknowledged' }
  /** The server cannot be reached or is busy: the same again, later. */
  | { readonly ended: 'later'; readonly afterSeconds?: number }
  /** The server no longer knows this till: nothing can be told until it is set up again. */
  | { readonly ended: 'unknown-till' }
  | { readonly ended: 'refused'; readonly refused: Refused };

/** Tells the server; answers how it ended and, when it said so, its clock in milliseconds. */
export type Teller = (telling: Telling) => Promise<Answered & { readonly serverTime?: number }>;

export interface OutboxState {
  /** `away`: the server could not be reached the last time. */
  readonly line: 'idle' | 'sending' | 'away' | 'unknown-till';
  readonly waiting: number;
  readonly refused: number;
}

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;
const AHEAD = 'access/occurred-ahead';

/**
 * Sends what the server has not acknowledged, in order, one at a time, each under the id it was written with, until it is
 * acknowledged. What is refused goes aside where people see it, and the next one follows; nothing is ever dropped.
 */
export class Outbox {
  private state: OutboxState = { line: 'idle', waiting: 0, refused: 0 };
  private asked = 0;
  private busy: Promise<number> | undefined;
  private failures = 0;

  constructor(
    private readonly journal: Journal,
    private readonly tell: Teller,
    private readonly changed: (state: OutboxState) => void = () => undefined,
    /** Between 0 and 1; spreads the tills of a store after an outage. */
    private readonly chance: () => number = Math.random,
  ) {}

  get now(): OutboxState {
    return this.state;
  }

  /**
   * Sends until nothing waits or the server is away. Answers after how many milliseconds to come again; 0 when there is
   * nothing to come again for. Called while it is at work it joins that work, which then looks once more: what was written
   * down a moment ago may have come after its last look.
   */
  step(): Promise<number> {
    this.asked += 1;
    this.busy ??= this.work().finally(() => {
      this.busy = undefined;
    });
    return this.busy;
  }

  /** Sends again what was refused, after somebody has put right what was wrong. */
  async again(n: number): Promise<void> {
    const unsent = (await this.journal.unsent()).find((each) => each.n === n);
    if (unsent !== undefined) {
      await this.journal.note({ n, state: 'waiting', attempts: unsent.attempts, ...dated(unsent) });
    }
  }

  private async work(): Promise<number> {
    for (;;) {
      const asked = this.asked;
      const unsent = await this.journal.unsent();
      const refused = unsent.filter(({ state }) => state === 'refused').length;
      const waiting = unsent.length - refused;
      if (waiting > 0) {
        this.become({ line: this.state.line === 'away' ? 'away' : 'sending', waiting, refused });
      }
      const next = await this.nextOf(unsent);
      if (next === undefined) {
        if (asked !== this.asked) {
          continue;
        }
        this.become({ line: 'idle', waiting, refused });
        return 0;
      }
      const record = await this.journal.record(next.n);
      const telling = record === undefined ? undefined : tellingOf(record, next.at, await this.shiftOf(record));
      if (telling === undefined) {
        await this.journal.acknowledged(next.n);
        continue;
      }
      const answered = await this.tell(telling);
      switch (answered.ended) {
        case 'acknowledged':
          this.failures = 0;
          this.become({ ...this.state, line: 'sending' });
          await this.journal.acknowledged(next.n);
          break;
        case 'refused':
          this.failures = 0;
          await this.journal.note(afterRefusal(next, answered.refused, answered.serverTime));
          break;
        case 'later':
          this.become({ ...this.state, line: 'away' });
          await this.journal.note({ ...next, attempts: next.attempts + 1 });
          return this.wait(answered.afterSeconds);
        case 'unknown-till':
          this.become({ ...this.state, line: 'unknown-till' });
          return LONGEST_WAIT;
      }
    }
  }

  /**
   * The first that waits. What happened to a drawer is told in its order: when one thing of a shift was refused, what came
   * after it waits until somebody has sent that again. A close that went ahead of a cash movement would leave it out for good.
   * What a later version of this page has written, and this one does not know, waits for that version.
   */
  private async nextOf(unsent: readonly Unsent[]): Promise<Unsent | undefined> {
    const heldShifts = new Set<number>();
    for (const each of unsent) {
      const record = await this.journal.record(each.n);
      const known = record === undefined || isKnown(record.entry);
      const shift = record !== undefined && (!known || isOfTheDrawer(record)) ? record.shift : undefined;
      if (each.state === 'refused' || !known) {
        if (shift !== undefined) {
          heldShifts.add(shift);
        }
      } else if (shift === undefined || !heldShifts.has(shift)) {
        return each;
      }
    }
    return undefined;
  }

  /** What the shift of a record of the drawer had come to with it. */
  private async shiftOf({ entry, shift, n }: JournalRecord): Promise<Shift | undefined> {
    return entry.kind === 'cash-moved' || entry.kind === 'shift-closed'
      ? shiftOf(await this.journal.after(shift - 1, n - shift + 1))
      : undefined;
  }

  private wait(asked: number | undefined): number {
    const backoff = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(this.failures, 10));
    this.failures += 1;
    const wait = asked === undefined ? backoff : Math.min(LONGEST_WAIT, Math.max(FIRST_WAIT, asked * 1000));
    return Math.round(wait * (0.75 + this.chance() / 2));
  }

  private become(next: OutboxState): void {
    this.state = next;
    this.changed(next);
  }
}

function isOfTheDrawer({ entry }: JournalRecord): boolean {
  return entry.kind === 'shift-opened' || entry.kind === 'cash-moved' || entry.kind === 'shift-closed';
}

/**
 * A sale whose time lies ahead of the server's clock is told again, once, with the server's time: this device's clock was
 * wrong. A refusal stored nothing, so the id is still free for the corrected words; they are noted before they are sent.
 */
function afterRefusal(unsent: Unsent, refused: Refused, serverTime: number | undefined): Unsent {
  if (refused.word === AHEAD && serverTime !== undefined && unsent.at === undefined) {
    return { n: unsent.n, state: 'waiting', attempts: unsent.attempts + 1, at: new Date(serverTime).toISOString() };
  }
  return { n: unsent.n, state: 'refused', attempts: unsent.attempts + 1, refused, ...dated(unsent) };
}

function dated(unsent: Unsent): { at?: string } {
  return unsent.at === undefined ? {} : { at: unsent.at };
}
