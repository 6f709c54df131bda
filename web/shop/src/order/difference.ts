/** What is compared of an offer; the API tells more. */
export interface Shown {
  readonly offer: string;
  readonly total: { readonly amount: string; readonly currency: string };
  readonly lines: readonly {
    readonly sku: string;
    readonly quantity: number;
    readonly total: { readonly amount: string; readonly currency: string };
  }[];
  readonly groups: readonly { readonly location: string; readonly mode: string; readonly promiseSeconds: number }[];
}

/** One thing that is not as it was shown. */
export type Difference =
  | { readonly what: 'total'; readonly from: string; readonly to: string }
  | { readonly what: 'line'; readonly sku: string; readonly from: string; readonly to: string }
  | { readonly what: 'place'; readonly from: readonly string[]; readonly to: readonly string[] }
  | { readonly what: 'promise'; readonly from: number; readonly to: number }
  | { readonly what: 'tax' };

/** What changed between the offer that was shown and the one that holds now; empty when they are the same to a shopper. */
export function differences(shown: Shown, now: Shown): Difference[] {
  if (shown.offer === now.offer) {
    return [];
  }
  const found: Difference[] = [];
  if (shown.total.amount !== now.total.amount || shown.total.currency !== now.total.currency) {
    found.push({ what: 'total', from: shown.total.amount, to: now.total.amount });
  }
  shown.lines.forEach((line, at) => {
    const other = now.lines[at];
    if (other !== undefined && other.sku === line.sku && other.total.amount !== line.total.amount) {
      found.push({ what: 'line', sku: line.sku, from: line.total.amount, to: other.total.amount });
    }
  });
  const places = (offer: Shown) => offer.groups.map((group) => group.location);
  if (places(shown).join() !== places(now).join()) {
    found.push({ what: 'place', from: places(shown), to: places(now) });
  }
  const longest = (offer: Shown) => Math.max(0, ...offer.groups.map((group) => group.promiseSeconds));
  if (longest(shown) !== longest(now)) {
    found.push({ what: 'promise', from: longest(shown), to: longest(now) });
  }
  // The hash covers more than is compared here: what is left is how the tax within the total is split.
  return found.length > 0 ? found : [{ what: 'tax' }];
}
