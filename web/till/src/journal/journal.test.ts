import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, within } from '../device/database';
import { expectedIn, shiftOf } from '../shift/shift';
import { canonical } from './canonical';
import { faultOf } from './chain';
import { DeviceJournal } from './device-journal';
import type { JournalRecord, Return, Sale } from './entry';
import { ElsewhereError, type Act } from './journal';
import { Outbox, type Answered } from './outbox';
import { sha256 } from './sha256';
import { tellingOf, type Telling } from './telling';

let database: IDBDatabase;
let now: number;

beforeEach(async () => {
  database = await openDatabase(() => undefined, 'test', new IDBFactory());
  now = Date.parse('2026-11-23T09:00:00Z');
});

function journalOf(tab: string): DeviceJournal {
  return new DeviceJournal(database, { device: 'T1-7KQ2MF', location: 'S1', tab, clock: () => (now += 1000) });
}

async function pen(tab = 'tab'): Promise<DeviceJournal> {
  const journal = journalOf(tab);
  await journal.takePen();
  return journal;
}

function sale(cause: string, minor = 1340n, tender: 'CASH' | 'TEST' = 'CASH'): Act<Sale> {
  const amount = minor.toString();
  return {
    cause,
    cashier: 'anna',
    clears: 'basket',
    entry: (mint) => ({
      kind: 'sale',
      receipt: mint.receipt(),
      ...(mint.shift === undefined ? {} : { shift: mint.shift }),
      currency: 'GBP',
      lines: [{ sku: 'MUG', name: 'Mug', unit: 'EACH', quantity: 2, price: '670', per: '1', total: amount }],
      total: amount,
      handed: [{ kind: tender, minor: amount }],
      tenders: [{ kind: tender, minor: amount }],
      change: '0',
    }),
  };
}

const openShift = (journal: DeviceJournal) =>
  journal.append({
    cause: 'open',
    cashier: 'anna',
    entry: () => ({ kind: 'shift-opened', float: '10000', currency: 'GBP' }),
  });

const cashOut = (reason: string): Act => ({
  cause: reason,
  cashier: 'anna',
  entry: () => ({ kind: 'cash-moved', way: 'out', minor: '250', reason }),
});

const close = (): Act => ({
  cause: 'close',
  cashier: 'anna',
  entry: () => ({ kind: 'shift-closed', z: 1, counted: { 5000: 2, 1000: 1 }, sum: '11000', expected: '11090' }),
});

const all = (journal: DeviceJournal) => journal.after(0, 1000);

describe('SHA-256', () => {
  it.each(['', 'abc', 'a'.repeat(55), 'a'.repeat(56), 'a'.repeat(64), '收银台'.repeat(100)])(
    'of %j is the standard’s',
    (text) => {
      expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
    },
  );
});

describe('a value as text', () => {
  it('is the same in whatever order it was made', () => {
    expect(canonical({ b: 1, a: [true, null, 'ü"'], c: undefined })).toBe('{"a":[true,null,"ü\\""],"b":1}');
    expect(canonical({ a: 1, b: 2 })).toBe(canonical({ b: 2, a: 1 }));
  });

  it.each([0.5, NaN, 2 ** 53])('holds no %d', (number) => {
    expect(() => canonical(number)).toThrow(RangeError);
  });
});

