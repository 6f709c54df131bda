/** What rows are ordered by: figures by size (amounts as bigint), words as the reader's language orders them. */
export type SortKey = string | number | bigint | undefined;

/** One column of a KitTable; what stands in its cells is the slot of that name. */
export interface KitColumn<R> {
  /** The name of the slot. */
  readonly id: string;
  readonly title: string;
  /** The title is only read aloud: a column of buttons. */
  readonly unseen?: boolean;
  /** Figures, which stand under one another from the right. */
  readonly figure?: boolean;
  /** What the row is about; one column of a table is. */
  readonly head?: boolean;
  /** Rows can be ordered by it. Only where all of them are here: a part in order would say what is not so. */
  readonly sort?: (row: R) => SortKey;
  /** Classes of its cells besides. */
  readonly looks?: string | ((row: R) => string);
}

export interface Order {
  readonly column: string;
  readonly down: boolean;
}

/** What a press on a head does: up, down, and as it came. */
export function nextOrder(order: Order | undefined, column: string): Order | undefined {
  if (order?.column !== column) {
    return { column, down: false };
  }
  return order.down ? undefined : { column, down: true };
}

/** The rows in that order; equals stay as they came, and what has no value comes last. */
export function ordered<R>(
  rows: readonly R[],
  columns: readonly KitColumn<R>[],
  order: Order | undefined,
  language: string,
): readonly R[] {
  const key = columns.find((column) => column.id === order?.column)?.sort;
  if (order === undefined || key === undefined) {
    return rows;
  }
  const words = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const sign = order.down ? -1 : 1;
  return rows
    .map((row) => ({ row, key: key(row) }))
    .sort((one, other) => {
      if (one.key === undefined || other.key === undefined) {
        return Number(one.key === undefined) - Number(other.key === undefined);
      }
      if (typeof one.key === 'string' || typeof other.key === 'string') {
        return sign * words.compare(String(one.key), String(other.key));
      }
      return one.key === other.key ? 0 : one.key < other.key ? -sign : sign;
    })
    .map(({ row }) => row);
}

/** Which row is next for a key, of `count` rows from `at`; undefined where the key means nothing there. */
export function rowFor(key: string, at: number, count: number): number | undefined {
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 }[key];
  return to === undefined || to < 0 || to >= count || to === at ? undefined : to;
}
