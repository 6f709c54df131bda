import { Problem } from '@oneshelf/client';
import type { Answered, Teller } from '../journal/outbox';

/** After so long without an answer the server counts as away. */
const PATIENCE = 15_000;
/** The Date header tells whole seconds. */
const CLOCK_FINENESS = 2000;

/** The server as this device knows it: asked with the till's token, and by its clock ours is corrected. */
export class Server {
  private offset: number;

  constructor(
    private readonly token: () => string | undefined,
    offset: number,
    private readonly clockMoved: (offset: number) => void = () => undefined,
    private readonly send: (path: string, init: RequestInit) => Promise<Response> = (path, init) => fetch(path, init),
    private readonly device: () => number = Date.now,
  ) {
    this.offset = offset;
  }

  /** Now, by the server's clock as far as it is known; milliseconds. */
  readonly clock = (): number => this.device() + this.offset;

  /** By how many milliseconds this device's clock is behind the server's. */
  get behind(): number {
    return this.offset;
  }

  /** What was known of that when the page was open last; it holds until the server says otherwise. */
  recall(behind: number): void {
    this.offset = behind;
  }

  /** Asks once. @throws Problem `network/unreachable` without an answer */
  async ask(method: string, path: string, body?: unknown): Promise<Response> {
    const token = this.token();
    let response: Response;
    try {
      response = await this.send(path, {
        method,
        credentials: 'omit',
        headers: {
          ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(PATIENCE),
      });
    } catch (cause) {
      throw Problem.unreachable(cause);
    }
    this.heard(response);
    return response;
  }

  /** The answer's body. @throws Problem when it is a refusal */
  async told<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await this.ask(method, path, body);
    const answered: unknown = await response.json().catch(() => undefined);
    if (!response.ok) {
      throw Problem.of(response, answered);
    }
    return answered as T;
  }

  /** Tells what happened at the till. */
  readonly tell: Teller = async ({ method, path, body }) => {
    let response: Response;
    try {
      response = await this.ask(method, path, body);
    } catch {
      return { ended: 'later' };
    }
    const serverTime = Date.parse(response.headers.get('Date') ?? '');
    return { ...(await answered(response)), ...(Number.isNaN(serverTime) ? {} : { serverTime }) };
  };

  /** Takes the server's clock from any answer of its. */
  heard(response: Response): void {
    const told = Date.parse(response.headers.get('Date') ?? '');
    if (Number.isNaN(told)) {
      return;
    }
    const offset = told - this.device();
    if (Math.abs(offset - this.offset) > CLOCK_FINENESS) {
      this.offset = Math.abs(offset) > CLOCK_FINENESS ? offset : 0;
      this.clockMoved(this.offset);
    }
  }
}

/** How an attempt ended, by the answer's status. */
async function answered(response: Response): Promise<Answered> {
  // Read whatever becomes of it: an answer that nobody reads keeps its connection, and a browser has six.
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) {
    return { ended: 'acknowledged' };
  }
  const seconds = Number(response.headers.get('Retry-After') ?? NaN);
  switch (response.status) {
    case 401:
      return { ended: 'unknown-till' };
    case 408:
    case 429:
    case 502:
    case 503:
    case 504:
      return { ended: 'later', ...(Number.isFinite(seconds) ? { afterSeconds: seconds } : {}) };
    default: {
      const problem = Problem.of(response, body);
      return {
        ended: 'refused',
        refused: {
          word: problem.word,
          detail: problem.detail,
          ...(problem.trace === undefined ? {} : { trace: problem.trace }),
        },
      };
    }
  }
}
