import { answer, within } from '../device/database';
import { receiptNumber } from '../scan/receipt-code';
import { BEGINNING, chained } from './chain';
import type { Entry, JournalRecord } from './entry';
import { ElsewhereError, type Act, type Head, type Journal, type Unsent } from './journal';
import { isTold, shiftId } from './telling';

/** Who writes: the till as the server knows it, and the tab that has the pen. */
export interface Writer {
  readonly device: string;
  readonly location: string;
  /** Different for every opening of the page. */
  readonly tab: string;
  /** Milliseconds; corrected by the server's clock as far as it is known. */
  readonly clock: () => number;
}

interface KeptHead extends Head {
  readonly writer: string;
}

const EMPTY: KeptHead = { n: 0, hash: BEGINNING, receipts: 0, shiftsClosed: 0, shift: 0, writer: '' };

/**
 * The journal in this browser's IndexedDB. A record, its number, its receipt number, its place in the outbox and the end of
 * the basket it came from are one transaction, written through to the disk: a page that dies leaves all of it or nothing.
 */
export class DeviceJournal implements Journal {
  constructor(
    private readonly database: IDBDatabase,
    private readonly writer: Writer,
  ) {}

  get device(): string {
    return this.writer.device;
  }

  /** Takes the pen: from now on this tab writes, and any other is refused. */
  async takePen(): Promise<void> {
    await within(this.database, ['head'], 'readwrite', async (store) => {
      const head = await headIn(store('head'));
      await answer(store('head').put({ ...head, writer: this.writer.tab }, 'head'));
    });
  }

  async append<E extends Entry>(act: Act<E>): Promise<JournalRecord & { readonly entry: E }> {
    return within(this.database, ['records', 'head', 'outbox', 'desk'], 'readwrite', async (store) => {
      const standing = (await answer(store('records').index('cause').get(act.cause))) as JournalRecord | undefined;
      if (standing !== undefined) {
        return standing as JournalRecord & { readonly entry: E };
      }
      const head = await headIn(store('head'));
      if (head.writer !== this.writer.tab) {
        throw new ElsewhereError();
      }
      let receipts = head.receipts;
      const entry = act.entry({
        receipt: () => receiptNumber(this.writer.device, (receipts += 1)),
        shift: head.shift === 0 ? undefined : shiftId(this.writer.device, head.shift),
        shiftsClosed: head.shiftsClosed,
      });
      const n = head.n + 1;
      const record = chained({
        n,
        device: this.writer.device,
        location: this.writer.location,
        at: new Date(this.writer.clock()).toISOString(),
        cashier: act.cashier,
        shift: entry.kind === 'shift-opened' ? n : head.shift,
        cause: act.cause,
        entry,
        previous: head.hash,
      });
      const next: KeptHead = {
        n,
        hash: record.hash,
        receipts,
        shiftsClosed: head.shiftsClosed + (entry.kind === 'shift-closed' ? 1 : 0),
        shift: entry.kind === 'shift-opened' ? n : entry.kind === 'shift-closed' ? 0 : head.shift,
        writer: head.writer,
      };
      store('records').add(record);
      store('head').put(next, 'head');
      if (isTold(entry)) {
        store('outbox').put({ n, state: 'waiting', attempts: 0 } satisfies Unsent);
      }
      if (act.clears !== undefined) {
        store('desk').delete(act.clears);
      }
      return record as JournalRecord & { readonly entry: E };
    });
  }

  async head(): Promise<Head> {
    return within(this.database, ['head'], 'readonly', (store) => headIn(store('head')));
  }

  async record(n: number): Promise<JournalRecord | undefined> {
    return within(this.database, ['records'], 'readonly', (store) => answer(store('records').get(n)));
  }

  async after(n: number, limit: number): Promise<JournalRecord[]> {
    return within(this.database, ['records'], 'readonly', (store) =>
      answer(store('records').getAll(IDBKeyRange.lowerBound(n, true), limit)),
    );
  }

  async ofReceipt(receipt: string): Promise<JournalRecord | undefined> {
    return within(this.database, ['records'], 'readonly', (store) =>
      answer(store('records').index('receipt').get(receipt)),
    );
  }

  async unsent(): Promise<Unsent[]> {
    return within(this.database, ['outbox'], 'readonly', (store) => answer(store('outbox').getAll()));
  }

  async acknowledged(n: number): Promise<void> {
    await within(this.database, ['outbox'], 'readwrite', (store) => answer(store('outbox').delete(n)));
  }

  async note(unsent: Unsent): Promise<void> {
    await within(this.database, ['outbox'], 'readwrite', async (store) => {
      if ((await answer(store('outbox').getKey(unsent.n))) !== undefined) {
        await answer(store('outbox').put(unsent));
      }
    });
  }
}

async function headIn(store: IDBObjectStore): Promise<KeptHead> {
  return ((await answer(store.get('head'))) as KeptHead | undefined) ?? EMPTY;
}