describe('the journal', () => {
  it('numbers records and receipts without gaps and chains them', async () => {
    const journal = await pen();
    await journal.append({
      cause: 'open',
      cashier: 'anna',
      entry: () => ({ kind: 'shift-opened', float: '10000', currency: 'GBP' }),
    });
    await journal.append(sale('a'));
    await journal.append({
      cause: 'in',
      cashier: 'anna',
      entry: () => ({ kind: 'cash-moved', way: 'out', minor: '500', reason: 'milk' }),
    });
    await journal.append(sale('b'));
    const records = await all(journal);
    expect(records.map(({ n, shift, entry }) => [n, shift, 'receipt' in entry ? entry.receipt : entry.kind])).toEqual([
      [1, 1, 'shift-opened'],
      [2, 1, 'T1-7KQ2MF-000001'],
      [3, 1, 'cash-moved'],
      [4, 1, 'T1-7KQ2MF-000002'],
    ]);
    expect(faultOf(records)).toBeUndefined();
    expect((await journal.ofReceipt('T1-7KQ2MF-000002'))?.n).toBe(4);
  });

  it('writes the same cause once, and takes the basket off the desk in the same breath', async () => {
    const journal = await pen();
    await within(database, ['desk'], 'readwrite', async (store) => void store('desk').put('a basket', 'basket'));
    const [first, again] = await Promise.all([journal.append(sale('a')), journal.append(sale('a', 999n))]);
    expect(again).toEqual(first);
    expect(await all(journal)).toHaveLength(1);
    const left = await within(database, ['desk'], 'readonly', async (store) => {
      const found = store('desk').getAllKeys();
      return new Promise((done) => (found.onsuccess = () => done(found.result)));
    });
    expect(left).toEqual([]);
  });

  it('of many at once leaves no number out', async () => {
    const journal = await pen();
    await Promise.all(Array.from({ length: 50 }, (_, i) => journal.append(sale(`c${i}`))));
    expect(faultOf(await all(journal))).toBeUndefined();
    expect(await journal.head()).toMatchObject({ n: 50, receipts: 50 });
  });

  it('writes nothing when what is to be written cannot be', async () => {
    const journal = await pen();
    await expect(
      journal.append({
        ...sale('a'),
        entry: (mint) => {
          mint.receipt();
          throw new Error('no paper');
        },
      }),
    ).rejects.toThrow('no paper');
    await journal.append(sale('b'));
    expect((await all(journal)).map(({ n, cause }) => [n, cause])).toEqual([[1, 'b']]);
    expect(faultOf(await all(journal))).toBeUndefined();
  });

  it('has one writer: the tab that took the pen last', async () => {
    const one = await pen('one');
    await one.append(sale('a'));
    const other = await pen('other');
    await expect(one.append(sale('b'))).rejects.toThrow(ElsewhereError);
    await other.append(sale('b'));
    expect(faultOf(await all(other))).toBeUndefined();
    expect(await all(other)).toHaveLength(2);
  });

  it('still answers what was written, to a tab that no longer has the pen', async () => {
    const one = await pen('one');
    const written = await one.append(sale('a'));
    await pen('other');
    expect(await one.append(sale('a'))).toEqual(written);
  });

  it.each<[string, (records: JournalRecord[]) => JournalRecord[], string, number]>([
    ['a record is left out', ([a, , c]) => [a, c].filter((each) => each !== undefined), 'gap', 2],
    [
      'a word is changed',
      (all) => all.map((each) => (each.n === 2 ? { ...each, cashier: 'eve' } : each)),
      'changed',
      2,
    ],
    [
      'the end is cut off and written anew',
      (all) => all.map((each) => (each.n === 3 ? { ...each, previous: '1'.repeat(64) } : each)),
      'unchained',
      3,
    ],
  ])('shows when %s', async (_, tamper, what, n) => {
    const journal = await pen();
    for (const cause of ['a', 'b', 'c']) {
      await journal.append(sale(cause));
    }
    expect(faultOf(tamper(await all(journal)))).toEqual({ n, what });
  });
});

