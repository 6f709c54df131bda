import { isProblem, pages, told, type AnswerOf } from '@oneshelf/client';
import { api } from '../access/shopper';

export type Order = AnswerOf<'/v1/orders/{id}', 'get'>;
export type Payment = Order['payments'][number];

/** How the TEST provider is to behave: what the payer does on the phone. */
export type Behaviour = 'SUCCEED' | 'FAIL' | 'LATE' | 'TWICE';

/** An order of this shopper's; undefined when there is none under that id. */
export async function ownOrder(id: string): Promise<Order | undefined> {
  try {
    return (await told(api.GET('/v1/orders/{id}', { params: { path: { id } } }))).body;
  } catch (thrown) {
    if (isProblem(thrown) && thrown.status === 404) {
      return undefined;
    }
    throw thrown;
  }
}

/** The order of a receipt, to whoever holds it; undefined when the code opens none. */
export async function orderOfReceipt(code: string): Promise<Order | undefined> {
  try {
    return (await told(api.GET('/v1/receipts/{code}', { params: { path: { code } } }))).body;
  } catch (thrown) {
    if (isProblem(thrown) && (thrown.status === 404 || thrown.status === 400)) {
      return undefined;
    }
    throw thrown;
  }
}

/** Own orders, the newest first. */
export async function ownOrders(): Promise<Order[]> {
  const all = await pages(
    (cursor) =>
      api.GET('/v1/orders', { params: { query: { limit: 200, ...(cursor === undefined ? {} : { cursor }) } } }),
    (body) => body.orders,
  );
  return all.sort((a, b) => Date.parse(b.recordedAt) - Date.parse(a.recordedAt));
}

/**
 * The id of the next payment of an order: its number. Two tabs that pay the same order name the same payment, and it is taken
 * once; after one that failed, the next has another number.
 */
export function nextPaymentId(order: Pick<Order, 'payments'>): string {
  return `pay-${order.payments.length + 1}`;
}

/** What is still to be paid, and nobody has been asked for yet. */
export function isPayable(order: Pick<Order, 'state' | 'paymentState'>): boolean {
  return order.state === 'AWAITING_PAYMENT' && order.paymentState !== 'IN_FLIGHT';
}

export function isCancellable(order: Pick<Order, 'state' | 'groups'>): boolean {
  return (
    (order.state === 'AWAITING_PAYMENT' || order.state === 'PLACED') &&
    order.groups.every((group) => group.state !== 'FULFILLED')
  );
}

/** Lines of which some units have been handed over and have not come back. */
export function returnable(order: Pick<Order, 'lines' | 'groups' | 'plan'>): Order['lines'] {
  const left = new Set(
    order.plan
      .filter((part) => order.groups.some((group) => group.id === part.group && group.state === 'FULFILLED'))
      .flatMap((part) => part.lines),
  );
  return order.lines.filter((line) => left.has(line.line) && line.returned < line.quantity);
}

/** How far a group has come: placed, paid, handed over. */
export type Stage = 'placed' | 'paid' | 'done' | 'cancelled';

export function stageOf(order: Pick<Order, 'state'>, group: Order['groups'][number]): Stage {
  switch (group.state) {
    case 'FULFILLED':
      return 'done';
    case 'CANCELLED':
      return 'cancelled';
    case 'RESERVED':
      return order.state === 'AWAITING_PAYMENT' ? 'placed' : 'paid';
  }
}

/** The code in what somebody typed or scanned: the code itself, or the address of a receipt. */
export function receiptCode(text: string): string | undefined {
  return /[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/.exec(text.toLowerCase())?.[0];
}

/**
 * The number of a receipt that a till has printed, in what somebody typed or scanned. It can be guessed, so it opens nothing to
 * somebody far away; in a store the sale is found by it.
 */
export function tillReceipt(text: string): string | undefined {
  return /^(?:https?:\/\/\S+\/)?([A-Z0-9]{1,12}-[0-9A-HJKMNP-TV-Z]{6}-\d{6,9})$/i.exec(text.trim())?.[1]?.toUpperCase();
}

/** The address under which a receipt is seen; its QR code on paper and on screens. */
export function receiptAddress(id: string): string {
  return `${location.origin}${import.meta.env.BASE_URL}#/receipt/${id}`;
}
