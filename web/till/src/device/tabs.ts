/** Who of the tabs of this browser has the till. */
export type Holding = 'waiting' | 'here' | 'elsewhere';

const LOCK = 'oneshelf-till';

/**
 * One tab has the till; the others say so and can take it over. Where the browser keeps no locks (a page that is not served
 * securely), the journal's pen alone decides: the tab that took it last writes.
 */
export class Tabs {
  private release: (() => void) | undefined;

  constructor(private readonly changed: (holding: Holding) => void) {}

  /** Asks for the till without taking it from anybody; waits for it in the background when another tab has it. */
  async ask(): Promise<void> {
    if (!('locks' in navigator)) {
      this.changed('here');
      return;
    }
    const free = await new Promise<boolean>((told) => {
      void this.hold({ ifAvailable: true }, told);
    });
    if (!free) {
      this.changed('elsewhere');
    }
  }

  /** Takes the till from whichever tab has it. */
  async takeOver(): Promise<void> {
    await new Promise<boolean>((told) => {
      void this.hold({ steal: true }, told);
    });
  }

  /** Gives the till up, so that another tab may have it. */
  letGo(): void {
    this.release?.();
  }

  private async hold(options: LockOptions, told: (held: boolean) => void): Promise<void> {
    try {
      await navigator.locks.request(LOCK, options, async (lock) => {
        told(lock !== null);
        if (lock === null) {
          return;
        }
        this.changed('here');
        await new Promise<void>((release) => {
          this.release = release;
        });
      });
    } catch (taken) {
      // Stolen: the other tab's cashier asked for it.
      if (taken instanceof DOMException && taken.name === 'AbortError') {
        this.changed('elsewhere');
        return;
      }
      throw taken;
    }
  }
}
