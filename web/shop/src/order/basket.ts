import { isProblem, Problem, told, type AnswerOf } from '@oneshelf/client';
import { computed, ref, shallowRef } from 'vue';
import { api, shopper } from '../access/shopper';
import type { Guest } from '../access/guests';
import { keep, kept, onKeptElsewhere } from '../kept';
import { CHANNEL, shopCurrency } from '../network/channel';
import { sameLines, unsentAfter, unsentWith, withUnsent, type Unsent, type WantedLine } from './lines';
import { comesAlong, isKept, merged, OTHERWISE, type Edit, type Kept, type Wanted, type Way } from './merged';

export type Offer = AnswerOf<'/v1/orders:quote', 'post'>;
type Answer = AnswerOf<'/v1/baskets/{id}', 'get'>;

/** A basket as the server told it last. An edit names its version, and is refused where another device was faster. */
interface Standing extends Wanted {
  readonly basket: string;
  readonly version: number;
}

const NAME = 'basket';
/** What was heard of the server this recently is not asked again when one comes back to the page. */
const FRESH_MILLISECONDS = 4000;
/** So often in a row another device may be faster; then the shopper is told, and may try again. */
const OVERTAKEN_MOST = 5;

const asItIs: Edit = (lines) => [...lines];
const before = kept(NAME, isKept);

const lines = ref<WantedLine[]>([...(before?.lines ?? [])]);
const way = ref<Way>(before?.way ?? OTHERWISE);
const offer = shallowRef<Offer>();
/** The word of the problem that keeps it from being offered now, such as `order/shortfall`. */
const obstacle = ref<string>();
const problem = shallowRef<Problem>();
const busy = ref(0);
let standing: Standing | undefined;
let heardAt = 0;
let line: Promise<void> = Promise.resolve();

/** Keeps what is shown now, and of the rest what is different. */
function remember(different: Partial<Pick<Kept, 'basket' | 'unsent' | 'wayUnsent'>>): void {
  const { basket = '', unsent = [], wayUnsent = false } = { ...kept(NAME, isKept), ...different };
  keep(NAME, {
    basket,
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
  standing = standingOf(guest, answer);
  lines.value = withUnsent(standing.lines, mine?.unsent ?? []);
  way.value = mine?.wayUnsent === true ? mine.way : standing.way;
  const current = sameLines(lines.value, standing.lines) && lines.value.length > 0;
  offer.value = current ? (answer.offer ?? undefined) : undefined;
  obstacle.value = current ? answer.obstacle?.type.replace('https://oneshelf.io/problems/', '') : undefined;
  heardAt = Date.now();
  remember({ basket: guest.basket });
}

function standingOf(guest: Guest, { wanted, version }: Answer): Standing {
  const { mode, location } = wanted.fulfilment;
  return {
    basket: guest.basket,
    version,
    lines: wanted.lines.map(({ sku, quantity }) => ({ sku, quantity })),
    way: location === undefined || location === null ? { mode } : { mode, location },
  };
}

function sameWay(a: Way, b: Way): boolean {
  return a.mode === b.mode && a.location === b.location;
}

/**
 * Keeps on the server what is made of what stands there. Where another device was faster, it is made anew of what stands then.
 *
 * @param there what was heard of it last; undefined when nothing was there
 */
async function put(guest: Guest, there: Standing | undefined, edit: Edit = asItIs): Promise<void> {
  const currency = await shopCurrency();
  let seen = there;
  for (let overtaken = 0; ; overtaken++) {
    const mine = kept(NAME, isKept);
    const sent = mine?.unsent ?? [];
    const { lines: wanted, way: how } = merged(seen, mine, guest.basket, edit);
    try {
      const { body } = await told(
        api.PUT('/v1/baskets/{id}', {
          params: { path: { id: guest.basket } },
          headers: seen === undefined ? { 'If-None-Match': '*' } : { 'If-Match': `"${seen.version}"` },
          body: {
            channel: CHANNEL,
            ...(currency === undefined ? {} : { currency }),
            lines: wanted.map(({ sku, quantity }) => ({ sku, quantity })),
            fulfilment: how,
          },
        }),
      );
      // What was changed while the answer was out, here or in another tab, is still to be sent.
      const now = kept(NAME, isKept);
      remember({
        unsent: unsentAfter(now?.unsent ?? [], sent),
        wayUnsent: now?.wayUnsent === true && !sameWay(now.way, how),
      });
      hear(guest, body);
      return;
    } catch (thrown) {
      if (!isProblem(thrown) || thrown.word !== 'request/changed-meanwhile' || overtaken === OVERTAKEN_MOST) {
        throw thrown;
      }
      const answer = await read(guest);
      seen = answer === undefined ? undefined : standingOf(guest, answer);
    }
  }
}

/**
 * Brings the lines up to date with what other devices of this shopper did, and sends what was changed here; lines of a guest who
 * ended come along.
 */
async function catchUp(guest: Guest, edit?: Edit): Promise<void> {
  const answer = await read(guest);
  // Looked at afterwards: something may have been put in while the server was asked.
  const mine = kept(NAME, isKept);
  if (answer === undefined) {
    standing = undefined;
    if (mine !== undefined && mine.lines.length > 0) {
      await put(guest, undefined, edit);
    } else {
      offer.value = undefined;
      heardAt = Date.now();
      remember({ basket: guest.basket, unsent: [], wayUnsent: false });
    }
  } else if (comesAlong(mine, guest.basket) || mine?.wayUnsent === true || (mine?.unsent ?? []).length > 0) {
    await put(guest, standingOf(guest, answer), edit);
  } else {
    hear(guest, answer);
  }
}

/** Sends what was changed here, as a change of what was heard last of the server. */
async function send(guest: Guest, edit?: Edit): Promise<void> {
  if (standing?.basket === guest.basket) {
    await put(guest, standing, edit);
  } else {
    await catchUp(guest, edit);
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
 * @param edit is made on what is here, and again on what the server has
 */
function change(edit: Edit): Promise<void> {
  const was = lines.value;
  lines.value = edit(was);
  offer.value = undefined;
  remember({ unsent: unsentWith(unsent(), was, lines.value) });
  return inTurn(async () => send(await shopper.present(), edit));
}

/** Chooses how the goods reach the shopper; the basket is priced and planned anew. */
function chooseWay(how: Way): Promise<void> {
  way.value = how;
  remember({ wayUnsent: lines.value.length > 0 });
  return inTurn(async () => {
    const guest = await shopper.present();
    if (lines.value.length > 0) {
      await send(guest);
    } else {
      remember({ basket: guest.basket, wayUnsent: false });
    }
  });
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
  return { lines, way, offer, obstacle, problem, busy, pieces, refresh, change, chooseWay, continueAs };
}

/** Keeps this tab's basket that of the others, and of other devices when one comes back to it. */
export function followBasket(): void {
  onKeptElsewhere(NAME, () => {
    const other = kept(NAME, isKept);
    lines.value = [...(other?.lines ?? [])];
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
