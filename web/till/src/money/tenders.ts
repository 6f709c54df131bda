/** What is paid with at a till. */
export type TenderKind = 'CASH' | 'TEST';

/** A part of what is paid: what was handed over, in minor units. Of cash it may be more than is due. */
export interface Handed {
  readonly kind: TenderKind;
  readonly minor: bigint;
}

/** How a sale is paid: what counts towards the total, and what goes back out of the drawer. */
export interface Settlement {
  readonly due: bigint;
  readonly handed: readonly Handed[];
  /** Still to be paid; 0 when it is settled. */
  readonly open: bigint;
  readonly change: bigint;
  /** What the books are told: adds up to what is due once it is settled. */
  readonly tenders: readonly Handed[];
}

/**
 * Only cash gives change: what is handed over by other means beyond what is open is cut to it. Change is taken off the last
 * cash first, and a tender of nothing is not told.
 */
export function settle(due: bigint, handed: readonly Handed[]): Settlement {
  let open = due;
  const taken: Handed[] = [];
  for (const part of handed.filter(({ kind }) => kind !== 'CASH')) {
    const minor = part.minor < open ? part.minor : open;
    taken.push({ kind: part.kind, minor });
    open -= minor;
  }
  const cash = handed.reduce((sum, { kind, minor }) => (kind === 'CASH' ? sum + minor : sum), 0n);
  const kept = cash < open ? cash : open;
  taken.push({ kind: 'CASH', minor: kept });
  return {
    due,
    handed,
    open: open - kept,
    change: cash - kept,
    tenders: taken.filter(({ minor }) => minor > 0n),
  };
}

/** The notes and coins of a currency, in minor units, the largest first. */
const DENOMINATIONS: Readonly<Record<string, readonly bigint[]>> = {
  GBP: [5000n, 2000n, 1000n, 500n, 200n, 100n, 50n, 20n, 10n, 5n, 2n, 1n],
  EUR: [20000n, 10000n, 5000n, 2000n, 1000n, 500n, 200n, 100n, 50n, 20n, 10n, 5n, 2n, 1n],
  CNY: [10000n, 5000n, 2000n, 1000n, 500n, 100n, 50n, 10n],
  USD: [10000n, 5000n, 2000n, 1000n, 500n, 100n, 25n, 10n, 5n, 1n],
  JPY: [10000n, 5000n, 1000n, 500n, 100n, 50n, 10n, 5n, 1n],
};

/** What a drawer of that currency is counted by; powers of ten with their halves and fifths where we know no better. */
export function denominations(currency: string): readonly bigint[] {
  return DENOMINATIONS[currency] ?? [10000n, 5000n, 2000n, 1000n, 500n, 200n, 100n, 50n, 20n, 10n, 5n, 2n, 1n];
}

/**
 * What somebody is likely to hand over for an amount: the exact sum first, then the next sums that notes make, the smallest
 * first, at most `most` in all.
 */
export function quickSums(due: bigint, currency: string, most = 4): bigint[] {
  const sums = new Set<bigint>();
  for (const note of denominations(currency).filter((each) => each >= 500n || currency === 'JPY')) {
    sums.add(((due + note - 1n) / note) * note);
  }
  const more = [...sums].filter((sum) => sum > due).sort((a, b) => (a < b ? -1 : 1));
  return [due, ...more].slice(0, most);
}
