import { isProblem, Problem, told, type AnswerOf } from '@oneshelf/client';
import { computed, ref, shallowRef } from 'vue';
import { api, shopper } from '../access/shopper';
import type { Guest } from '../access/guests';
import { isRecord, keep, kept, onKeptElsewhere } from '../kept';
import { CHANNEL, shopCurrency } from '../network/channel';
import type { Mode } from '../network/places';
import { isUnsent, isWantedLine, sameLines, together, unsentAfter, unsentWith, withUnsent } from './lines';
import type { Unsent, WantedLine } from './lines';

export type Offer = AnswerOf<'/v1/orders:quote', 'post'>;
type Answer = AnswerOf<'/v1/baskets/{id}', 'get'>;

/** How the goods are to reach the shopper: what the basket is priced and planned for. */
export interface Way {
  readonly mode: Mode;
  readonly location?: string;
}

type Edit = (lines: readonly WantedLine[]) => WantedLine[];

interface Kept {
  /** The basket's id, or empty before there is one: lines kept for another one are merged, never lost. */
  readonly basket: string;
  readonly lines: WantedLine[];
  readonly way: Way;
  /** What was changed and the server has not acknowledged: SKU by SKU, so that what other devices changed besides stays. */
  readonly unsent?: readonly Unsent[];
  /** So is the way. */
  readonly wayUnsent?: boolean;
}

const NAME = 'basket';
const OTHERWISE: Way = { mode: 'SHIP' };
/** What was heard of the server this recently is not asked again before an edit. */
const FRESH_MILLISECONDS = 4000;

function isKept(value: unknown): value is Kept {
  return (
    isRecord(value) &&
    typeof value['basket'] === 'string' &&
    Array.isArray(value['lines']) &&
    value['lines'].every(isWantedLine) &&
    isRecord(value['way']) &&
    typeof value['way']['mode'] === 'string' &&
    (value['unsent'] === undefined || (Array.isArray(value['unsent']) && value['unsent'].every(isUnsent)))
  );
}

const before = kept(NAME, isKept);

const lines = ref<WantedLine[]>(before?.lines ?? []);
const way = ref<Way>(before?.way ?? OTHERWISE);
const offer = shallowRef<Offer>();
/** The word of the problem that keeps it from being offered now, such as `order/shortfall`. */
const obstacle = ref<string>();
const problem = shallowRef<Problem>();
const busy = ref(0);
let heardAt = 0;
let line: Promise<void> = Promise.resolve();

/** What is kept now, with something of it different. */
function remember(guest: Guest | undefined, different: Partial<Pick<Kept, 'unsent' | 'wayUnsent'>> = {}): void {
  const { unsent = [], wayUnsent = false } = { ...kept(NAME, isKept), ...different };
  keep(NAME, {
    // Whoever is not yet known to the server has no basket there.
    basket: guest?.basket ?? '',
    lines: lines.value,
    way: way.value,
    ...(unsent.length > 0 ? { unsent } : {}),
    ...(wayUnsent ? { wayUnsent } : {}),
  } satisfies Kept);
}

function unsent(): readonly Unsent[] {
  return kept(NAME, isKept)?.unsent ?? [];
}

function hear(guest: Guest, answer: Answer): void {
  const mine = kept(NAME, isKept);
  const heard = answer.wanted.lines.map(({ sku, quantity }) => ({ sku, quantity }));
  lines.value = withUnsent(heard, mine?.unsent ?? []);
  way.value = mine?.wayUnsent === true ? mine.way : wayOf(answer);
  const current = sameLines(lines.value, heard) && lines.value.length > 0;
  offer.value = current ? (answer.offer ?? undefined) : undefined;
  obstacle.value = current ? answer.obstacle?.type.replace('https://oneshelf.io/problems/', '') : undefined;
  heardAt = Date.now();
  remember(guest);
}

function wayOf({ wanted: { fulfilment } }: Answer): Way {
  const { mode, location } = fulfilment;
  return location === undefined || location === null ? { mode } : { mode, location };
}

async function put(guest: Guest, wanted: readonly WantedLine[], how: Way): Promise<void> {
  const sent = unsent();
  const currency = await shopCurrency();
  const { body } = await told(
    api.PUT('/v1/baskets/{id}', {
      params: { path: { id: guest.basket } },
      body: {
        channel: CHANNEL,
        ...(currency === undefined ? {} : { currency }),
        lines: withUnsent(wanted, sent).map(({ sku, quantity }) => ({ sku, quantity })),
        fulfilment: how,
      },
    }),
  );
  // What was changed while the answer was out, here or in another tab, is still to be sent.
  const mine = kept(NAME, isKept);
  remember(guest, {
    unsent: unsentAfter(mine?.unsent ?? [], sent),
    wayUnsent: mine?.wayUnsent === true && !sameWay(mine.way, how),
  });
  hear(guest, body);
}

