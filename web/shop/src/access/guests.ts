/** A shopper who has not signed in: what shows to the server that it is the same one, and until when. */
export interface Guest {
  readonly token: string;
  readonly expiresAt: string;
  /** The basket that goes with it. */
  readonly basket: string;
}

/** What {@link Guests} leans on; a test passes its own. */
export interface GuestsFrom {
  /** Asks the server for a new guest. */
  ask(): Promise<Response>;
  newId(): string;
  load(): Guest | undefined;
  save(guest: Guest | undefined): void;
  now(): number;
  wait(milliseconds: number): Promise<void>;
  /** Told when a guest must wait, until when; undefined when it is over. */
  waiting(until: number | undefined): void;
}

export interface Guests {
  /** The guest of this browser; made when there is none, or the one there was has come to its end. */
  present(): Promise<Guest>;
  /** That one's token is no longer good. */
  ended(guest: Guest): void;
  /** Goes on as a guest who came from another device. */
  become(guest: Guest): void;
}

/** A guest is renewed this long before it ends, so that none ends in the middle of an order. */
const MARGIN_MILLISECONDS = 3_600_000;
const WAIT_SECONDS = 60;

export function guests(from: GuestsFrom): Guests {
  let asking: Promise<Guest> | undefined;

  async function ask(): Promise<Guest> {
    for (;;) {
      const response = await from.ask();
      if (response.status === 429 || response.status === 503) {
        const seconds = Number(response.headers.get('Retry-After') ?? NaN);
        const until = from.now() + Math.min(WAIT_SECONDS, seconds > 0 ? seconds : 2) * 1000;
        from.waiting(until);
        await from.wait(until - from.now());
        from.waiting(undefined);
        continue;
      }
      if (!response.ok) {
        throw new Error(`no guest: ${response.status}`);
      }
      const body = (await response.json()) as { token: string; expiresAt: string };
      const guest = { token: body.token, expiresAt: body.expiresAt, basket: from.newId() };
      from.save(guest);
      return guest;
    }
  }

  return {
    present() {
      // Asked each time, since another tab may have become another guest.
      const guest = from.load();
      if (guest !== undefined && Date.parse(guest.expiresAt) - MARGIN_MILLISECONDS > from.now()) {
        return Promise.resolve(guest);
      }
      asking ??= ask().finally(() => (asking = undefined));
      return asking;
    },
    ended(guest) {
      if (from.load()?.token === guest.token) {
        from.save(undefined);
      }
    },
    become(guest) {
      from.save(guest);
    },
  };
}
