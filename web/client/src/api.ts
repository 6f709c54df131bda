import createClient, { type Client } from 'openapi-fetch';
import type { paths } from '../generated/api';
import { PATIENT, patient, type Patience } from './patience';
import { Problem } from './problem/problem';

export type Api = Client<paths>;

export interface ApiOptions {
  /** The server; the one the page came from when left out. */
  readonly server?: string;
  /** The caller's token, for tills and guests; asked for at each request. Wins over the cookie of a session. */
  readonly token?: () => string | undefined;
  /** The secret of the session, which every request that changes something must carry beside the cookie. */
  readonly csrf?: () => string | undefined;
  /** Told of every 401: the session or token is no longer good. */
  readonly signedOut?: () => void;
  /**
   * Told when the server has refused the secret of the session: another window has signed in anew. The request is not sent
   * again by itself, because who is signed in may be somebody else by now.
   */
  readonly otherSession?: () => void;
  readonly patience?: Patience;
  /** `fetch`; a test passes its own. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** The API, typed by the server's own OpenAPI document. Use with {@link told}, which throws a Problem on a refusal. */
export function createApi(options: ApiOptions = {}): Api {
  const send = options.fetch ?? ((request: Request) => globalThis.fetch(request));
  const api = createClient<paths>({
    ...(options.server === undefined ? {} : { baseUrl: options.server }),
    credentials: 'same-origin',
    // A parameter that may be repeated is repeated (sku=A&sku=B), as the API reads it.
    querySerializer: { array: { style: 'form', explode: true } },
    fetch: patient(send, options.patience ?? PATIENT),
  });
  api.use({
    onRequest({ request }) {
      const token = options.token?.();
      const csrf = options.csrf?.();
      if (token !== undefined) {
        request.headers.set('Authorization', `Bearer ${token}`);
      } else if (csrf !== undefined && request.method !== 'GET' && request.method !== 'HEAD') {
        request.headers.set('X-CSRF-Token', csrf);
      }
      return request;
    },
    async onResponse({ response }) {
      if (response.status === 401) {
        options.signedOut?.();
      } else if (response.status === 403 && options.otherSession !== undefined) {
        const body: unknown = await response
          .clone()
          .json()
          .catch(() => undefined);
        if (Problem.of(response, body).word === 'access/csrf') {
          options.otherSession();
        }
      }
      return response;
    },
  });
  return api;
}
