import { newId } from '@oneshelf/client';
import { forget, keep, kept } from '../kept';

const NAME = 'attempt';
const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value);

/**
 * The id under which the next order will be placed. It is made once and kept before anything is sent, and it stands in the
 * address of the checkout: so a second press, a reload, the back button, a second tab and an answer that was lost all speak of
 * the same order, of which there is one at most.
 */
export function nextOrderId(): string {
  const present = kept(NAME, isId);
  if (present !== undefined) {
    return present;
  }
  const id = newId();
  keep(NAME, id);
  return id;
}

/** There is an order under that id now: the next one gets another. */
export function used(id: string): void {
  if (kept(NAME, isId) === id) {
    forget(NAME);
  }
}
