package io.oneshelf.order;

import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Found;
import io.oneshelf.journal.Reach;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.stock.Stock;
import java.util.Optional;
import java.util.Set;

/** Calls an order off before anything has left: its goods are free again, and what was paid goes back. */
final class CancellingOrder implements Verb<CancellingOrder.Command, Stored<Order>> {

    private final Stock stock;

    CancellingOrder(Stock stock) {
        this.stock = stock;
    }

    record Command(Caller caller, OrderId order) {}

    @Override
    public Set<DocKey<?>> documents(Command command) {
        return Set.of(Order.key(command.order()));
    }

    @Override
    public Reach reach(Command command, Found found) {
        return found.document(Order.key(command.order()))
                .map(stored -> OrderInHand.reach(stock, stored))
                .orElse(Reach.NOTHING);
    }

    @Override
    public Decision<Stored<Order>> decide(Draft draft, Command command) {
        Optional<Stored<Order>> found = draft.document(Order.key(command.order()));
        Optional<Refusal> outOfReach = OrderInHand.outOfReach(command.caller(), found);
        if (outOfReach.isPresent()) {
            return Decision.drop(outOfReach.get());
        }
        Stored<Order> stored = found.orElseThrow();
        return switch (stored.body().state()) {
            case CANCELLED -> Decision.found(stored);
            case LAPSED ->
                Decision.drop(new OrderRefusal.Plain(OrderProblem.ALREADY_LAPSED, "The order was not paid in time."));
            case COMPLETED -> Decision.drop(alreadyFulfilled());
            case AWAITING_PAYMENT, PLACED ->
                stored.body().groups().stream().anyMatch(group -> group.state() == GroupState.FULFILLED)
                        ? Decision.drop(alreadyFulfilled())
                        : Decision.found(cancel(draft, command, stored));
        };
    }

    private static OrderRefusal alreadyFulfilled() {
        return new OrderRefusal.Plain(
                OrderProblem.ALREADY_FULFILLED, "Goods of the order have left; what left can be returned.");
    }

    private Stored<Order> cancel(Draft draft, Command command, Stored<Order> stored) {
        OrderInHand order =
                new OrderInHand(draft, stock, stored, command.caller().name());
        long refunded = order.bill().refunded();
        order.cancel(draft.now());
        Stored<Order> written = order.write();
        draft.happened(new OrderEvent.OrderCancelled(
                command.order(), order.bill().currency(), order.bill().refunded() - refunded));
        return written;
    }
}
