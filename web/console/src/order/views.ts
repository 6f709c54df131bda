import { ref, watch } from 'vue';
import type { OrderState, Proof } from './orders';

/** What orders one looks at. */
export interface Filter {
  readonly state: OrderState | '';
  readonly channel: string;
  readonly location: string;
  /** On one of its lines. */
  readonly sku: string;
  /** In which a till sold it. */
  readonly shift: string;
  /** With prices by hand that are proven, or not, or that stood on labels. */
  readonly priceByHand: Proof | '';
  /** Bought at this instant or later. */
  readonly from: string;
  /** Sold at this instant or later, as the figures of the day count it. */
  readonly soldSince: string;
  /** How the order's id, which is also the receipt's number, begins. */
  readonly id: string;
}

export interface View {
  readonly id: string;
  /** A saved view has a name of its own; the others are named by their words. */
  readonly name?: string;
  readonly filter: Filter;
}

export const EVERYTHING: Filter = {
  state: '',
  channel: '',
  location: '',
  sku: '',
  shift: '',
  priceByHand: '',
  from: '',
  soldSince: '',
  id: '',
};

export const STANDING_VIEWS: readonly View[] = [
  { id: 'all', filter: EVERYTHING },
  { id: 'toFulfil', filter: { ...EVERYTHING, state: 'PLACED' } },
  { id: 'unpaid', filter: { ...EVERYTHING, state: 'AWAITING_PAYMENT' } },
  { id: 'done', filter: { ...EVERYTHING, state: 'COMPLETED' } },
  { id: 'cancelled', filter: { ...EVERYTHING, state: 'CANCELLED' } },
  { id: 'unproven', filter: { ...EVERYTHING, priceByHand: 'UNPROVEN' } },
  { id: 'labelled', filter: { ...EVERYTHING, priceByHand: 'LABEL' } },
];

const FIELDS = Object.keys(EVERYTHING) as (keyof Filter)[];

export const same = (one: Filter, other: Filter) => FIELDS.every((field) => one[field] === other[field]);

const KEY = 'oneshelf.order-views';

/** Views somebody saved in this browser. What is kept there may be anything; what is not a view is left out. */
export function readViews(kept: string | null): View[] {
  try {
    const all: unknown = JSON.parse(kept ?? '[]');
    // A view that was kept before there was a field has nothing in it.
    return Array.isArray(all)
      ? all
          .filter(isView)
          .slice(0, 20)
          .map((view) => ({ ...view, filter: { ...EVERYTHING, ...view.filter } }))
      : [];
  } catch {
    return [];
  }
}

function isView(value: unknown): value is View {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const { id, name, filter } = value as Record<string, unknown>;
  return (
    typeof id === 'string' &&
    typeof name === 'string' &&
    typeof filter === 'object' &&
    filter !== null &&
    ['state', 'channel', 'location'].every((field) => typeof (filter as Record<string, unknown>)[field] === 'string') &&
    FIELDS.every((field) => ['string', 'undefined'].includes(typeof (filter as Record<string, unknown>)[field]))
  );
}

export function useViews() {
  const saved = ref<View[]>([]);
  try {
    saved.value = readViews(localStorage.getItem(KEY));
  } catch {
    // Nothing is kept in this browser.
  }
  watch(saved, (views) => {
    try {
      localStorage.setItem(KEY, JSON.stringify(views));
    } catch {
      // The same.
    }
  });
  return saved;
}
