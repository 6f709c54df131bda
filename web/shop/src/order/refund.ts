/** Units of a line treated alike, as the API tells them: integer minor units as strings. */
export interface Run {
  readonly quantity: number;
  readonly total: { readonly amount: string; readonly currency: string };
}

/** What the first `units` of a line carry: of a run of n units with total T, the first k carry ⌊T·k/n⌋. */
export function carried(runs: readonly Run[], units: number): bigint {
  let left = BigInt(units);
  let sum = 0n;
  for (const run of runs) {
    const n = BigInt(run.quantity);
    const k = left < n ? left : n;
    if (n > 0n) {
      sum += (BigInt(run.total.amount) * k) / n;
    }
    left -= k;
  }
  return sum;
}

/**
 * What goes back when so many more units of a line come back: the difference of two figures of the frozen line, so that any
 * sequence of returns ends at exactly what was paid. The server refunds the same figure, by the same rule.
 */
export function refundOf(runs: readonly Run[], returned: number, more: number): bigint {
  return carried(runs, returned + more) - carried(runs, returned);
}
