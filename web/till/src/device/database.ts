import type { JournalRecord } from '../journal/entry';
import type { Unsent } from '../journal/journal';

/** The stores of this device's database; each is described where it is used. */
export type StoreName = 'records' | 'head' | 'outbox' | 'desk' | 'goods';

const VERSION = 2;

/** What this page reads and writes: each store with its key, and the indexes it is looked up by. */
const STORES: Record<StoreName, { readonly keyPath: string | null; readonly indexes: readonly string[] }> = {
  records: { keyPath: 'n', indexes: ['cause', 'receipt'] },
  head: { keyPath: null, indexes: [] },
  outbox: { keyPath: 'n', indexes: [] },
  desk: { keyPath: null, indexes: [] },
  goods: { keyPath: 'code', indexes: [] },
};

/**
 * Under this key in the store `head` a later version of this page writes the oldest version that may still use its database,
 * when it has changed what is in a store without changing the stores.
 */
const OLDEST = 'oldest';

/** The database was made by a later version of this page, and this one cannot use it. It is left as it is. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError';
  readonly page = VERSION;
  constructor(readonly found: number) {
    super(`the database is of version ${found}, this page of version ${VERSION}`);
  }
}

/**
 * Opens the till's database in this browser, making it when there is none. One that a later version of this page has made is
 * opened too if it has the stores that this page knows: a server that was taken back to an older version is no reason not to
 * sell.
 *
 * @param overtaken a newer version of this page has opened it in another tab, so that it is closed here: whatever is under way
 *   with it fails, and what was being sent stays unsent and is sent again under its id
 * @throws NewerDatabaseError when it is of a later version that this page cannot use
 */
export async function openDatabase(
  overtaken: (by: NewerDatabaseError) => void,
  name = 'oneshelf-till',
  factory: IDBFactory = indexedDB,
): Promise<IDBDatabase> {
  const database = await opened(factory.open(name, VERSION)).catch(async (thrown: unknown) => {
    if (thrown instanceof Error && thrown.name === 'VersionError') {
      return usable(await opened(factory.open(name)));
    }
    throw thrown;
  });
  // A newer version of this page in another tab may change the database: let it.
  database.onversionchange = ({ newVersion }) => {
    database.close();
    overtaken(new NewerDatabaseError(newVersion ?? VERSION));
  };
  return database;
}

function opened(opening: IDBOpenDBRequest): Promise<IDBDatabase> {
  return new Promise((done, failed) => {
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
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => failed(opening.error);
    opening.onblocked = () => failed(new Error('the database is held by another tab'));
  });
}

/** A database of a later version, if this page can use it. */
async function usable(database: IDBDatabase): Promise<IDBDatabase> {
  const known = Object.entries(STORES);
  if (known.every(([store]) => database.objectStoreNames.contains(store))) {
    const looking = database.transaction(Object.keys(STORES), 'readonly');
    const alike = known.every(([name, { keyPath, indexes }]) => {
      const store = looking.objectStore(name);
      return store.keyPath === keyPath && indexes.every((index) => store.indexNames.contains(index));
    });
    const oldest: unknown = await answer(looking.objectStore('head').get(OLDEST));
    if (alike && (oldest === undefined || (typeof oldest === 'number' && oldest <= VERSION))) {
      return database;
    }
  }
  const found = database.version;
  database.close();
  throw new NewerDatabaseError(found);
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
