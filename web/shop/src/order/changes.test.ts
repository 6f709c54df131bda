import { describe, expect, it } from 'vitest';
import { changesSince, type SeenLine } from './changes';

const line = (more: Partial<SeenLine> = {}): SeenLine => ({
  sku: 'HAT',
  price: '1000',
  per: 1,
  currency: 'GBP',
  available: 9,
  quantity: 2,
  ...more,
});

describe('what is told of a basket that was left alone', () => {
  it.each<[string, SeenLine, SeenLine, object[]]>([
    ['nothing when nothing changed', line(), line(), []],
    ['nothing when there are fewer, and still enough', line(), line({ available: 2 }), []],
    ['a higher price', line(), line({ price: '1200' }), [{ what: 'dearer', from: '1000', to: '1200' }]],
    ['a lower price', line(), line({ price: '900' }), [{ what: 'cheaper', from: '1000', to: '900' }]],
    ['nothing when it is the same price of more units', line(), line({ price: '100000', per: 100 }), []],
    ['that it has no price any more', line(), { sku: 'HAT', available: 9, quantity: 2 }, [{ what: 'unpriced' }]],
    ['that it is gone', line(), line({ available: 0 }), [{ what: 'gone' }]],
    ['that there are too few', line(), line({ available: 1 }), [{ what: 'fewer', available: 1 }]],
    ['once only', line({ available: 1 }), line({ available: 1 }), []],
    ['that it is there again', line({ available: 0 }), line(), [{ what: 'back' }]],
    ['price and stock together', line(), line({ price: '1', available: 0 }), [{ what: 'cheaper' }, { what: 'gone' }]],
  ])('%s', (_, before, now, told) => {
    expect(changesSince([before], [now])).toMatchObject(told);
    expect(changesSince([before], [now])).toHaveLength(told.length);
  });

  it('says nothing of a line that is new', () => {
    expect(changesSince([], [line({ available: 0 })])).toEqual([]);
  });
});