describe('what the server is told', () => {
  it('is the sale as it happened, the same each time', async () => {
    const journal = await pen();
    const record = await journal.append(sale('a'));
    expect(tellingOf(record)).toEqual({
      method: 'PUT',
      path: '/v1/orders/T1-7KQ2MF-000001',
      body: {
        channel: 'till',
        currency: 'GBP',
        fact: true,
        fulfilment: { mode: 'CARRY_OUT', location: 'S1' },
        lines: [{ sku: 'MUG', quantity: 2 }],
        tenders: [{ kind: 'CASH', amount: { amount: '1340', currency: 'GBP' } }],
        occurredAt: record.at,
      },
    });
    expect(tellingOf((await journal.record(1)) ?? record)).toEqual(tellingOf(record));
  });

  it('of a sale names the shift that is open, if its record does', async () => {
    const journal = await pen();
    await openShift(journal);
    const record = await journal.append(sale('a'));
    expect(tellingOf(record)?.body).toMatchObject({ shift: 'T1-7KQ2MF-S000001' });
    const { shift: _named, ...unnamed } = record.entry;
    expect(tellingOf({ ...record, entry: unnamed })?.body).not.toHaveProperty('shift');
  });

  it('of a price on a label names the label and nobody who allowed it', async () => {
    const journal = await pen();
    const record = await journal.append(sale('a'));
    const lines = record.entry.lines.map((line) => ({ ...line, label: '2200042006703' }));
    expect(tellingOf({ ...record, entry: { ...record.entry, lines } })?.body).toMatchObject({
      lines: [
        {
          sku: 'MUG',
          quantity: 2,
          override: { unitPrice: { amount: '670', currency: 'GBP' }, label: '2200042006703' },
        },
      ],
    });
  });

  it('of a price by hand says of how many base units it is, unless it is of one', async () => {
    const journal = await pen();
    const record = await journal.append(sale('a'));
    const overridden = (per: string) =>
      tellingOf({
        ...record,
        entry: {
          ...record.entry,
          lines: record.entry.lines.map((line) => ({ ...line, per, byHand: { reason: 'torn', approvedBy: 'mia' } })),
        },
      })?.body;
    const override = { unitPrice: { amount: '670', currency: 'GBP' }, reason: 'torn', approvedBy: 'mia' };
    expect(overridden('1')).toMatchObject({ lines: [{ sku: 'MUG', quantity: 2, override }] });
    expect(JSON.stringify(overridden('1'))).not.toContain('per"');
    expect(overridden('1000')).toMatchObject({ lines: [{ override: { ...override, per: 1000 } }] });
  });

  it('of a return without a receipt names who allowed it by which approval, if its record does', async () => {
    const journal = await pen();
    const record = await journal.append({
      cause: 'r',
      cashier: 'anna',
      entry: (mint): Return => ({
        kind: 'return',
        receipt: mint.receipt(),
        currency: 'GBP',
        lines: [{ sku: 'MUG', name: 'Mug', unit: 'EACH', quantity: 1, refund: '670' }],
        refund: '670',
        cash: '670',
        approvedBy: 'mia',
        offline: true,
        approval: 'A1',
      }),
    });
    expect(tellingOf(record)).toEqual({
      method: 'PUT',
      path: '/v1/returns/T1-7KQ2MF-000001',
      body: {
        channel: 'till',
        location: 'S1',
        lines: [{ sku: 'MUG', quantity: 1, amount: { amount: '670', currency: 'GBP' } }],
        occurredAt: record.at,
        approvedBy: 'mia',
        approval: 'A1',
      },
    });
    // The server has perhaps been told of it already, without a word of who allowed it.
    const { approval: _unknown, ...before } = record.entry;
    expect(tellingOf({ ...record, entry: before })?.body).not.toHaveProperty('approvedBy');
  });

  it('of what people decided about a refusal is nothing', async () => {
    const journal = await pen();
    await journal.append({
      cause: 'exception-1',
      cashier: 'anna',
      entry: () => ({ kind: 'exception-settled', of: 1, note: 'found' }),
    });
    expect(await journal.unsent()).toEqual([]);
  });

  it('of a shift is its opening, its cash and its close, in their order between the sales', async () => {
    const journal = await pen();
    const opened = await openShift(journal);
    await journal.append(sale('a'));
    await journal.append(cashOut('milk'));
    const closed = await journal.append(close());
    const told: Telling[] = [];
    await new Outbox(journal, (telling) => {
      told.push(telling);
      return Promise.resolve({ ended: 'acknowledged' });
    }).step();
    expect(told.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'PUT /v1/shifts/T1-7KQ2MF-S000001',
      'PUT /v1/orders/T1-7KQ2MF-000001',
      'PUT /v1/shifts/T1-7KQ2MF-S000001/movements/3',
      'PUT /v1/shifts/T1-7KQ2MF-S000001/close',
    ]);
    const pounds = (amount: string) => ({ amount, currency: 'GBP' });
    expect(told[0]?.body).toEqual({
      till: 'T1-7KQ2MF',
      location: 'S1',
      cashier: 'anna',
      openingFloat: pounds('10000'),
      openedAt: opened.at,
      journal: { number: 1, previous: '0'.repeat(64), hash: opened.hash },
    });
    expect(told[2]?.body).toMatchObject({ way: 'OUT', amount: pounds('250'), reason: 'milk' });
    expect(told[3]?.body).toEqual({
      closedAt: closed.at,
      report: 1,
      counted: pounds('11000'),
      pieces: [
        { value: pounds('1000'), count: 1 },
        { value: pounds('5000'), count: 2 },
      ],
      sales: { count: 1, amount: pounds('1340') },
      tenders: [{ kind: 'CASH', count: 1, amount: pounds('1340') }],
      returns: { count: 0, amount: pounds('0') },
      cashRefunded: pounds('0'),
      pricesByHand: 0,
      handovers: 0,
      firstReceipt: 'T1-7KQ2MF-000001',
      lastReceipt: 'T1-7KQ2MF-000001',
      expected: pounds('11090'),
      journal: { number: 4, previous: closed.previous, hash: closed.hash },
    });
  });

  it('of shifts from before they were told waits when the database becomes the next version', async () => {
    const factory = new IDBFactory();
    const old = await new Promise<IDBDatabase>((opened) => {
      const opening = factory.open('old', 1);
      opening.onupgradeneeded = () => {
        const records = opening.result.createObjectStore('records', { keyPath: 'n' });
        records.createIndex('cause', 'cause', { unique: true });
        records.createIndex('receipt', 'entry.receipt', { unique: true });
        opening.result.createObjectStore('head');
        opening.result.createObjectStore('outbox', { keyPath: 'n' });
        opening.result.createObjectStore('desk');
        opening.result.createObjectStore('goods', { keyPath: 'code' });
      };
      opening.onsuccess = () => opened(opening.result);
    });
    database = old;
    const before = await pen();
    await openShift(before);
    const sold = await before.append(sale('a'));
    await before.append(cashOut('milk'));
    const closed = await before.append(close());
    for (const { n } of await before.unsent()) {
      if (n !== sold.n) {
        await before.acknowledged(n);
      }
    }
    old.close();
    database = await openDatabase(() => undefined, 'old', factory);
    const now = await pen();
    expect((await now.unsent()).map(({ n }) => n)).toEqual([1, 2, 3, 4]);
    expect(await now.record(4)).toEqual(closed);
  });
});

