/** ⌊minor·k/n⌋, also for what is owed the other way. */
export function floorShare(minor: bigint, k: bigint, n: bigint): bigint {
  const product = minor * k;
  const quotient = product / n;
  return product % n !== 0n && product < 0n ? quotient - 1n : quotient;
}

/** minor·quantity/per, rounded once, half up: what a quantity costs when this is the price of `per` base units. */
export function priceOf(minor: bigint, quantity: bigint, per: bigint): bigint {
  return (minor * quantity * 2n + per) / (per * 2n);
}

/** Units treated alike: of n units that cost T together, the first k carry ⌊T·k/n⌋. */
export interface Run {
  readonly quantity: bigint;
  readonly total: bigint;
}

/** What `count` units of a line carry, after `passed` of them have come back: the same figure the server refunds. */
export function refundOf(runs: readonly Run[], passed: bigint, count: bigint): bigint {
  return upTo(runs, passed + count) - upTo(runs, passed);
}

function upTo(runs: readonly Run[], units: bigint): bigint {
  let sum = 0n;
  let left = units;
  for (const run of runs) {
    const of = left < run.quantity ? left : run.quantity;
    sum += floorShare(run.total, of, run.quantity);
    left -= of;
  }
  if (left > 0n) {
    throw new RangeError(`the line has fewer than ${units} units`);
  }
  return sum;
}
