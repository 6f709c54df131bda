import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { Approvals, type Asked, type PriceAsked, type RefundAsked } from './approval';
import { openDatabase } from './database';
import { Desk } from './desk';
import { Server } from './server';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const PIN = '204680';

/** What becomes of a question: the server may have taken it in, and the answer may have come. */
type Fate = 'answered' | 'answer lost' | 'never sent';

let desk: Desk;
let fate: Fate;
/** The approvals the server keeps, by id, with what they are for. */
let kept: Map<string, string>;
let given: number;
let till: Approvals;

beforeEach(async () => {
  desk = new Desk(await openDatabase(() => undefined, 'approvals', new IDBFactory()));
  fate = 'answered';
  kept = new Map();
  given = 0;
  till = new Approvals(
    new Server(
      () => 'token',
      0,
      () => undefined,
      (path, init) => (fate === 'never sent' ? Promise.reject(new TypeError('gone')) : answered(path, init)),
      () => NOW,
    ),
    desk,
  );
});

/** As the server does it: the same again is answered as before, other content under the same id is refused. */
function answered(path: string, init: RequestInit): Promise<Response> {
  const { name, pin, ...what } = JSON.parse(String(init.body)) as { name: string; pin: string };
  if (pin !== PIN) {
    return refused(422, 'access/wrong-name-or-pin');
  }
  const id = path.replace('/v1/approvals/', '');
  const content = JSON.stringify([name.toLowerCase(), what]);
  if ((kept.get(id) ?? content) !== content) {
    return refused(409, 'access/exists-different');
  }
  given += kept.has(id) ? 0 : 1;
  kept.set(id, content);
  return fate === 'answered'
    ? Promise.resolve(Response.json({ staff: 'mia' }, { status: 201 }))
    : Promise.reject(new TypeError('gone'));
}

function refused(status: number, word: string): Promise<Response> {
  return Promise.resolve(
    Response.json({ type: `https://oneshelf.io/problems/${word}`, title: 'no', status, detail: 'no' }, { status }),
  );
}

const coat: PriceAsked = {
  line: 'b/1',
  sku: 'COAT',
  quantity: 1,
  unitPrice: { amount: '9000', currency: 'GBP' },
  per: '1',
};

const refund: RefundAsked = { cause: 'r/1', refund: { amount: '1250', currency: 'GBP' } };

async function allow(what: Asked, name = 'Mia', pin = PIN): Promise<string | undefined> {
  const asked = await till.ask(name, pin, what);
  return asked.outcome === 'approved' ? asked.approved.approval : asked.outcome;
}

describe('an approval whose answer was lost', () => {
  it('is given once, however often the same is asked again', async () => {
    fate = 'answer lost';
    expect(await allow(coat)).toBe('not-known-here');
    expect(await allow(coat)).toBe('not-known-here');
    fate = 'answered';
    const approval = await allow(coat, 'mia');
    expect(given).toBe(1);
    expect([...kept.keys()]).toEqual([approval]);
  });

  it('is named by the sale when the device itself finds the PIN right', async () => {
    await allow({ ...coat, line: 'b/7' });
    fate = 'answer lost';
    const asked = await till.ask('Mia', PIN, coat);
    expect(asked).toMatchObject({ outcome: 'approved', approved: { by: 'mia', offline: true } });
    expect(kept.has(asked.outcome === 'approved' ? asked.approved.approval : '')).toBe(true);
    expect(given).toBe(2);
  });

  it.each<[string, Partial<PriceAsked>]>([
    ['line', { line: 'b/2' }],
    ['SKU', { sku: 'HAT' }],
    ['quantity', { quantity: 2 }],
    ['price', { unitPrice: { amount: '8000', currency: 'GBP' } }],
    ['quantity that the price is of', { per: '1000' }],
  ])('is another one for another %s', async (_, other) => {
    fate = 'answer lost';
    await allow(coat);
    fate = 'answered';
    expect(kept.has((await allow({ ...coat, ...other })) ?? '')).toBe(true);
    expect(given).toBe(2);
  });

  it('is another one when somebody else allows it', async () => {
    fate = 'answer lost';
    await allow(coat);
    fate = 'answered';
    await allow(coat, 'max');
    expect(given).toBe(2);
  });

  it('is kept over a PIN that was mistyped', async () => {
    expect(await allow(coat, 'Mia', '204681')).toBe('wrong');
    const approval = await allow(coat);
    expect([...kept.keys()]).toEqual([approval]);
  });

  it('that the server knows as something else is asked for anew', async () => {
    fate = 'answer lost';
    await allow(coat);
    fate = 'answered';
    const [id = ''] = kept.keys();
    kept.set(id, 'of a till with another token');
    await expect(till.ask('Mia', PIN, coat)).rejects.toMatchObject({ word: 'access/exists-different' });
    expect(await allow(coat)).not.toBe(id);
    expect(given).toBe(2);
  });
});

it('an approval that was never sent is named all the same: the server says that it knows none', async () => {
  await allow({ ...coat, line: 'b/7' });
  fate = 'never sent';
  const approval = await allow(coat);
  expect(approval).toMatch(/^[A-Za-z0-9._:-]{1,64}$/);
  expect(kept.has(approval ?? '')).toBe(false);
});

describe('money given back without a receipt', () => {
  it('is allowed for its sum, and the server is told no more than that', async () => {
    const approval = await allow(refund);
    expect([...kept]).toEqual([[approval, JSON.stringify(['mia', { refund: { amount: '1250', currency: 'GBP' } }])]]);
  });

  it('is one approval for one return: asked again after a lost answer it is the same, for another return another', async () => {
    fate = 'answer lost';
    await allow(refund);
    fate = 'answered';
    const approval = await allow(refund);
    expect(given).toBe(1);
    expect(await allow({ ...refund, cause: 'r/2' })).not.toBe(approval);
    expect(await allow({ ...refund, refund: { amount: '1300', currency: 'GBP' } })).not.toBe(approval);
    expect(given).toBe(3);
  });

  it('is allowed by the device alone while the server is away, and marked', async () => {
    await allow(coat);
    fate = 'never sent';
    const asked = await till.ask('Mia', PIN, refund);
    expect(asked).toMatchObject({ outcome: 'approved', approved: { by: 'mia', offline: true } });
    expect(kept.has(asked.outcome === 'approved' ? asked.approved.approval : '')).toBe(false);
    expect(await allow(refund, 'Mia', '204681')).toBe('wrong');
  });
});
