package io.oneshelf.order;

import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.DueWork;
import io.oneshelf.journal.Expiry;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import io.oneshelf.ledger.Hold;
import io.oneshelf.payment.PaymentState;
import io.oneshelf.stock.Stock;
import java.util.Optional;
import java.util.Set;

/**
 * Nobody paid in time. The hold's expiry says so under the locks; an order without goods has no hold and falls due instead.
 *
 * <p>An order whose payment is in flight does not lapse: its provider has been asked and will answer. Its hold has ended all
 * the same, because nobody may keep goods from others by being slow; the answer decides what becomes of it
 * ({@link AnsweringPayment}).
 */
final class LapsingOrder implements Expiry, Verb<DueWork, Boolean> {

    private final Stock stock;

    LapsingOrder(Stock stock) {
        this.stock = stock;
    }

    @Override
    public void expired(Draft draft, String document, Hold hold) {
        draft.document(Order.key(new OrderId(document)))
                .filter(stored -> stored.body().state() == OrderState.AWAITING_PAYMENT)
                .ifPresent(stored -> expired(draft, stored, hold.id().part()));
    }

    private void expired(Draft draft, Stored<Order> stored, int part) {
        OrderInHand order = new OrderInHand(draft, stock, stored, Happening.CLOCK);
        OrderId id = new OrderId(stored.key().id());
        int group = order.groups().stream()
                .filter(each -> each.hold() == part)
                .findFirst()
                .orElseThrow()
                .group();
        order.holdExpired(part);
        if (order.bill().state() == PaymentState.IN_FLIGHT) {
            order.write();
            draft.happened(new OrderEvent.HoldExpired(id, group));
        } else {
            lapse(draft, order, id);
        }
    }

    @Override
    public Set<DocKey<?>> documents(DueWork work) {
        return Set.of(Order.key(new OrderId(work.id())));
    }

    @Override
    public Decision<Boolean> decide(Draft draft, DueWork work) {
        draft.done(work);
        Optional<Stored<Order>> stored = draft.document(Order.key(new OrderId(work.id())));
        stored.filter(order -> order.body().state() == OrderState.AWAITING_PAYMENT
                        && order.body().bill().state() != PaymentState.IN_FLIGHT)
                .ifPresent(order -> lapse(draft, stock, order));
        return Decision.found(true);
    }

    static void lapse(Draft draft, Stock stock, Stored<Order> stored) {
        lapse(
                draft,
                new OrderInHand(draft, stock, stored, Happening.CLOCK),
                new OrderId(stored.key().id()));
    }

    private static void lapse(Draft draft, OrderInHand order, OrderId id) {
        long refunded = order.bill().refunded();
        order.lapse("Nobody paid in time.");
        order.write();
        draft.happened(new OrderEvent.OrderLapsed(
                id, order.bill().currency(), order.bill().refunded() - refunded));
    }
}
