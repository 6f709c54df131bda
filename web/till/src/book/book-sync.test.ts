import 'fake-indexeddb/auto';
import { createApi } from '@oneshelf/client';
import { IDBFactory } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import { answer, openDatabase, within } from '../device/database';
import { BookSync } from './book-sync';
import { Book } from './goods';

const NOON = Date.parse('2026-11-23T12:00:00Z');
const HASH = 'a'.repeat(64);

/** A server that sells a mug, which has a picture, and says what it was asked. */
function shop() {
  const asked: string[] = [];
  const answers: Record<string, unknown> = {
    '/v1/changes': { products: [], priced: [], next: 'n1', more: false },
    '/v1/products': {
      products: [
        {
          id: 'MUG',
          name: { en: 'Mug' },
          category: 'things',
          pictures: [HASH, 'b'.repeat(64)],
          skus: [{ code: 'MUG', options: {}, unit: 'EACH', kind: 'GOODS' }],
        },
      ],
    },
    '/v1/prices:query': { skus: [{ sku: 'MUG', prices: [] }] },
  };
  const api = createApi({
    server: 'http://till.example',
    fetch: (request) => {
      const { pathname } = new URL(request.url);
      asked.push(pathname);
      return Promise.resolve(
        new Response(JSON.stringify(answers[pathname]), { headers: { 'Content-Type': 'application/json' } }),
      );
    },
  });
  return { api, asked };
}

it('a book that was kept before there were pictures is read whole once more, and goods then have their first one', async () => {
  const database = await openDatabase(() => undefined, 'book', new IDBFactory());
  await within(database, ['goods', 'desk'], 'readwrite', async (store) => {
    store('goods').put({ code: 'MUG', product: 'MUG', name: {}, options: {}, unit: 'EACH', kind: 'GOODS', prices: [] });
    await answer(store('desk').put({ next: 'n0', asOf: NOON, wholeAt: NOON }, 'book'));
  });
  const { api, asked } = shop();
  const book = new Book();
  const sync = new BookSync(database, book, api, () => NOON + 1000);
  await sync.recall();
  expect(book.ofCode('MUG')?.picture).toBeUndefined();
  await sync.step();
  expect(book.ofCode('MUG')?.picture).toBe(HASH);
  expect(asked).toContain('/v1/products');

  asked.length = 0;
  await sync.step();
  expect(asked).toEqual(['/v1/changes']);
  // And it is remembered with the goods.
  const later = new Book();
  await new BookSync(database, later, api, () => NOON).recall();
  expect(later.ofCode('MUG')?.picture).toBe(HASH);
});
