package io.oneshelf.order;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Event;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.LocationCode;
import java.time.Instant;

/**
 * What order tells the feed: ids and numbers. Amounts are minor units of {@code currency}, tax included. Who wants the lines
 * reads the document the event is about.
 */
public sealed interface OrderEvent extends Event {

    OrderId order();

    @Override
    default DocKey<?> about() {
        return Order.key(order());
    }

    /**
     * An order was accepted. It may have been paid and carried out in the same moment: {@code state} says so, and no
     * other event does, so that a sale at a till is one piece of news.
     *
     * @param lines how many lines
     * @param occurredAt when it was placed; a till without a network tells it later
     */
    record OrderPlaced(
            OrderId order,
            ChannelCode channel,
            LocationCode location,
            OrderState state,
            String currency,
            long total,
            int lines,
            Instant occurredAt)
            implements OrderEvent {
        @Override
        public String type() {
            return "order.placed";
        }
    }

    /** An order that awaited payment was paid. */
    record OrderPaid(OrderId order, OrderState state, String currency, long total) implements OrderEvent {
        @Override
        public String type() {
            return "order.paid";
        }
    }

    /** A provider refused a payment; the order still awaits one. */
    record PaymentFailed(OrderId order, String payment, String currency, long amount) implements OrderEvent {
        @Override
        public String type() {
            return "order.payment-failed";
        }
    }

    /** A payment came when the order could no longer be kept; it went back. */
    record LatePaymentRefunded(OrderId order, String payment, String currency, long amount) implements OrderEvent {
        @Override
        public String type() {
            return "order.late-payment-refunded";
        }
    }

    /** The goods of an order whose payment is in flight are no longer held. */
    record HoldExpired(OrderId order, int group) implements OrderEvent {
        @Override
        public String type() {
            return "order.hold-expired";
        }
    }

    /** Nobody paid in time; {@code refunded} is what had been paid in part and went back. */
    record OrderLapsed(OrderId order, String currency, long refunded) implements OrderEvent {
        @Override
        public String type() {
            return "order.lapsed";
        }
    }

    /** It was called off before anything left; {@code refunded} is what went back. */
    record OrderCancelled(OrderId order, String currency, long refunded) implements OrderEvent {
        @Override
        public String type() {
            return "order.cancelled";
        }
    }

    /** The goods of a group have left. */
    record OrderFulfilled(OrderId order, int group, LocationCode location, OrderState state) implements OrderEvent {
        @Override
        public String type() {
            return "order.fulfilled";
        }
    }

    /** Units came back; {@code back} names the return. */
    record OrderReturned(OrderId order, ReturnId back, LocationCode location, long units, String currency, long refund)
            implements OrderEvent {
        @Override
        public String type() {
            return "order.returned";
        }
    }

    /**
     * Something that had happened already did not fit what the books knew; it was accepted.
     *
     * @param shortShelves shelves that had less than was taken
     * @param overpaid what was paid less what it would have cost here; below zero when less was paid
     */
    record ExceptionFound(OrderId order, int shortShelves, String currency, long overpaid) implements OrderEvent {
        @Override
        public String type() {
            return "order.exception-found";
        }
    }
}
