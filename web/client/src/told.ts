import { nextCursor } from './paging';
import { Problem } from './problem/problem';

/** What the server told: the body, and what its headers say of it. */
export interface Told<T> {
  readonly body: T;
  readonly status: number;
  /** For If-Match, when the thing is edited. */
  readonly etag?: string;
  /** The cursor of the next page. */
  readonly next?: string;
}

/**
 * The answer of a call of {@link Api}, or the {@link Problem} thrown:
 * `const { body } = await told(api.GET('/v1/locations'))`.
 */
export async function told<T>(
  answer: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<Told<NonNullable<T>>> {
  const { data, error, response } = await answer;
  if (!response.ok || data === undefined || data === null) {
    throw Problem.of(response, error);
  }
  const etag = response.headers.get('ETag') ?? undefined;
  const next = nextCursor(response.headers);
  return {
    body: data,
    status: response.status,
    ...(etag === undefined ? {} : { etag }),
    ...(next === undefined ? {} : { next }),
  };
}
