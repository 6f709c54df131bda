import type { JournalRecord } from '../journal/entry';
import type { Unsent } from '../journal/journal';

/** The stores of this device's database; each is described where it is used. */
export type StoreName = 'records' | 'head' | 'outbox' | 'desk' | 'goods';

const VERSION = 2;

/**
 * Opens the till's database in this browser, making it when there is none.
 *
 * @param overtaken a newer version of this page has opened it in another tab, so that it is closed here
 */
export function openDatabase(
  overtaken: () => void,
  name = 'oneshelf-till',
  factory: IDBFactory = indexedDB,
): Promise<IDBDatabase> {
  return new Promise((opened, failed) => {
    const opening = factory.open(name, VERSION);
    opening.onupgradeneeded = ({ oldVersion }) => {
      const database = opening.result;
      if (oldVersion === 1) {
        tellOfShifts(opening.transaction);
        return;
      }
      const records = database.createObjectStore('records', { keyPath: 'n' });
      // Unique: asked twice, written once.
      records.createIndex('cause', 'cause', { unique: true });
      records.createIndex('receipt', 'entry.receipt', { unique: true });
      database.createObjectStore('head');
      database.createObjectStore('outbox', { keyPath: 'n' });
      database.createObjectStore('desk');
      database.createObjectStore('goods', { keyPath: 'code' });
    };
    opening.onsuccess = () => {
      // A newer version of this page in another tab may change the database: let it.
      opening.result.onversionchange = () => {
        opening.result.close();
        overtaken();
      };
      opened(opening.result);
    };
    opening.onerror = () => failed(opening.error);
    opening.onblocked = () => failed(new Error('the database is held by another tab'));
  });
}

/** Up to the first version shifts were not told to the server: what stands in the journal of them waits to be told now. */
function tellOfShifts(upgrade: IDBTransaction | null): void {
  const looking = upgrade?.objectStore('records').openCursor();
  if (upgrade === null || looking === undefined) {
    return;
  }
  looking.onsuccess = () => {
    const at = looking.result;
    if (at === null) {
      return;
    }
    const { n, entry } = at.value as JournalRecord;
    if (entry.kind === 'shift-opened' || entry.kind === 'cash-moved' || entry.kind === 'shift-closed') {
      upgrade.objectStore('outbox').put({ n, state: 'waiting', attempts: 0 } satisfies Unsent);
    }
    at.continue();
  };
}

/** The answer of a request. Waiting for it keeps the transaction open, waiting for anything else does not. */
export function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

/** When the transaction is over, for good. */
export function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((done, failed) => {
    transaction.oncomplete = () => done();
    transaction.onabort = () => failed(transaction.error ?? new Error('the transaction was given up'));
    transaction.onerror = () => failed(transaction.error);
  });
}

/** Does something in one transaction; what it throws gives the whole transaction up. */
export async function within<T>(
  database: IDBDatabase,
  stores: readonly StoreName[],
  mode: 'readonly' | 'readwrite',
  work: (store: (name: StoreName) => IDBObjectStore) => Promise<T>,
): Promise<T> {
  // A record is on the disk before anybody is told of it; what only lies on the desk may be a moment late.
  const durability = mode === 'readwrite' && stores.includes('records') ? 'strict' : 'default';
  const transaction = database.transaction([...stores], mode, { durability });
  const over = committed(transaction);
  // Looked at below; until then nobody else needs to know.
  over.catch(() => undefined);
  try {
    const result = await work((name) => transaction.objectStore(name));
    await over;
    return result;
  } catch (thrown) {
    try {
      transaction.abort();
    } catch {
      // It is over already: that is why we are here.
    }
    throw thrown;
  }
}