describe('the outbox', () => {
  function outbox(journal: DeviceJournal, ...answers: (Answered & { serverTime?: number })[]) {
    const told: Telling[] = [];
    const box = new Outbox(
      journal,
      (telling) => {
        told.push(telling);
        return Promise.resolve(answers.length > 1 ? (answers.shift() as Answered) : (answers[0] as Answered));
      },
      undefined,
      () => 0.5,
    );
    return { box, told };
  }
  const fine: Answered = { ended: 'acknowledged' };
  const away: Answered = { ended: 'later' };
  const refusal = (word: string): Answered => ({ ended: 'refused', refused: { word, detail: 'no' } });
  const ids = (told: Telling[]) => told.map(({ path }) => path.slice(-6));

  it('tells in order, and forgets what was acknowledged', async () => {
    const journal = await pen();
    for (const cause of ['a', 'b', 'c']) {
      await journal.append(sale(cause));
    }
    const { box, told } = outbox(journal, fine);
    expect(await box.step()).toBe(0);
    expect(ids(told)).toEqual(['000001', '000002', '000003']);
    expect(box.now).toEqual({ line: 'idle', waiting: 0, refused: 0 });
  });

  it('tells nothing more of a drawer after a refusal, until that is sent again; sales go on', async () => {
    const journal = await pen();
    await openShift(journal);
    const taken = await journal.append(cashOut('milk'));
    await journal.append(sale('a'));
    await journal.append(close());
    const { box, told } = outbox(journal, fine, refusal('server/unexpected'), fine);
    await box.step();
    const last = () => told.map(({ path }) => path.split('/').at(-1));
    expect(last()).toEqual(['T1-7KQ2MF-S000001', '2', 'T1-7KQ2MF-000001']);
    expect(box.now).toEqual({ line: 'idle', waiting: 1, refused: 1 });
    await box.again(taken.n);
    await box.step();
    expect(last().slice(3)).toEqual(['2', 'close']);
    expect(await journal.unsent()).toEqual([]);
  });

  it('keeps all of it while the server is away, comes again ever later, and tells the same first', async () => {
    const journal = await pen();
    await journal.append(sale('a'));
    await journal.append(sale('b'));
    const { box, told } = outbox(journal, away, away, away, fine);
    expect([await box.step(), await box.step(), await box.step()]).toEqual([1000, 2000, 4000]);
    expect(box.now).toEqual({ line: 'away', waiting: 2, refused: 0 });
    expect(await box.step()).toBe(0);
    expect(ids(told)).toEqual(['000001', '000001', '000001', '000001', '000002']);
    expect(new Set(told.slice(0, 4).map((telling) => JSON.stringify(telling))).size).toBe(1);
  });

  it('comes again when the server says', async () => {
    const journal = await pen();
    await journal.append(sale('a'));
    const { box } = outbox(journal, { ended: 'later', afterSeconds: 7 });
    expect(await box.step()).toBe(7000);
  });

  it('puts what was refused aside, goes on, and sends it again when somebody says so', async () => {
    const journal = await pen();
    await journal.append(sale('a'));
    await journal.append(sale('b'));
    const { box, told } = outbox(journal, refusal('catalog/unknown-sku'), fine);
    await box.step();
    expect(box.now).toEqual({ line: 'idle', waiting: 0, refused: 1 });
    expect(await journal.unsent()).toEqual([
      { n: 1, state: 'refused', attempts: 1, refused: { word: 'catalog/unknown-sku', detail: 'no' } },
    ]);
    await box.again(1);
    await box.step();
    expect(ids(told)).toEqual(['000001', '000002', '000001']);
    expect(await journal.unsent()).toEqual([]);
  });

  it('tells a sale from the future once more with the server’s time', async () => {
    const journal = await pen();
    await journal.append(sale('a'));
    const serverTime = Date.parse('2026-11-23T08:00:00Z');
    const { box, told } = outbox(journal, { ...refusal('access/occurred-ahead'), serverTime }, fine);
    await box.step();
    expect(told.map(({ body }) => (body as { occurredAt: string }).occurredAt)).toEqual([
      '2026-11-23T09:00:01.000Z',
      '2026-11-23T08:00:00.000Z',
    ]);
    expect(await journal.unsent()).toEqual([]);
  });

  it('holds everything back when the server no longer knows the till', async () => {
    const journal = await pen();
    await journal.append(sale('a'));
    const { box } = outbox(journal, { ended: 'unknown-till' });
    await box.step();
    expect(box.now).toEqual({ line: 'unknown-till', waiting: 1, refused: 0 });
  });

  it('works once at a time', async () => {
    const journal = await pen();
    await journal.append(sale('a'));
    const { box, told } = outbox(journal, fine);
    await Promise.all([box.step(), box.step(), box.step()]);
    expect(told).toHaveLength(1);
  });
});

