import { told, type AnswerOf } from '@oneshelf/client';
import type { Language, Money } from '@oneshelf/kit';
import { api } from '../shell/session';

export type Order = AnswerOf<'/v1/orders/{id}', 'get'>;
export type OrderState = Order['state'];
export type Return = AnswerOf<'/v1/orders/{id}/returns/{returnId}', 'get'>;

/**
 * Whether the server's reason stands beside a line of the history. It is in English, and many lines have none: where the step says it
 * all, who reads Chinese is spared it.
 */
export const saysWhy = ({ what, why }: { what: string; why?: string | undefined }, language: Language): boolean =>
  why !== undefined && why !== '' && (language === 'en' || what === 'EXCEPTION');

/** One of those that tills took back without a receipt. */
export type ListedReturn = AnswerOf<'/v1/returns', 'get'>['returns'][number];

export const STATES: readonly OrderState[] = ['AWAITING_PAYMENT', 'PLACED', 'COMPLETED', 'CANCELLED', 'LAPSED'];

type Tone = 'plain' | 'good' | 'note' | 'warn' | 'bad';

/** Whether it is known that the person named allowed a price by hand, or that it stood on a label. */
export type Proof = NonNullable<Order['lines'][number]['override']>['proof'];

export const PROOFS: readonly Proof[] = ['UNPROVEN', 'PROVEN', 'LABEL'];

export const TONE_OF_PROOF: Record<Proof, Tone> = { UNPROVEN: 'warn', PROVEN: 'good', LABEL: 'plain' };

export const TONE_OF_STATE: Record<OrderState, Tone> = {
  AWAITING_PAYMENT: 'warn',
  PLACED: 'note',
  COMPLETED: 'good',
  CANCELLED: 'plain',
  LAPSED: 'plain',
};

export const TONE_OF_PAYMENT: Record<Order['paymentState'], Tone> = {
  NONE: 'plain',
  IN_FLIGHT: 'warn',
  AUTHORISED: 'note',
  CAPTURED: 'good',
  FAILED: 'bad',
  REFUNDED: 'plain',
};

export const TONE_OF_GROUP: Record<Order['groups'][number]['state'], Tone> = {
  RESERVED: 'note',
  FULFILLED: 'good',
  CANCELLED: 'plain',
};

/** What these orders come to, in each currency; the one with most orders first. */
export function sumOf(orders: readonly Pick<Order, 'total'>[]): Money[] {
  const sums = new Map<string, { orders: number; amount: bigint }>();
  for (const { total } of orders) {
    const so = sums.get(total.currency) ?? { orders: 0, amount: 0n };
    sums.set(total.currency, { orders: so.orders + 1, amount: so.amount + BigInt(total.amount) });
  }
  return [...sums]
    .sort(([, one], [, other]) => other.orders - one.orders)
    .map(([currency, { amount }]) => ({ amount: amount.toString(), currency }));
}

/** What can be done with an order as it stands. */
export const mayCancel = (order: Order) =>
  (order.state === 'AWAITING_PAYMENT' || order.state === 'PLACED') &&
  order.groups.every((group) => group.state !== 'FULFILLED');
export const waitingGroups = (order: Order) =>
  order.state === 'PLACED' ? order.groups.filter((group) => group.state === 'RESERVED') : [];
export const returnableLines = (order: Order) => {
  const left = new Set(
    order.plan
      .filter((plan) => order.groups.some((group) => group.id === plan.group && group.state === 'FULFILLED'))
      .flatMap((plan) => plan.lines),
  );
  return order.lines.filter((line) => left.has(line.line) && line.quantity > line.returned);
};

/** Every group that waits leaves; safe to repeat. */
export async function fulfil(order: Order): Promise<Order> {
  let now = order;
  for (const group of waitingGroups(order)) {
    now = (
      await told(
        api.POST('/v1/orders/{id}/groups/{groupId}/fulfil', {
          params: { path: { id: order.id, groupId: Number(group.id) } },
        }),
      )
    ).body;
  }
  return now;
}

export async function cancel(order: Order): Promise<Order> {
  return (await told(api.POST('/v1/orders/{id}/cancel', { params: { path: { id: order.id } } }))).body;
}