function sameWay(a: Way, b: Way): boolean {
  return a.mode === b.mode && a.location === b.location;
}

/**
 * Brings the lines up to date with what other devices of this shopper did, and sends what was changed here; lines of a guest who
 * ended come along.
 *
 * @param edit the last change, once more on what the server has, for the place where it puts a line
 */
async function catchUp(guest: Guest, edit: Edit = (all) => [...all]): Promise<void> {
  const there = await read(guest);
  // Looked at afterwards: something may have been put in while the server was asked.
  const mine = kept(NAME, isKept);
  const how = mine?.wayUnsent === true ? mine.way : undefined;
  if (mine !== undefined && mine.lines.length > 0 && (there === undefined || mine.basket !== guest.basket)) {
    await put(guest, edit(together(there?.wanted.lines ?? [], mine.lines)), how ?? mine.way);
  } else if (there === undefined) {
    offer.value = undefined;
    heardAt = Date.now();
    remember(guest, { unsent: [], wayUnsent: false });
  } else if (how !== undefined || (mine?.unsent ?? []).length > 0) {
    await put(guest, edit(there.wanted.lines), how ?? wayOf(there));
  } else {
    hear(guest, there);
  }
}

/** What the server keeps under the guest's basket, if anything. */
async function read(guest: Guest): Promise<Answer | undefined> {
  try {
    return (await told(api.GET('/v1/baskets/{id}', { params: { path: { id: guest.basket } } }))).body;
  } catch (thrown) {
    if (isProblem(thrown) && thrown.status === 404) {
      return undefined;
    }
    throw thrown;
  }
}

/** One thing after the other, so that an edit rests on the one before it. */
function inTurn(work: () => Promise<void>): Promise<void> {
  busy.value++;
  const done = line.then(work).then(
    () => {
      problem.value = undefined;
    },
    (thrown: unknown) => {
      problem.value = isProblem(thrown) ? thrown : Problem.unreachable(thrown);
    },
  );
  line = done.finally(() => busy.value--);
  return line;
}

/** Looks at the basket again, unless it was heard of a moment ago. */
function refresh(evenIfFresh = true): Promise<void> {
  return inTurn(async () => {
    if (evenIfFresh || Date.now() - heardAt > FRESH_MILLISECONDS) {
      await catchUp(await shopper.present());
    }
  });
}

/**
 * Changes the lines: shown and kept in this browser at once, so that who leaves the page in the same moment loses nothing; then
 * made on what the server has, so that an edit on another device is not lost. When the server cannot be reached the change stays
 * in this browser and is made when it can.
 *
 * @param edit may be made twice, and the second time changes nothing
 */
function change(edit: Edit): Promise<void> {
  const was = lines.value;
  lines.value = edit(was);
  offer.value = undefined;
  remember(shopper.known(), { unsent: unsentWith(unsent(), was, lines.value) });
  return inTurn(async () => {
    const guest = await shopper.present();
    if (Date.now() - heardAt > FRESH_MILLISECONDS) {
      await catchUp(guest, edit);
    } else {
      await put(guest, lines.value, way.value);
    }
  });
}

/** Chooses how the goods reach the shopper; the basket is priced and planned anew. */
function chooseWay(how: Way): Promise<void> {
  way.value = how;
  remember(shopper.known(), { wayUnsent: lines.value.length > 0 });
  return inTurn(async () => {
    const guest = await shopper.present();
    if (lines.value.length > 0) {
      await put(guest, lines.value, how);
    } else {
      remember(guest, { wayUnsent: false });
    }
  });
}

/** Takes out what was ordered, when it is still what stands there. */
function empty(): Promise<void> {
  return change(() => []);
}

/** Goes on with the basket of another device, and with what stands in this one. */
function continueAs(token: string, expiresAt: string, basket: string): Promise<void> {
  return inTurn(async () => {
    const guest: Guest = { token, expiresAt, basket };
    shopper.become(guest);
    await catchUp(guest);
  });
}

const pieces = computed(() => lines.value.reduce((sum, { quantity }) => sum + quantity, 0));

/** The shopper's basket: one for all pages and tabs. */
export function useBasket() {
  return { lines, way, offer, obstacle, problem, busy, pieces, refresh, change, chooseWay, empty, continueAs };
}

/** Keeps this tab's basket that of the others, and of other devices when one comes back to it. */
export function followBasket(): void {
  onKeptElsewhere(NAME, () => {
    const other = kept(NAME, isKept);
    lines.value = other?.lines ?? [];
    way.value = other?.way ?? OTHERWISE;
    offer.value = undefined;
    // What the other tab is about to send is told again when it has.
    if (other?.unsent === undefined && other?.wayUnsent !== true) {
      void refresh();
    }
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') {
      void refresh(false);
    }
  });
  window.addEventListener('online', () => void refresh());
}
