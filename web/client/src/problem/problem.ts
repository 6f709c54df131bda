/** A field of a request that was malformed, and what is wrong with it. */
export interface BadField {
  readonly field: string;
  readonly detail: string;
}

/** A shelf that has less than was asked of it. */
export interface ShortLine {
  readonly sku: string;
  readonly location: string;
  readonly wanted: number;
  readonly available: number;
}

const PREFIX = 'https://oneshelf.io/problems/';

/**
 * A refusal as the API tells it (RFC 9457), or what stands in for it when no answer came: {@link word} is
 * `{module}/{word}`, for example `stock/shortfall`; `network/unreachable` when the server could not be reached.
 */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly word: string,
    /** The HTTP status; 0 when there was no answer. */
    readonly status: number,
    /** What the server says of it, in English. */
    readonly detail: string,
    /** The refusal's own fields. */
    readonly fields: Readonly<Record<string, unknown>> = {},
    /** Seconds after which to try again. */
    readonly retryAfter?: number,
  ) {
    super(`${word}: ${detail}`);
  }

  /** By this the server's log is searched. */
  get trace(): string | undefined {
    return text(this.fields['traceId']);
  }

  /** The fields that were malformed; empty for other problems. */
  get badFields(): BadField[] {
    return list(this.fields['errors']).flatMap((item) => {
      const field = text(item['field']);
      return field === undefined ? [] : [{ field, detail: text(item['detail']) ?? '' }];
    });
  }

  /** The shelves that have too little; empty for other problems. */
  get shortLines(): ShortLine[] {
    return list(this.fields['lines']).flatMap((item) => {
      const { sku, location, wanted, available } = item;
      return typeof sku === 'string' &&
        typeof location === 'string' &&
        typeof wanted === 'number' &&
        typeof available === 'number'
        ? [{ sku, location, wanted, available }]
        : [];
    });
  }

  /** Whether the same request with the same id may succeed a little later, without anybody changing anything. */
  get passing(): boolean {
    return this.status === 0 || this.status === 503 || this.status === 429;
  }

  /** The problem in an answer that is not a success. */
  static of(response: Response, body: unknown): Problem {
    const fields = isRecord(body) ? body : {};
    const type = text(fields['type']) ?? '';
    const seconds = Number(response.headers.get('Retry-After') ?? NaN);
    return new Problem(
      type.startsWith(PREFIX) ? type.slice(PREFIX.length) : `http/${response.status}`,
      response.status,
      text(fields['detail']) ?? text(fields['title']) ?? response.statusText,
      fields,
      Number.isFinite(seconds) ? seconds : undefined,
    );
  }

  /** No answer came. */
  static unreachable(cause: unknown): Problem {
    return new Problem('network/unreachable', 0, cause instanceof Error ? cause.message : String(cause));
  }
}

export function isProblem(thrown: unknown): thrown is Problem {
  return thrown instanceof Problem;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function list(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
