import { told, type Told } from './told';

/** One page of a list, and where the next one begins. */
export interface Page<T> {
  readonly rows: T[];
  /** The cursor of the next page; absent on the last. */
  readonly next?: string;
}

/** The cursor of the next page, from the answer's `Link` header (RFC 8288). */
export function nextCursor(headers: Headers): string | undefined {
  for (const link of (headers.get('Link') ?? '').split(/,\s*(?=<)/)) {
    const found = /^<([^>]*)>\s*;.*\brel="?next"?/.exec(link.trim());
    if (found?.[1] !== undefined) {
      return new URL(found[1], 'http://server').searchParams.get('cursor') ?? undefined;
    }
  }
  return undefined;
}

/**
 * Every row of a list, page after page, until it ends or `max` rows have come.
 * @param ask asks for the page at a cursor
 * @param rows takes the rows out of an answer
 */
export async function pages<B, T>(
  ask: (cursor: string | undefined) => Parameters<typeof told<B>>[0],
  rows: (body: B) => T[],
  max: number = Number.POSITIVE_INFINITY,
): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | undefined;
  do {
    const page: Told<B> = await told(ask(cursor));
    all.push(...rows(page.body));
    cursor = page.next;
  } while (cursor !== undefined && all.length < max);
  return all;
}
