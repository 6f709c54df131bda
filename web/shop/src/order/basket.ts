import { isProblem, Problem, told, type AnswerOf } from '@oneshelf/client';
import { computed, ref, shallowRef } from 'vue';
import { api, shopper } from '../access/shopper';
import type { Guest } from '../access/guests';
import { isRecord, keep, kept, onKeptElsewhere } from '../kept';
import { CHANNEL, shopCurrency } from '../network/channel';
import type { Mode } from '../network/places';
import { isWantedLine, together, type WantedLine } from './lines';

export type Offer = AnswerOf<'/v1/orders:quote', 'post'>;
type Answer = AnswerOf<'/v1/baskets/{id}', 'get'>;

/** How the goods are to reach the shopper: what the basket is priced and planned for. */
export interface Way {
  readonly mode: Mode;
  readonly location?: string;
}

type Edit = (lines: readonly WantedLine[]) => WantedLine[];

interface Kept {
  /** The basket's id: lines kept for another one are merged, never lost. */
  readonly basket: string;
  readonly lines: WantedLine[];
  readonly way: Way;
  /** The lines are newer than what the server has: it has not answered yet, or could not be reached. */
  readonly unsent?: boolean;
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
    typeof value['way']['mode'] === 'string'
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
/** An earlier change did not reach the server, and what stands here goes before what stands there. */
let behind = before?.unsent === true;
/** Changes that were shown and are still to be sent, in their order. Each may be made twice, and the second time changes nothing. */
const waiting: Edit[] = [];
let line: Promise<void> = Promise.resolve();

function remember(guest: Guest | undefined, unsent = false): void {
  keep(NAME, {
    // Whoever is not yet known to the server has no basket there.
    basket: guest?.basket ?? '',
    lines: lines.value,
    way: way.value,
    ...(unsent ? { unsent } : {}),
  } satisfies Kept);
}

function hear(guest: Guest, answer: Answer): void {
  const heard = answer.wanted.lines.map(({ sku, quantity }) => ({ sku, quantity }));
  lines.value = waiting.reduce((all, edit) => edit(all), heard);
  const { mode, location } = answer.wanted.fulfilment;
  way.value = location === undefined || location === null ? { mode } : { mode, location };
  offer.value = lines.value.length === 0 || waiting.length > 0 ? undefined : (answer.offer ?? undefined);
  obstacle.value =
    lines.value.length === 0 ? undefined : answer.obstacle?.type.replace('https://oneshelf.io/problems/', '');
  heardAt = Date.now();
  behind = false;
  remember(guest, waiting.length > 0);
}

async function put(guest: Guest, wanted: readonly WantedLine[], how: Way): Promise<void> {
  const currency = await shopCurrency();
  const { body } = await told(
    api.PUT('/v1/baskets/{id}', {
      params: { path: { id: guest.basket } },
      body: {
        channel: CHANNEL,
        ...(currency === undefined ? {} : { currency }),
        lines: wanted.map(({ sku, quantity }) => ({ sku, quantity })),
        fulfilment: how,
      },
    }),
  );
  hear(guest, body);
}

/**
 * Brings the lines up to date with what other devices of this shopper did; lines of a guest who ended come along.
 *
 * @param unsent whether what stands here goes before what stands there
 */
async function catchUp(guest: Guest, unsent?: boolean): Promise<void> {
  const mine = kept(NAME, isKept);
  try {
    const { body } = await told(api.GET('/v1/baskets/{id}', { params: { path: { id: guest.basket } } }));
    if (mine?.basket === guest.basket && (unsent ?? mine.unsent === true)) {
      await put(guest, mine.lines, mine.way);
    } else if (mine !== undefined && mine.basket !== guest.basket && mine.lines.length > 0) {
      await put(guest, together(body.wanted.lines, mine.lines), way.value);
    } else {
      hear(guest, body);
    }
  } catch (thrown) {
    if (!isProblem(thrown) || thrown.status !== 404) {
      throw thrown;
    }
    // Nothing is kept under that id yet.
    if (mine !== undefined && mine.lines.length > 0) {
      await put(guest, mine.lines, mine.way);
    } else {
      // What was put in a moment ago stands and is about to be sent.
      offer.value = undefined;
      heardAt = Date.now();
    }
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
  waiting.push(edit);
  lines.value = edit(lines.value);
  offer.value = undefined;
  remember(shopper.known(), true);
  return inTurn(async () => {
    try {
      const guest = await shopper.present();
      if (Date.now() - heardAt > FRESH_MILLISECONDS) {
        // Only what failed to reach the server goes before it: this change is made on what the server has.
        await catchUp(guest, behind);
      }
      waiting.shift();
      await put(guest, edit(lines.value), way.value);
    } catch (thrown) {
      waiting.splice(0, waiting[0] === edit ? 1 : 0);
      behind = true;
      lines.value = edit(lines.value);
      remember(shopper.known(), true);
      throw thrown;
    }
  });
}

/** Chooses how the goods reach the shopper; the basket is priced and planned anew. */
function chooseWay(how: Way): Promise<void> {
  way.value = how;
  remember(shopper.known(), lines.value.length > 0);
  return inTurn(async () => {
    const guest = await shopper.present();
    if (lines.value.length > 0) {
      await put(guest, lines.value, how);
    } else {
      remember(guest);
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
    // What the other tab is about to send is told again when it has.
    if (other?.unsent !== true) {
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
