package io.oneshelf.order;

import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Found;
import io.oneshelf.journal.Reach;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.Money;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.kernel.Role;
import io.oneshelf.offer.OfferRefusal;
import io.oneshelf.payment.TakeTender;
import io.oneshelf.payment.Tender;
import io.oneshelf.payment.TenderKind;
import io.oneshelf.payment.TenderState;
import io.oneshelf.stock.Shortfall;
import io.oneshelf.stock.Stock;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes one more tender for an order that awaits payment; the tender is part of the order, and its id makes it harmless to retry. */
final class PayingOrder implements Verb<PayingOrder.Command, Stored<Order>> {

    private final Stock stock;

    PayingOrder(Stock stock) {
        this.stock = stock;
    }

    /** @param currency of the tender's amount */
    record Command(Caller caller, OrderId order, TakeTender asked, Currency currency) {}

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

    /**
     * Cash counts as paid by being said, so it is said by who takes it: a store, or a machine of the retailer. A shopper who
     * might say so would have the goods for nothing.
     */
    static Optional<Refusal> cashByOthers(Caller caller, TenderKind kind) {
        Role role = caller.role();
        return kind != TenderKind.CASH || role == Role.OWNER || role == Role.INTEGRATION || role.isOfStore()
                ? Optional.empty()
                : Optional.of(new OrderRefusal.Plain(
                        OrderProblem.CASH_BY_OTHERS, "The role " + role.word() + " takes no cash."));
    }

    @Override
    public Decision<Stored<Order>> decide(Draft draft, Command command) {
        Optional<Stored<Order>> found = draft.document(Order.key(command.order()));
        Optional<Refusal> outOfReach = OrderInHand.outOfReach(command.caller(), found);
        if (outOfReach.isPresent()) {
            return Decision.drop(outOfReach.get());
        }
        Optional<Refusal> cash = cashByOthers(command.caller(), command.asked().kind());
        if (cash.isPresent()) {
            return Decision.drop(cash.get());
        }
        Stored<Order> stored = found.orElseThrow();
        Currency currency = Currency.getInstance(stored.body().bill().currency());
        if (!currency.equals(command.currency())) {
            return Decision.drop(new OfferRefusal.CurrencyMismatch(currency, command.currency()));
        }
        Optional<Tender> same = stored.body().bill().tender(command.asked().id());
        if (same.isPresent()) {
            List<String> differing = differing(same.get().asked(), command.asked());
            return differing.isEmpty()
                    ? Decision.found(stored)
                    : Decision.drop(new OrderRefusal.PaymentExistsDifferent(differing));
        }
        Optional<Refusal> closed = closed(stored.body());
        if (closed.isPresent()) {
            return Decision.drop(closed.get());
        }
        long open = stored.body().bill().open();
        if (command.asked().amount() != open) {
            return Decision.drop(new OrderRefusal.TendersDiffer(
                    new Money(command.asked().amount(), currency), new Money(open, currency)));
        }
        OrderInHand order =
                new OrderInHand(draft, stock, stored, command.caller().name());
        // Its hold has expired while a payment was in flight, and then the clock was set back: it is open still, and
        // what
        // it wants may be another's by now.
        Optional<Shortfall> gone = order.isHeld() ? Optional.empty() : order.shortfallWithoutHold();
        return gone.isPresent()
                ? Decision.drop(OrderRefusal.NotEnough.of(gone.get()))
                : Decision.made(pay(draft, command, order));
    }

    private static Stored<Order> pay(Draft draft, Command command, OrderInHand order) {
        order.take(command.asked(), draft.now());
        boolean failed = order.bill().tenders().getLast().state() == TenderState.FAILED;
        boolean paid = order.bill().paid();
        if (paid) {
            if (!order.isHeld()) {
                order.hold(null);
                order.note(Step.HELD_AGAIN, "It was paid after the hold had expired.");
            }
            order.paid(draft.now());
        }
        Stored<Order> written = order.write();
        String currency = written.body().bill().currency();
        if (paid) {
            draft.happened(new OrderEvent.OrderPaid(
                    command.order(),
                    written.body().state(),
                    currency,
                    written.body().bill().total()));
        } else if (failed) {
            draft.happened(new OrderEvent.PaymentFailed(
                    command.order(),
                    command.asked().id(),
                    currency,
                    command.asked().amount()));
        }
        return written;
    }

    /** Why an order takes no more payments. */
    private static Optional<Refusal> closed(Order order) {
        return Optional.ofNullable(
                switch (order.state()) {
                    case AWAITING_PAYMENT ->
                        order.bill().open() == 0
                                ? new OrderRefusal.Plain(
                                        OrderProblem.PAYMENT_IN_FLIGHT,
                                        "A provider was asked and has not answered yet.")
                                : null;
                    case PLACED, COMPLETED -> new OrderRefusal.Plain(OrderProblem.ALREADY_PAID, "The order is paid.");
                    case CANCELLED ->
                        new OrderRefusal.Plain(OrderProblem.ALREADY_CANCELLED, "The order was called off.");
                    case LAPSED ->
                        new OrderRefusal.Plain(OrderProblem.ALREADY_LAPSED, "The order was not paid in time.");
                });
    }

    private static List<String> differing(TakeTender before, TakeTender now) {
        List<String> fields = new ArrayList<>();
        if (before.kind() != now.kind()) {
            fields.add("kind");
        }
        if (before.amount() != now.amount()) {
            fields.add("amount");
        }
        if (before.behaviour() != now.behaviour()) {
            fields.add("behaviour");
        }
        if (before.delaySeconds() != now.delaySeconds()) {
            fields.add("delaySeconds");
        }
        return fields;
    }
}
