import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { DeviceJournal } from '../journal/device-journal';
import type { JournalRecord } from '../journal/entry';
import { Outbox } from '../journal/outbox';
import { shiftOf } from '../shift/shift';
import { NewerDatabaseError, openDatabase } from './database';

let factory: IDBFactory;
let now: number;

beforeEach(() => {
  factory = new IDBFactory();
  now = Date.parse('2026-11-23T09:00:00Z');
});

const open = () => openDatabase(() => undefined, 'test', factory);

async function journalIn(database: IDBDatabase): Promise<DeviceJournal> {
  const journal = new DeviceJournal(database, { device: 'T1-7KQ2MF', location: 'S1', tab: 'a', clock: () => now++ });
  await journal.takePen();
  return journal;
}

/** A later version of the page comes by, changes the database, and is gone again. */
function later(version: number, change: (database: IDBDatabase, upgrade: IDBTransaction) => void): Promise<void> {
  return new Promise((done, failed) => {
    const opening = factory.open('test', version);
    opening.onupgradeneeded = () => {
      if (opening.transaction !== null) {
        change(opening.result, opening.transaction);
      }
    };
    opening.onsuccess = () => {
      opening.result.close();
      done();
    };
    opening.onerror = () => failed(opening.error);
  });
}

/** What a till has, told from outside. */
async function records(): Promise<unknown[]> {
  return new Promise((done, failed) => {
    const opening = factory.open('test');
    opening.onsuccess = () => {
      const all = opening.result.transaction('records').objectStore('records').getAll();
      all.onsuccess = () => {
        opening.result.close();
        done(all.result);
      };
    };
    opening.onerror = () => failed(opening.error);
  });
}

async function aShiftIsOpen(): Promise<JournalRecord> {
  const database = await open();
  const record = await (
    await journalIn(database)
  ).append({
    cause: 'open',
    cashier: 'anna',
    entry: () => ({ kind: 'shift-opened', float: '10000', currency: 'GBP' }),
  });
  database.close();
  return record;
}

describe('a database of a later version of the page', () => {
  it('is used when it has the stores this page knows, and others beside them', async () => {
    const record = await aShiftIsOpen();
    await later(7, (database) => database.createObjectStore('pictures'));
    const journal = await journalIn(await open());
    expect(await journal.record(1)).toEqual(record);
    expect((await journal.head()).shift).toBe(1);
  });

  it.each([
    ['a store is gone', (database: IDBDatabase) => database.deleteObjectStore('goods')],
    [
      'a store is found by another key',
      (database: IDBDatabase) => {
        database.deleteObjectStore('outbox');
        database.createObjectStore('outbox', { keyPath: 'id' });
      },
    ],
    [
      'an index is gone',
      (_: IDBDatabase, upgrade: IDBTransaction) => upgrade.objectStore('records').deleteIndex('receipt'),
    ],
    ['it says so', (_: IDBDatabase, upgrade: IDBTransaction) => upgrade.objectStore('head').put(3, 'oldest')],
  ])('is left alone when %s', async (_, change) => {
    const record = await aShiftIsOpen();
    await later(3, change);
    const failed = await open().then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(failed).toBeInstanceOf(NewerDatabaseError);
    expect(failed).toMatchObject({ found: 3, page: 2 });
    expect(await records()).toEqual([record]);
    // It was closed again: the later version of the page is not kept from it.
    await later(4, () => undefined);
  });

  it('is used when it says that this page may', async () => {
    await aShiftIsOpen();
    await later(3, (_, upgrade) => upgrade.objectStore('head').put(2, 'oldest'));
    await expect(open()).resolves.toBeDefined();
  });

  it('may hold what this page does not know: that waits, with what follows in its shift, and nothing is lost', async () => {
    const record = await aShiftIsOpen();
    const unknown = { ...record, n: 2, cause: 'loyalty', entry: { kind: 'points-given', points: 5 } };
    const closed = { kind: 'shift-closed', z: 1, counted: {}, sum: '10000', expected: '10000' };
    await later(3, (_, upgrade) => {
      upgrade.objectStore('records').put(unknown);
      upgrade.objectStore('records').put({ ...record, n: 3, cause: 'close', entry: closed });
      upgrade.objectStore('outbox').put({ n: 2, state: 'waiting', attempts: 0 });
      upgrade.objectStore('outbox').put({ n: 3, state: 'waiting', attempts: 0 });
    });
    const journal = await journalIn(await open());
    const told: string[] = [];
    const outbox = new Outbox(journal, ({ path }) => {
      told.push(path);
      return Promise.resolve({ ended: 'acknowledged' });
    });
    expect(await outbox.step()).toBe(0);
    expect(told).toEqual(['/v1/shifts/T1-7KQ2MF-S000001']);
    expect((await journal.unsent()).map(({ n }) => n)).toEqual([2, 3]);
    expect(outbox.now).toMatchObject({ line: 'idle', waiting: 2 });
    expect(shiftOf((await journal.after(0, 2)) as JournalRecord[])?.float).toBe(10000n);
  });
});

it('a database that is younger than this page is brought up to it, and one that cannot be opened says why', async () => {
  const database = await open();
  expect([...database.objectStoreNames]).toEqual(['desk', 'goods', 'head', 'outbox', 'records']);
  const broken = {
    open: () => {
      throw new DOMException('no', 'SecurityError');
    },
  } as unknown as IDBFactory;
  await expect(openDatabase(() => undefined, 'test', broken)).rejects.toThrow('no');
});

it('closed for a newer page while an answer is on its way, it leaves the record unsent, to be sent again under its id', async () => {
  const by: NewerDatabaseError[] = [];
  const database = await openDatabase((newer) => by.push(newer), 'test', factory);
  const journal = await journalIn(database);
  await journal.append({
    cause: 'open',
    cashier: 'Ann',
    entry: () => ({ kind: 'shift-opened', float: '10000', currency: 'GBP' }),
  });
  const told: string[] = [];
  const interrupted = new Outbox(journal, async ({ path }) => {
    told.push(path);
    await later(3, () => undefined);
    return { ended: 'acknowledged' };
  });
  await expect(interrupted.step()).rejects.toThrow('InvalidStateError');
  expect(by).toMatchObject([{ found: 3, page: 2 }]);

  const again = new Outbox(await journalIn(await open()), ({ path }) => {
    told.push(path);
    return Promise.resolve({ ended: 'acknowledged' });
  });
  expect(await again.step()).toBe(0);
  expect(told).toEqual(['/v1/shifts/T1-7KQ2MF-S000001', '/v1/shifts/T1-7KQ2MF-S000001']);
  expect(again.now).toMatchObject({ line: 'idle', waiting: 0 });
});
