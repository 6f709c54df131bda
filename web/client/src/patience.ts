import { Problem } from './problem/problem';

/** How long one waits for a server that is away for a moment. */
export interface Patience {
  /** How often a request is sent again; 0 for never. */
  readonly again: number;
  /** Waits so many milliseconds; a test passes its own. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Between 0 and 1; spreads the callers. */
  readonly chance: () => number;
}

export const PATIENT: Patience = {
  again: 3,
  wait: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  chance: Math.random,
};

/** Paths whose POST makes something new each time, so that it is not sent again by itself. */
const NOT_REPEATABLE = [
  /\/v1\/guests$/,
  /\/v1\/tokens$/,
  /\/v1\/sessions$/,
  /\/v1\/staff:(first|accept)$/,
  /\/invite$/,
];

/** Nobody is kept waiting longer than this before a request is sent again; milliseconds. */
const LONGEST = 5000;

/** How many milliseconds the server asks one to wait, if it says so. */
function askedFor(response: Response): number | undefined {
  const seconds = response.headers.get('Retry-After');
  return seconds !== null && /^\d+$/.test(seconds) ? Number(seconds) * 1000 : undefined;
}

/**
 * Whether the same request may be answered in a moment: the server is away (503), or has too much of this caller under way at once
 * (429, a second). Who has tried something too often is told to wait for longer than that, and is told so at once.
 */
function inAMoment(response: Response): boolean {
  return response.status === 503 || (response.status === 429 && (askedFor(response) ?? Infinity) <= LONGEST);
}

/**
 * `fetch`, but a request that may be repeated is sent again, unchanged, when the server is away, has too much of this caller under
 * way, or does not know how it ended: every id is the caller's own, so the same request twice does nothing twice, and 503
 * `journal/outcome-unknown` is settled by sending it again.
 * @throws Problem `network/unreachable` when no answer came in the end
 */
export function patient(fetch: (request: Request) => Promise<Response>, patience: Patience = PATIENT) {
  return async (request: Request): Promise<Response> => {
    const repeatable =
      request.method !== 'POST' || !NOT_REPEATABLE.some((path) => path.test(new URL(request.url).pathname));
    for (let attempt = 0; ; attempt++) {
      const last = !repeatable || attempt >= patience.again;
      let asked: number | undefined;
      try {
        const response = await fetch(request.clone());
        if (last || !inAMoment(response)) {
          return response;
        }
        asked = askedFor(response);
      } catch (cause) {
        if (request.signal.aborted) {
          throw cause;
        }
        if (last) {
          throw Problem.unreachable(cause);
        }
      }
      await patience.wait(Math.min(asked ?? 250 * 2 ** attempt, LONGEST) * (0.75 + patience.chance() / 2));
    }
  };
}
