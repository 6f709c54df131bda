import { describe, expect, it } from 'vitest';
import { EVERYTHING, readViews, same } from './views';

const view = { id: '1', name: 'Web, unpaid', filter: { ...EVERYTHING, state: 'AWAITING_PAYMENT', channel: 'web' } };

describe('views kept in the browser', () => {
  it('come back as they were', () => {
    expect(readViews(JSON.stringify([view]))).toEqual([view]);
  });

  it('come back with all there is to filter by now', () => {
    const before = { ...view, filter: { state: 'AWAITING_PAYMENT', channel: 'web', location: '' } };
    expect(readViews(JSON.stringify([before]))).toEqual([view]);
  });

  it.each([null, '', 'nonsense', '{}', '[1, null, {"id": "1"}]', '[{"id":"1","name":"x","filter":{"state":1}}]'])(
    'that are none (%s) are left out',
    (kept) => {
      expect(readViews(kept)).toEqual([]);
    },
  );

  it('are the same when all of them is', () => {
    expect(same(EVERYTHING, { ...EVERYTHING })).toBe(true);
    expect(same(EVERYTHING, { ...EVERYTHING, channel: 'web' })).toBe(false);
  });
});
