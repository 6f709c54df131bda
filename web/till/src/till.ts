import { createApi, isProblem, newId } from '@oneshelf/client';
import { minorDigits, useLanguage } from '@oneshelf/kit';
import { computed, ref, shallowRef, toRaw, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import { BookSync } from './book/book-sync';
import { Book, nameIn, type BookAge, type Goods } from './book/goods';
import { find, type Found } from './book/finding';
import { Approvals, type Approved, type Asked } from './device/approval';
import { NewerDatabaseError, openDatabase } from './device/database';
import { Desk } from './device/desk';
import { Server } from './device/server';
import { newDevice, type Setup } from './device/setup';
import { Tabs, type Holding } from './device/tabs';
import { showCustomer, type CustomerLine } from './display/display';
import { faultOf, type Fault } from './journal/chain';
import { DeviceJournal } from './journal/device-journal';
import type { AllowedBy, Entry, JournalRecord, Return, ReturnedLine, Sale, SoldLine } from './journal/entry';
import { ElsewhereError, type Act, type Unsent } from './journal/journal';
import { Outbox, type OutboxState } from './journal/outbox';
import { settle, type Handed, type Settlement } from './money/tenders';
import * as baskets from './sale/basket';
import type { Basket, LabelPrice, Ware } from './sale/basket';
import { readScan, usualRules } from './scan/read';
import { after, expectedIn, shiftOf, sumOfCount, type Shift } from './shift/shift';

/** Where the opening of the till stands. */
export type Opening = 'opening' | 'no-browser-database' | 'newer-database' | 'to-set-up' | 'ready';

/** A basket put aside for a moment. */
export interface Parked {
  readonly key: string;
  readonly at: number;
  readonly basket: Basket;
}

export type Kept<E extends Entry> = JournalRecord & { readonly entry: E };

const BASKET = 'basket';
const SETUP = 'setup';
const CASHIER = 'cashier';
/** How often goods and prices are asked after. */
const BOOK_EVERY = 30_000;

/** Everything a till is, behind one object; the screens show it and act on it. */
export interface Till {
  readonly opening: Ref<Opening>;
  /** The browser keeps what a later version of this page has written, and this one cannot use it. */
  readonly newer: ShallowRef<NewerDatabaseError | undefined>;
  readonly holding: Ref<Holding>;
  readonly setup: ShallowRef<Setup | undefined>;
  readonly cashier: Ref<string>;
  readonly shift: ShallowRef<Shift | undefined>;
  readonly basket: ShallowRef<Basket>;
  readonly parked: ShallowRef<readonly Parked[]>;
  readonly lastSale: ShallowRef<Kept<Sale> | undefined>;
  readonly outbox: ShallowRef<OutboxState>;
  readonly bookAge: ShallowRef<BookAge>;
  readonly currency: ComputedRef<string>;
  readonly total: ComputedRef<bigint>;
  readonly journalFault: ShallowRef<Fault | undefined>;
  readonly server: () => Server;
  readonly goods: (code: string) => Goods | undefined;
  /** The name of a picture that can be shown now. */
  readonly pictureOf: (goods: Goods) => string | undefined;
  open(): Promise<void>;
  takeOver(): Promise<void>;
  setUp(setup: Omit<Setup, 'device' | 'clockBehind'>): Promise<void>;
  newToken(token: string): Promise<void>;
  openShift(cashier: string, float: bigint): Promise<void>;
  moveCash(way: 'in' | 'out', minor: bigint, reason: string): Promise<void>;
  closeShift(counted: Readonly<Record<string, number>>): Promise<Shift>;
  look(text: string, times: number): Found;
  put(goods: Goods, quantity: number, label?: LabelPrice): void;
  change(next: Basket): void;
  /** So many of a line; beyond what was allowed at its price by hand, of the same goods at the ordinary price. */
  count(line: number, quantity: number): void;
  park(): Promise<void>;
  recall(key: string): Promise<void>;
  approve(name: string, pin: string, asked: Asked): ReturnType<Approvals['ask']>;
  setPrice(
    line: number,
    priced: { readonly minor: bigint; readonly per: string; readonly reason: string; readonly quantity: number },
    approved: Approved,
  ): void;
  settle(handed: readonly Handed[]): Settlement;
  sell(handed: readonly Handed[]): Promise<Kept<Sale>>;
  takeBack(back: {
    readonly cause: string;
    readonly order?: string;
    readonly lines: readonly ReturnedLine[];
    readonly cash: bigint;
    /** Who allowed it, without a receipt. */
    readonly approved?: Approved;
  }): Promise<Kept<Return>>;
  handOver(order: string, group: string, units: number): Promise<JournalRecord>;
  /** Sends what waits and answers what became of a record: undefined once the server has acknowledged it. */
  standing(n: number): Promise<Unsent | undefined>;
  unsent(): Promise<{ readonly unsent: Unsent; readonly record: JournalRecord | undefined }[]>;
  sendAgain(n: number): Promise<void>;
  settleException(n: number, note: string): Promise<void>;
  ofReceipt(number: string): Promise<JournalRecord | undefined>;
  latest(count: number): Promise<JournalRecord[]>;
  wholeJournal(): Promise<JournalRecord[]>;
}

let till: Till | undefined;

/** The till of this page. */
export function useTill(): Till {
  till ??= makeTill();
  return till;
}

function makeTill(): Till {
  const language = useLanguage();
  const opening = ref<Opening>('opening');
  const newer = shallowRef<NewerDatabaseError>();
  const holding = ref<Holding>('waiting');
  const setup = shallowRef<Setup>();
  const cashier = ref('');
  const shift = shallowRef<Shift>();
  const basket = shallowRef<Basket>(baskets.emptyBasket(newId()));
  const parked = shallowRef<readonly Parked[]>([]);
  const lastSale = shallowRef<Kept<Sale>>();
  const outboxState = shallowRef<OutboxState>({ line: 'idle', waiting: 0, refused: 0 });
  const bookAge = shallowRef<BookAge>({ size: 0 });
  const journalFault = shallowRef<Fault>();
  const currency = computed(() => setup.value?.currency ?? 'GBP');
  const total = computed(() => baskets.totalOf(basket.value));
  const tab = newId();
  const book = new Book();
  const desk = later<Desk>('the desk');
  const database = later<IDBDatabase>('the database');
  const journal = later<DeviceJournal>('the journal');
  const outbox = later<Outbox>('the outbox');
  const approvals = later<Approvals>('approvals');
  const sync = later<BookSync>('the book');
  const server = new Server(
    () => setup.value?.token,
    0,
    (clockBehind) => {
      if (setup.value !== undefined) {
        behind(keepSetup({ ...setup.value, clockBehind }));
      }
    },
  );
  const tabs = new Tabs((now) => behind(become(now)));
  let outboxTimer: ReturnType<typeof setTimeout> | undefined;
  let bookTimer: ReturnType<typeof setTimeout> | undefined;

  /**
   * What goes on behind the screens. Whatever is under way fails when a newer version of this page closes the database under
   * it; that is no fault, for it goes on from where it stood when the page is loaded again.
   */
  function behind(work: Promise<unknown>): void {
    work.catch((thrown: unknown) => {
      if (newer.value === undefined) {
        throw thrown;
      }
    });
  }

  async function keepSetup(next: Setup): Promise<void> {
    setup.value = next;
    await desk().put(SETUP, next);
  }

  async function open(): Promise<void> {
    try {
      const opened = await openDatabase((by) => {
        newer.value = by;
        tabs.letGo();
        behind(become('elsewhere'));
      });
      database.set(opened);
      desk.set(new Desk(opened));
    } catch (thrown) {
      newer.value = thrown instanceof NewerDatabaseError ? thrown : undefined;
      opening.value = newer.value === undefined ? 'no-browser-database' : 'newer-database';
      return;
    }
    // The browser may clear what a page keeps when the disk is full, unless it is asked not to.
    await navigator.storage?.persist?.().catch(() => false);
    const kept = await desk().get<Setup>(SETUP);
    if (kept === undefined) {
      opening.value = 'to-set-up';
      return;
    }
    setup.value = kept;
    server.recall(kept.clockBehind);
    await ready();
  }

  /** Puts the till together once it knows who it is. */
  async function ready(): Promise<void> {
    const { device, location } = known();
    journal.set(new DeviceJournal(database(), { device, location, tab, clock: server.clock }));
    outbox.set(new Outbox(journal(), server.tell, (state) => (outboxState.value = state)));
    approvals.set(new Approvals(server, desk()));
    const api = createApi({
      token: () => setup.value?.token,
      patience: ONCE,
      fetch: async (request) => {
        const response = await fetch(request);
        server.heard(response);
        return response;
      },
    });
    sync.set(new BookSync(database(), book, api, server.clock));
    await sync().recall();
    bookAge.value = sync().age;
    cashier.value = (await desk().get<string>(CASHIER)) ?? '';
    opening.value = 'ready';
    await tabs.ask();
  }

  /** Another tab has the till now, or this one has. */
  async function become(now: Holding): Promise<void> {
    if (now === 'here') {
      await journal().takePen();
      const kept = await desk().get<Basket>(BASKET);
      basket.value = kept ?? baskets.emptyBasket(newId());
      await readShift();
      await readParked();
      holding.value = now;
      behind(pumpOutbox());
      behind(pumpBook());
      behind(checkJournal());
      return;
    }
    holding.value = now;
    clearTimeout(outboxTimer);
    clearTimeout(bookTimer);
  }

  async function readShift(): Promise<void> {
    const head = await journal().head();
    const opened = head.shift === 0 ? undefined : await journal().after(head.shift - 1, head.n);
    shift.value = opened === undefined ? undefined : shiftOf(opened);
  }

  async function readParked(): Promise<void> {
    parked.value = (await desk().beginning<Omit<Parked, 'key'>>('parked:')).map(([key, value]) => ({ key, ...value }));
  }

  async function checkJournal(): Promise<void> {
    journalFault.value = faultOf(await wholeJournal());
  }

  async function wholeJournal(): Promise<JournalRecord[]> {
    const records: JournalRecord[] = [];
    for (;;) {
      const some = await journal().after(records.length, 500);
      records.push(...some);
      if (some.length < 500) {
        return records;
      }
    }
  }

  /** Sends now, and again when the outbox says; called again it only comes sooner. */
  async function pumpOutbox(): Promise<void> {
    clearTimeout(outboxTimer);
    if (holding.value !== 'here') {
      return;
    }
    const again = await outbox().step();
    clearTimeout(outboxTimer);
    if (again > 0 && holding.value === 'here') {
      outboxTimer = setTimeout(() => behind(pumpOutbox()), again);
    }
  }

  async function pumpBook(): Promise<void> {
    clearTimeout(bookTimer);
    try {
      await sync().step();
    } catch (thrown) {
      // The server is away or does not know this till: the book stays as it is, its age is on the screen.
      if (!isProblem(thrown)) {
        throw thrown;
      }
    } finally {
      bookAge.value = sync().age;
      if (holding.value === 'here') {
        bookTimer = setTimeout(() => behind(pumpBook()), BOOK_EVERY);
      }
    }
  }

  window.addEventListener('online', () => {
    if (opening.value === 'ready') {
      behind(pumpOutbox());
      behind(pumpBook());
    }
  });

  function known(): Setup {
    const now = setup.value;
    if (now === undefined) {
      throw new Error('the till is not set up');
    }
    return now;
  }

  async function append<E extends Entry>(act: Omit<Act<E>, 'cashier'>): Promise<Kept<E>> {
    try {
      const record = await journal().append({ ...act, cashier: cashier.value });
      shift.value = after(shift.value, record);
      // It waits from now on, not from when the outbox gets round to it: a cashier who reads "all sent" may believe it.
      const { line, waiting, refused } = outboxState.value;
      outboxState.value = { line: line === 'idle' ? 'sending' : line, waiting: waiting + 1, refused };
      behind(pumpOutbox());
      return record;
    } catch (thrown) {
      if (thrown instanceof ElsewhereError) {
        holding.value = 'elsewhere';
      }
      throw thrown;
    }
  }

  function change(next: Basket): void {
    basket.value = next;
    behind(desk().put(BASKET, toRaw(next)));
  }

  function wareOf(goods: Goods): Ware | undefined {
    return book.ware(goods, currency.value, server.clock());
  }

  /** While the server is away no picture is asked for, so that nothing is seen to be missing. */
  const pictureOf = (goods: Goods | undefined) => (outboxState.value.line === 'away' ? undefined : goods?.picture);
  const pictured = (lines: readonly SoldLine[]): CustomerLine[] =>
    lines.map((line) => ({ ...line, picture: pictureOf(book.ofCode(line.sku)) }));

  watch([basket, lastSale], () => {
    const sold = lastSale.value?.entry;
    if (basket.value.lines.length > 0 || sold === undefined) {
      showCustomer({
        state: basket.value.lines.length === 0 ? 'idle' : 'basket',
        currency: currency.value,
        total: total.value.toString(),
        lines: pictured(baskets.soldLines(basket.value, (name, sku) => nameIn(language.value, name, sku))),
      });
    } else {
      showCustomer({
        state: 'paid',
        currency: sold.currency,
        total: sold.total,
        change: sold.change,
        lines: pictured(sold.lines),
      });
    }
  });

  return {
    opening,
    newer,
    holding,
    setup,
    cashier,
    shift,
    basket,
    parked,
    lastSale,
    outbox: outboxState,
    bookAge,
    currency,
    total,
    journalFault,
    server: () => server,
    goods: (code) => book.ofCode(code),
    pictureOf,
    open,
    takeOver: () => tabs.takeOver(),
    async setUp(fresh) {
      await keepSetup({ ...fresh, device: newDevice(fresh.till), clockBehind: server.behind });
      await ready();
    },
    async newToken(token) {
      await keepSetup({ ...known(), token });
      behind(pumpOutbox());
      behind(pumpBook());
    },
    async openShift(name, float) {
      cashier.value = name;
      await desk().put(CASHIER, name);
      await append({
        cause: newId(),
        entry: () => ({ kind: 'shift-opened', float: float.toString(), currency: currency.value }),
      });
    },
    async moveCash(way, minor, reason) {
      await append({ cause: newId(), entry: () => ({ kind: 'cash-moved', way, minor: minor.toString(), reason }) });
    },
    async closeShift(counted) {
      const open = shift.value;
      if (open === undefined) {
        throw new Error('no shift is open');
      }
      await append({
        cause: `close-${open.n}`,
        entry: (mint) => ({
          kind: 'shift-closed',
          z: mint.shiftsClosed + 1,
          counted,
          sum: sumOfCount(counted).toString(),
          expected: expectedIn(open).toString(),
        }),
      });
      const closed = shift.value;
      shift.value = undefined;
      if (closed === undefined) {
        throw new Error('the shift was closed and is gone');
      }
      return closed;
    },
    look(text, times) {
      const at = server.clock();
      const rules = usualRules(new Date(at).getUTCFullYear(), minorDigits(currency.value));
      const today = new Intl.DateTimeFormat('sv-SE', { timeZone: setup.value?.zone ?? 'UTC' }).format(at);
      return find(book, readScan(text, rules), times, { currency: currency.value, at, today });
    },
    put(goods, quantity, label) {
      const ware = wareOf(goods);
      if (ware === undefined) {
        return;
      }
      lastSale.value = undefined;
      change(baskets.put(basket.value, ware, quantity, label));
    },
    change,
    count(id, quantity) {
      const goods = book.ofCode(basket.value.lines.find((line) => line.id === id)?.sku ?? '');
      change(baskets.withQuantity(basket.value, id, quantity, goods === undefined ? undefined : wareOf(goods)));
    },
    async park() {
      const at = server.clock();
      const aside = toRaw(basket.value);
      await desk().put(`parked:${aside.id}`, { at, basket: aside });
      change(baskets.emptyBasket(newId()));
      await readParked();
    },
    async recall(key) {
      const aside = parked.value.find((each) => each.key === key);
      if (aside === undefined || basket.value.lines.length > 0) {
        return;
      }
      lastSale.value = undefined;
      change(
        baskets.repriced(aside.basket, (sku) => {
          const goods = book.ofCode(sku);
          const ware = goods === undefined ? undefined : wareOf(goods);
          return ware === undefined ? undefined : { minor: ware.price, per: ware.per };
        }),
      );
      await desk().remove(key);
      await readParked();
    },
    approve: (name, pin, asked) =>
      approvals().ask(name, pin, 'refund' in asked ? asked : { ...asked, line: `${basket.value.id}/${asked.line}` }),
    setPrice(line, { minor, per, reason, quantity }, approved) {
      const byHand = { reason, ...allowedBy(approved) };
      change(baskets.withPrice(basket.value, line, { minor, per }, byHand, quantity));
    },
    settle: (handed) => settle(total.value, handed),
    async sell(handed) {
      const sold = basket.value;
      const settled = settle(total.value, handed);
      if (sold.lines.length === 0 || settled.open > 0n) {
        throw new Error('a sale is written down when it is paid');
      }
      const told = (parts: readonly Handed[]) => parts.map(({ kind, minor }) => ({ kind, minor: minor.toString() }));
      const record = await append<Sale>({
        cause: sold.id,
        clears: BASKET,
        entry: (mint) => ({
          kind: 'sale',
          receipt: mint.receipt(),
          ...(mint.shift === undefined ? {} : { shift: mint.shift }),
          currency: currency.value,
          lines: baskets.soldLines(sold, (name, sku) => nameIn(language.value, name, sku)),
          total: settled.due.toString(),
          handed: told(settled.handed),
          tenders: told(settled.tenders),
          change: settled.change.toString(),
        }),
      });
      lastSale.value = record;
      basket.value = baskets.emptyBasket(newId());
      return record;
    },
    async takeBack({ cause, order, lines, cash, approved }) {
      const refund = lines.reduce((sum, line) => sum + BigInt(line.refund), 0n);
      return append<Return>({
        cause,
        entry: (mint) => ({
          kind: 'return',
          receipt: mint.receipt(),
          ...(mint.shift === undefined ? {} : { shift: mint.shift }),
          ...(order === undefined ? {} : { order }),
          currency: currency.value,
          lines,
          refund: refund.toString(),
          cash: cash.toString(),
          ...(approved === undefined ? {} : allowedBy(approved)),
        }),
      });
    },
    handOver: (order, group, units) =>
      append({ cause: `handover-${order}-${group}`, entry: () => ({ kind: 'handover', order, group, units }) }),
    async standing(n) {
      await outbox().step();
      return (await journal().unsent()).find((each) => each.n === n);
    },
    async unsent() {
      const all = await journal().unsent();
      return Promise.all(all.map(async (unsent) => ({ unsent, record: await journal().record(unsent.n) })));
    },
    async sendAgain(n) {
      await outbox().again(n);
      await pumpOutbox();
    },
    async settleException(n, note) {
      const record = await journal().record(n);
      const back = record?.entry.kind === 'return' ? record.entry : undefined;
      await append({
        cause: `exception-${n}`,
        entry: () => ({
          kind: 'exception-settled',
          of: n,
          note,
          ...(back === undefined ? {} : { notPaid: { refund: back.refund, cash: back.cash } }),
        }),
      });
      await journal().acknowledged(n);
      await outbox().step();
    },
    ofReceipt: (number) => journal().ofReceipt(number),
    async latest(count) {
      const { n } = await journal().head();
      return (await journal().after(Math.max(0, n - count), count)).reverse();
    },
    wholeJournal,
  };
}

/** The book asks once; the pump comes again by itself. */
const ONCE = { again: 0, wait: () => Promise.resolve(), chance: () => 0 };

/** As the journal says it. */
function allowedBy({ by, offline, approval }: Approved): AllowedBy {
  return { approvedBy: by, ...(offline ? { offline } : {}), approval };
}

/** Something that is there from a certain moment on; asked for before, that is our mistake. */
function later<T>(what: string): { (): T; set(value: T): void } {
  let held: { readonly value: T } | undefined;
  const get = () => {
    if (held === undefined) {
      throw new Error(`${what} is not there yet`);
    }
    return held.value;
  };
  return Object.assign(get, {
    set(value: T) {
      held = { value };
    },
  });
}
