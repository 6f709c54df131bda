import { answer, within } from './database';

/** What lies on the desk and is no record yet: the basket, those that are parked, how the till is set up. */
export class Desk {
  constructor(private readonly database: IDBDatabase) {}

  async get<T>(key: string): Promise<T | undefined> {
    return within(
      this.database,
      ['desk'],
      'readonly',
      async (store) => (await answer(store('desk').get(key))) as T | undefined,
    );
  }

  async put(key: string, value: unknown): Promise<void> {
    await within(this.database, ['desk'], 'readwrite', async (store) => {
      await answer(store('desk').put(value, key));
    });
  }

  async remove(key: string): Promise<void> {
    await within(this.database, ['desk'], 'readwrite', async (store) => {
      await answer(store('desk').delete(key));
    });
  }

  /** Everything whose key begins so, by key. */
  async beginning<T>(prefix: string): Promise<[key: string, value: T][]> {
    return within(this.database, ['desk'], 'readonly', async (store) => {
      const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
      const keys = await answer(store('desk').getAllKeys(range));
      const values = (await answer(store('desk').getAll(range))) as T[];
      return keys.flatMap((key, i): [string, T][] => {
        const value = values[i];
        return value === undefined ? [] : [[String(key), value]];
      });
    });
  }
}
