import { Problem } from './problem/problem';

/** Somebody who works here, as the server knows them. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly role: string;
  /** The one store they work in; absent for people of the whole company. */
  readonly location?: string;
}

interface SessionBody {
  readonly person: Person;
  readonly csrf: string;
  readonly expiresAt: string;
}

export type SessionState =
  /** Nobody knows yet: the page has just been opened. */
  | { readonly state: 'unknown' }
  | { readonly state: 'signed-out'; readonly ended: boolean }
  | { readonly state: 'signed-in'; readonly person: Person; readonly expiresAt: string };

/** The session of somebody who works here: a cookie no script can read, and the secret that goes beside it. */
export interface Session {
  readonly now: SessionState;
  csrf(): string | undefined;
  /** Tells whenever the state has changed; the answer ends the telling. */
  onChange(listener: (state: SessionState) => void): () => void;
  /** Asks the server whether the cookie of this browser is still good. */
  resume(): Promise<SessionState>;
  signIn(name: string, password: string): Promise<void>;
  /** The first owner of new books, by the key of the printed link. */
  welcome(owner: { key: string; name: string; displayName: string; password: string }): Promise<void>;
  /** An invitation: the person chooses a password and is signed in. */
  accept(key: string, password: string): Promise<void>;
  changePassword(old: string, fresh: string): Promise<void>;
  signOut(): Promise<void>;
  /** The server said 401 to something: the session is over, whatever we thought. */
  over(): void;
}

/**
 * @param server the server; the one the page came from when left out
 * @param send `fetch`; a test passes its own
 */
export function startSession(
  server = '',
  send: (path: string, init: RequestInit) => Promise<Response> = (path, init) => fetch(path, init),
): Session {
  let state: SessionState = { state: 'unknown' };
  let secret: string | undefined;
  const listeners = new Set<(state: SessionState) => void>();

  function become(next: SessionState, csrf?: string): void {
    state = next;
    secret = csrf;
    listeners.forEach((listener) => listener(next));
  }

  async function ask(method: string, path: string, body?: unknown): Promise<Response> {
    const headers: Record<string, string> = {};
    if (body !== undefined) {
      headers['Content-Type'] = 'application/json';
    }
    if (method !== 'GET' && secret !== undefined) {
      headers['X-CSRF-Token'] = secret;
    }
    let response: Response;
    try {
      response = await send(server + path, {
        method,
        headers,
        credentials: 'same-origin',
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch (cause) {
      throw Problem.unreachable(cause);
    }
    if (!response.ok) {
      throw Problem.of(response, await response.json().catch(() => undefined));
    }
    return response;
  }

  async function enter(response: Response): Promise<void> {
    const body = (await response.json()) as SessionBody;
    become({ state: 'signed-in', person: body.person, expiresAt: body.expiresAt }, body.csrf);
  }

  return {
    get now() {
      return state;
    },
    csrf: () => secret,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async resume() {
      try {
        await enter(await ask('GET', '/v1/session'));
      } catch (thrown) {
        if (!(thrown instanceof Problem) || (thrown.status !== 401 && thrown.status !== 403 && thrown.status !== 404)) {
          throw thrown;
        }
        become({ state: 'signed-out', ended: false });
      }
      return state;
    },
    async signIn(name, password) {
      await enter(await ask('POST', '/v1/sessions', { name, password }));
    },
    async welcome(owner) {
      await enter(await ask('POST', '/v1/staff:first', { ...owner }));
    },
    async accept(key, password) {
      await enter(await ask('POST', '/v1/staff:accept', { key, password }));
    },
    async changePassword(old, fresh) {
      // All other sessions of the person end, and this one goes on with another secret.
      await enter(await ask('PUT', '/v1/session/password', { old, new: fresh }));
    },
    async signOut() {
      try {
        await ask('POST', '/v1/session/end');
      } finally {
        become({ state: 'signed-out', ended: false });
      }
    },
    over() {
      if (state.state === 'signed-in') {
        become({ state: 'signed-out', ended: true });
      }
    },
  };
}
