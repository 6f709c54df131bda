package io.oneshelf.order;

import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.DueWork;
import io.oneshelf.journal.Found;
import io.oneshelf.journal.Reach;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import io.oneshelf.payment.Tender;
import io.oneshelf.payment.TenderState;
import io.oneshelf.stock.Stock;
import java.util.Optional;
import java.util.Set;

/**
 * A provider that was asked says that it has taken the money. In time, the order is placed. After its hold has expired, its
 * goods are held again if they are still there; otherwise, and when the order was called off meanwhile, the money goes back.
 */
final class AnsweringPayment implements Verb<DueWork, Boolean> {

    private static final String PROVIDER = "provider";

    private final Stock stock;

    AnsweringPayment(Stock stock) {
        this.stock = stock;
    }

    private static OrderId order(DueWork work) {
        return new OrderId(work.id().substring(0, work.id().lastIndexOf('/')));
    }

    private static String tender(DueWork work) {
        return work.id().substring(work.id().lastIndexOf('/') + 1);
    }

    @Override
    public Set<DocKey<?>> documents(DueWork work) {
        return Set.of(Order.key(order(work)));
    }

    @Override
    public Reach reach(DueWork work, Found found) {
        return found.document(Order.key(order(work)))
                .map(stored -> OrderInHand.reach(stock, stored))
                .orElse(Reach.NOTHING);
    }

    @Override
    public Decision<Boolean> decide(Draft draft, DueWork work) {
        draft.done(work);
        Optional<Stored<Order>> stored = draft.document(Order.key(order(work)));
        Optional<Tender> tender = stored.flatMap(order -> order.body().bill().tender(tender(work)));
        if (tender.isPresent()) {
            answer(draft, stored.orElseThrow(), tender.get());
        }
        return Decision.found(true);
    }

    private void answer(Draft draft, Stored<Order> stored, Tender tender) {
        OrderId id = new OrderId(stored.key().id());
        String name = tender.asked().id();
        OrderInHand order = new OrderInHand(draft, stock, stored, PROVIDER);
        String currency = stored.body().bill().currency();
        if (tender.state() != TenderState.IN_FLIGHT) {
            order.note(Step.PAYMENT_REPEATED, "The provider spoke of payment " + name + " again.");
            order.write();
        } else if (order.state() != OrderState.AWAITING_PAYMENT) {
            order.takenTooLate(name, draft.now());
            order.note(Step.REFUNDED_LATE_PAYMENT, "Payment " + name + " came after the order had ended.");
            order.write();
            draft.happened(new OrderEvent.LatePaymentRefunded(
                    id, name, currency, tender.asked().amount()));
        } else if (!order.isHeld() && order.shortfallWithoutHold().isPresent()) {
            order.takenTooLate(name, draft.now());
            order.note(
                    Step.REFUNDED_LATE_PAYMENT,
                    "Payment " + name + " came after the hold had expired, and the goods were gone.");
            long refunded = order.bill().refunded();
            order.lapse("The goods were gone when the payment came.");
            order.write();
            draft.happened(new OrderEvent.LatePaymentRefunded(
                    id, name, currency, tender.asked().amount()));
            draft.happened(new OrderEvent.OrderLapsed(id, currency, order.bill().refunded() - refunded));
        } else {
            order.taken(name, draft.now());
            settle(draft, order, id, name, stored.body());
        }
    }

    /** The money is there and the goods are, or can be, held: is all of it paid, and if not, is there still time? */
    private static void settle(Draft draft, OrderInHand order, OrderId id, String name, Order before) {
        String currency = before.bill().currency();
        if (order.bill().paid()) {
            if (!order.isHeld()) {
                order.hold(null);
                order.note(Step.HELD_AGAIN, "Payment " + name + " came after the hold had expired.");
            }
            order.paid(draft.now());
            order.write();
            draft.happened(new OrderEvent.OrderPaid(
                    id, order.state(), currency, order.bill().total()));
        } else if (before.heldUntil() != null && !draft.now().isBefore(before.heldUntil())) {
            long refunded = order.bill().refunded();
            order.lapse("A part was never paid.");
            order.write();
            draft.happened(new OrderEvent.OrderLapsed(id, currency, order.bill().refunded() - refunded));
        } else {
            // What has no hold to expire is ended by a reminder; the one it had may have come while this was in flight.
            if (before.heldUntil() != null && !order.hasHold()) {
                draft.remind(before.heldUntil(), PlacingOrder.LAPSE, id.value());
            }
            order.write();
        }
    }
}