describe('a shift', () => {
  it('adds up from the journal, and its drawer is float and cash', async () => {
    const journal = await pen();
    await journal.append({
      cause: 'open',
      cashier: 'anna',
      entry: () => ({ kind: 'shift-opened', float: '10000', currency: 'GBP' }),
    });
    await journal.append(sale('a', 1340n));
    await journal.append(sale('b', 500n, 'TEST'));
    await journal.append({
      cause: 'out',
      cashier: 'anna',
      entry: () => ({ kind: 'cash-moved', way: 'out', minor: '250', reason: 'milk' }),
    });
    await journal.append({
      cause: 'back',
      cashier: 'anna',
      entry: (mint) => ({
        kind: 'return',
        receipt: mint.receipt(),
        order: 'T1-7KQ2MF-000001',
        currency: 'GBP',
        refund: '670',
        cash: '670',
        lines: [{ sku: 'MUG', name: 'Mug', unit: 'EACH', quantity: 1, refund: '670', line: 1 }],
      }),
    });
    const shift = shiftOf(await all(journal));
    expect(shift).toMatchObject({
      sales: 2,
      sold: 1840n,
      returns: 1,
      refunded: 670n,
      cashOut: 250n,
      firstReceipt: 'T1-7KQ2MF-000001',
      lastReceipt: 'T1-7KQ2MF-000003',
    });
    expect(shift && expectedIn(shift)).toBe(10000n + 1340n - 250n - 670n);
  });
});
