import { isProblem, told } from '@oneshelf/client';
import { api } from '../access/shopper';
import { nextPaymentId, type Behaviour, type Order } from './orders';

/** How long the TEST provider takes that answers late, or twice. */
const DELAY_SECONDS = 5;

/** Words that say that somebody was first: the order itself tells how it stands. */
const ALREADY = new Set(['order/already-paid', 'order/payment-in-flight', 'order/exists-different']);

/**
 * Pays what is open of an order. Undefined when another tab, or another phone, was first: then the order is to be looked at.
 * By its receipt anybody may pay for a guest's order, from any phone; it is how the simulated payer does it.
 */
export async function pay(order: Order, behaviour: Behaviour, byReceipt = false): Promise<Order | undefined> {
  const body = {
    kind: 'TEST' as const,
    amount: order.total,
    behaviour,
    delaySeconds: behaviour === 'LATE' || behaviour === 'TWICE' ? DELAY_SECONDS : 0,
  };
  const paymentId = nextPaymentId(order);
  try {
    const { body: answer } = byReceipt
      ? await told(
          api.PUT('/v1/receipts/{code}/payments/{paymentId}', {
            params: { path: { code: order.id, paymentId } },
            body,
          }),
        )
      : await told(
          api.PUT('/v1/orders/{id}/payments/{paymentId}', { params: { path: { id: order.id, paymentId } }, body }),
        );
    return answer;
  } catch (thrown) {
    if (isProblem(thrown) && ALREADY.has(thrown.word)) {
      return undefined;
    }
    throw thrown;
  }
}
