import { ref, watch } from 'vue';
import type { OrderState } from './orders';

/** What orders one looks at. */
export interface Filter {
  readonly state: OrderState | '';
  readonly channel: string;
  readonly location: string;
}

export interface View {
  readonly id: string;
  /** A saved view has a name of its own; the others are named by their words. */
  readonly name?: string;
  readonly filter: Filter;
}

export const EVERYTHING: Filter = { state: '', channel: '', location: '' };

export const STANDING_VIEWS: readonly View[] = [
  { id: 'all', filter: EVERYTHING },
  { id: 'toFulfil', filter: { ...EVERYTHING, state: 'PLACED' } },
  { id: 'unpaid', filter: { ...EVERYTHING, state: 'AWAITING_PAYMENT' } },
  { id: 'done', filter: { ...EVERYTHING, state: 'COMPLETED' } },
  { id: 'cancelled', filter: { ...EVERYTHING, state: 'CANCELLED' } },
];

export const same = (one: Filter, other: Filter) =>
  one.state === other.state && one.channel === other.channel && one.location === other.location;

const KEY = 'oneshelf.order-views';

/** Views somebody saved in this browser. What is kept there may be anything; what is not a view is left out. */
export function readViews(kept: string | null): View[] {
  try {
    const all: unknown = JSON.parse(kept ?? '[]');
    return Array.isArray(all) ? all.filter(isView).slice(0, 20) : [];
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
    ['state', 'channel', 'location'].every((field) => typeof (filter as Record<string, unknown>)[field] === 'string')
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
