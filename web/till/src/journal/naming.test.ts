import { keysOf } from '@oneshelf/kit/words-in-use';
import { expect, it } from 'vitest';
import { words } from '../words';
import type { Entry, JournalRecord } from './entry';
import { called } from './naming';

function record(entry: { kind: string; receipt?: string; order?: string }): JournalRecord {
  return {
    n: 7,
    device: 'T1-7KQ2MF',
    location: 'S1',
    at: '2026-11-23T10:00:00Z',
    cashier: 'anna',
    shift: 1,
    cause: 'c',
    // As it lies in the browser's database: it may be of a kind that this page does not know.
    entry: entry as Entry,
    previous: '0',
    hash: '1',
  };
}

it.each([
  [{ kind: 'sale', receipt: 'T1-000001' }, 'sale', 'T1-000001'],
  [{ kind: 'return', receipt: 'T1-000002' }, 'return', 'T1-000002'],
  [{ kind: 'handover', order: 'web-1' }, 'handover', 'web-1'],
  [{ kind: 'shift-opened' }, 'shift-opened', '7'],
  [{ kind: 'cash-moved' }, 'cash-moved', '7'],
  [{ kind: 'shift-closed' }, 'shift-closed', '7'],
  [{ kind: 'gift-card-sold' }, 'later', '7'],
  [undefined, 'gone', '7'],
])('%o that waits is called %s %s, and there is a word for it', (entry, kind, name) => {
  expect(called(7, entry && record(entry))).toEqual({ kind, name });
  expect(keysOf(words.en)).toContain(`unsent.kind.${kind}`);
});
