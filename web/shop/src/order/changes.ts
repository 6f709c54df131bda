/** What a line of the basket looked like. */
export interface SeenLine {
  readonly sku: string;
  /** The price of `per` base units in minor units; absent when it had none. */
  readonly price?: string;
  readonly per?: number;
  readonly currency?: string;
  /** How many there were for the chosen way, over all places. */
  readonly available: number;
  readonly quantity: number;
}

/** Something the shopper is told when they come back to their basket. */
export type Change =
  | {
      readonly what: 'dearer' | 'cheaper';
      readonly sku: string;
      readonly from: string;
      readonly to: string;
      readonly currency: string;
    }
  | { readonly what: 'gone'; readonly sku: string }
  | { readonly what: 'fewer'; readonly sku: string; readonly available: number }
  | { readonly what: 'back'; readonly sku: string }
  | { readonly what: 'unpriced'; readonly sku: string };

/**
 * What became of the lines since they were seen last. A quantity that was and is enough is nobody's concern; only what
 * matters to this basket is told.
 */
export function changesSince(seen: readonly SeenLine[], now: readonly SeenLine[]): Change[] {
  return now.flatMap((line): Change[] => {
    const before = seen.find((one) => one.sku === line.sku);
    return before === undefined ? [] : [...priceChange(before, line), ...stockChange(before, line)];
  });
}

function priceChange(before: SeenLine, line: SeenLine): Change[] {
  if (line.price === undefined || line.currency === undefined) {
    return before.price === undefined ? [] : [{ what: 'unpriced', sku: line.sku }];
  }
  if (before.price === undefined || before.currency !== line.currency) {
    return [];
  }
  // Compared as fractions, so that 500 for 100 g is 5 for 1 g.
  const was = BigInt(before.price) * BigInt(line.per ?? 1);
  const is = BigInt(line.price) * BigInt(before.per ?? 1);
  return was === is
    ? []
    : [
        {
          what: is > was ? 'dearer' : 'cheaper',
          sku: line.sku,
          from: before.price,
          to: line.price,
          currency: line.currency,
        },
      ];
}

function stockChange(before: SeenLine, line: SeenLine): Change[] {
  const wasEnough = before.available >= before.quantity;
  const isEnough = line.available >= line.quantity;
  if (isEnough) {
    return wasEnough ? [] : [{ what: 'back', sku: line.sku }];
  }
  if (!wasEnough && before.available === line.available) {
    return [];
  }
  return line.available === 0
    ? [{ what: 'gone', sku: line.sku }]
    : [{ what: 'fewer', sku: line.sku, available: line.available }];
}
