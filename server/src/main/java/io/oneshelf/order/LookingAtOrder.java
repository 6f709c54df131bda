package io.oneshelf.order;

import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Found;
import io.oneshelf.journal.Reach;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import io.oneshelf.payment.PaymentState;
import io.oneshelf.stock.Stock;
import java.time.Instant;
import java.util.Set;

/**
 * Answers an order that nobody paid in time as decisions see it. The door ends every due hold on the shelves it locks before
 * it decides, and {@link LapsingOrder} hears of it; an order without goods has no hold and is ended here.
 */
final class LookingAtOrder implements Verb<OrderId, Stored<Order>> {

    private final Stock stock;

    LookingAtOrder(Stock stock) {
        this.stock = stock;
    }

    /** True when the books still show as held what no decision would take for held. */
    static boolean isNeeded(Order order, Instant now) {
        boolean heldYet = order.groups().stream().anyMatch(group -> group.hold() != 0);
        return order.state() == OrderState.AWAITING_PAYMENT
                && order.heldUntil() != null
                && !order.heldUntil().isAfter(now)
                && (heldYet || order.bill().state() != PaymentState.IN_FLIGHT);
    }

    @Override
    public Set<DocKey<?>> documents(OrderId id) {
        return Set.of(Order.key(id));
    }

    @Override
    public Reach reach(OrderId id, Found found) {
        return found.document(Order.key(id))
                .map(stored -> OrderInHand.reach(stock, stored))
                .orElse(Reach.NOTHING);
    }

    @Override
    public Decision<Stored<Order>> decide(Draft draft, OrderId id) {
        Stored<Order> stored = draft.document(Order.key(id)).orElseThrow();
        if (isNeeded(stored.body(), draft.now()) && stored.body().bill().state() != PaymentState.IN_FLIGHT) {
            LapsingOrder.lapse(draft, stock, stored);
        }
        return Decision.found(draft.document(Order.key(id)).orElseThrow());
    }
}
