package io.oneshelf.order;

import io.oneshelf.access.NotFound;
import io.oneshelf.access.StoreScope;
import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Found;
import io.oneshelf.journal.Reach;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.stock.Shortfall;
import io.oneshelf.stock.Stock;
import java.util.Optional;
import java.util.Set;

/** The goods of one group leave. A store fulfils its own groups, whoever answers for the rest of the order. */
final class FulfillingGroup implements Verb<FulfillingGroup.Command, Stored<Order>> {

    private final Stock stock;

    FulfillingGroup(Stock stock) {
        this.stock = stock;
    }

    record Command(Caller caller, OrderId order, int group) {}

    @Override
    public Set<DocKey<?>> documents(Command command) {
        return Set.of(Order.key(command.order()));
    }

    @Override
    public Reach reach(Command command, Found found) {
        Optional<Stored<Order>> stored = found.document(Order.key(command.order()));
        return stored.flatMap(order -> group(order.body(), command.group()))
                .map(group -> OrderInHand.reach(stock, stored.orElseThrow(), group))
                .orElse(Reach.NOTHING);
    }

    @Override
    public Decision<Stored<Order>> decide(Draft draft, Command command) {
        Optional<Stored<Order>> found = draft.document(Order.key(command.order()));
        if (found.isEmpty()) {
            return Decision.drop(NotFound.of("order"));
        }
        Stored<Order> stored = found.get();
        Optional<Group> group = group(stored.body(), command.group());
        if (group.isEmpty()) {
            return Decision.drop(NotFound.of("group"));
        }
        Optional<Refusal> otherStore =
                StoreScope.refusal(command.caller(), group.get().location());
        if (otherStore.isPresent()) {
            return Decision.drop(otherStore.get());
        }
        return switch (group.get().state()) {
            case FULFILLED -> Decision.found(stored);
            case CANCELLED ->
                Decision.drop(new OrderRefusal.Plain(OrderProblem.ALREADY_CANCELLED, "The group was called off."));
            case RESERVED ->
                stored.body().state() == OrderState.PLACED
                        ? fulfil(draft, command, stored, group.get())
                        : Decision.drop(new OrderRefusal.Plain(OrderProblem.NOT_PAID, "The order is not paid."));
        };
    }

    private Decision<Stored<Order>> fulfil(Draft draft, Command command, Stored<Order> stored, Group group) {
        OrderInHand order =
                new OrderInHand(draft, stock, stored, command.caller().name());
        Optional<Shortfall> shortfall = order.shortfall(group);
        if (shortfall.isPresent()) {
            return Decision.drop(OrderRefusal.NotEnough.of(shortfall.get()));
        }
        order.fulfil(group, draft.now());
        order.note(Step.FULFILLED, "Group " + group.group() + " has left.");
        Stored<Order> written = order.write();
        draft.happened(new OrderEvent.OrderFulfilled(
                command.order(), group.group(), group.location(), written.body().state()));
        return Decision.found(written);
    }

    private static Optional<Group> group(Order order, int number) {
        return order.groups().stream().filter(group -> group.group() == number).findFirst();
    }
}
