import { describe, expect, it } from 'vitest';
import { unsentWith, withQuantity, type WantedLine } from './lines';
import { merged, type Kept, type Wanted } from './merged';

const asItIs = (lines: readonly WantedLine[]) => [...lines];
const basket = (...lines: [string, number][]): WantedLine[] => lines.map(([sku, quantity]) => ({ sku, quantity }));
const BOTH_SAW = basket(['COAT', 1], ['HAT', 1]);

/** What a device keeps that has changed one SKU of what both saw. */
function device(sku: string, quantity: number, more: Partial<Kept> = {}): Kept {
  const lines = withQuantity(BOTH_SAW, sku, quantity);
  return { basket: 'B', lines, way: { mode: 'SHIP' }, unsent: unsentWith([], BOTH_SAW, lines), ...more };
}

describe('a basket that two devices edit', () => {
  const there: Wanted = { lines: basket(['COAT', 3], ['TIE', 1]), way: { mode: 'PICKUP', location: 'L' } };

  it('has what both did: other quantities, what was put in and what was taken out', () => {
    expect(merged(there, device('SOCK', 2), 'B', asItIs).lines).toEqual(basket(['COAT', 3], ['TIE', 1], ['SOCK', 2]));
    expect(merged(there, device('HAT', 5), 'B', asItIs).lines).toEqual(basket(['COAT', 3], ['TIE', 1], ['HAT', 5]));
    expect(merged(there, device('HAT', 0), 'B', asItIs).lines).toEqual(basket(['COAT', 3], ['TIE', 1]));
  });

  it('has the last change of a SKU that both changed', () => {
    expect(merged(there, device('COAT', 2), 'B', asItIs).lines).toEqual(basket(['COAT', 2], ['TIE', 1]));
  });

  it('keeps the way that stands there, unless it was chosen here', () => {
    expect(merged(there, device('HAT', 5), 'B', asItIs).way).toEqual(there.way);
    expect(merged(there, device('HAT', 5, { wayUnsent: true }), 'B', asItIs).way).toEqual({ mode: 'SHIP' });
  });

  it('is the same when it is merged again', () => {
    const mine = device('HAT', 5);
    const once = merged(there, mine, 'B', asItIs);
    expect(merged(once, mine, 'B', asItIs)).toEqual(once);
  });

  it('is what is here when nothing stands there yet', () => {
    const mine = device('HAT', 5);
    expect(merged(undefined, mine, 'B', asItIs)).toEqual({ lines: mine.lines, way: mine.way });
    expect(merged(undefined, undefined, 'B', asItIs)).toEqual({ lines: [], way: { mode: 'SHIP' } });
  });

  it('takes the lines of a guest who ended along, and what stands in both once', () => {
    const mine: Kept = { basket: 'OLD', lines: basket(['COAT', 5], ['HAT', 1]), way: { mode: 'SHIP' } };
    expect(merged(there, mine, 'B', asItIs).lines).toEqual(basket(['COAT', 5], ['TIE', 1], ['HAT', 1]));
    expect(merged(there, { ...mine, lines: [] }, 'B', asItIs)).toEqual(there);
  });
});
