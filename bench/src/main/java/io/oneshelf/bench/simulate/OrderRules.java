package io.oneshelf.bench.simulate;

import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Book;
import io.oneshelf.ledger.Hold;
import io.oneshelf.ledger.HoldState;
import io.oneshelf.order.Group;
import io.oneshelf.order.GroupState;
import io.oneshelf.order.Order;
import io.oneshelf.order.OrderLine;
import io.oneshelf.order.OrderState;
import io.oneshelf.order.Return;
import io.oneshelf.order.ReturnCondition;
import io.oneshelf.payment.PaymentState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is true of every order and return at every moment. */
final class OrderRules {

    private OrderRules() {}

    /** An order goes forward only, and its money is frozen. */
    static void follows(String key, @Nullable Order before, Order now) {
        if (before == null) {
            return;
        }
        boolean forward = switch (before.state()) {
            case AWAITING_PAYMENT -> true;
            case PLACED -> now.state() != OrderState.AWAITING_PAYMENT && now.state() != OrderState.LAPSED;
            case COMPLETED, CANCELLED, LAPSED -> now.state() == before.state();
        };
        Violation.unless(forward, "%s went from %s to %s", key, before.state(), now.state());
        Violation.unless(
                before.bill().total() == now.bill().total()
                        && before.bill().tax() == now.bill().tax()
                        && before.bill().captured() <= now.bill().captured()
                        && before.bill().refunded() <= now.bill().refunded()
                        && before.lines().size() == now.lines().size(),
                "the money of %s was frozen and has changed",
                key);
        for (int i = 0; i < now.lines().size(); i++) {
            OrderLine was = before.lines().get(i);
            OrderLine is = now.lines().get(i);
            Violation.unless(
                    was.runs().equals(is.runs())
                            && was.quantity() == is.quantity()
                            && was.returned() <= is.returned()
                            && is.returned() <= is.quantity(),
                    "line %s of %s was frozen and has changed",
                    is.line(),
                    key);
        }
        Violation.unless(
                now.history().size() >= before.history().size()
                        && now.history().subList(0, before.history().size()).equals(before.history()),
                "the history of %s was rewritten",
                key);
    }

    /** Its money, its goods and its holds are what the ledger says. */
    static void agrees(String key, Order order, Inspector.Story story, Map<Integer, Hold> holds) {
        long net = order.bill().captured() - order.bill().refunded();
        Violation.unless(
                story.taken == net, "%s has %s of the shopper's money, the ledger says %s", key, net, story.taken);
        boolean everythingBack = net == 0;
        boolean nothingBack = order.bill().paid() && order.bill().refunded() == 0;
        Violation.unless(
                !(everythingBack && story.tax != 0)
                        && !(nothingBack && story.tax != order.bill().tax()),
                "%s: tax of %s in the ledger, %s on the bill",
                key,
                story.tax,
                order.bill().tax());
        Map<Account, Long> left = new HashMap<>();
        for (OrderLine line : order.lines()) {
            Group group = order.groups().get(line.group() - 1);
            if (line.goods() && group.state() == GroupState.FULFILLED) {
                Account shelf = Account.of(
                        Book.STOCK, group.location().value(), line.sku().value());
                left.merge(shelf, -line.quantity(), Long::sum);
                left.merge(Account.world(Book.STOCK, "customer", line.sku().value()), line.quantity(), Long::sum);
            }
        }
        Violation.unless(left.equals(story.goods), "%s: %s have left, the ledger says %s", key, left, story.goods);
        Set<Integer> waiting = new HashSet<>();
        int fulfilled = 0;
        int reserved = 0;
        for (Group group : order.groups()) {
            fulfilled += group.state() == GroupState.FULFILLED ? 1 : 0;
            reserved += group.state() == GroupState.RESERVED ? 1 : 0;
            if (group.hold() != 0) {
                waiting.add(group.hold());
                Hold hold = holds.get(group.hold());
                HoldState wanted = order.state() == OrderState.AWAITING_PAYMENT ? HoldState.HELD : HoldState.CONFIRMED;
                Violation.unless(
                        hold != null && hold.state() == wanted && group.state() == GroupState.RESERVED,
                        "%s is %s and its hold %s",
                        key,
                        order.state(),
                        hold);
            } else if (group.state() == GroupState.RESERVED) {
                boolean hasGoods =
                        order.lines().stream().anyMatch(line -> line.goods() && line.group() == group.group());
                Violation.unless(
                        !hasGoods
                                || order.state() == OrderState.AWAITING_PAYMENT
                                        && order.bill().state() == PaymentState.IN_FLIGHT
                                || order.state() == OrderState.AWAITING_PAYMENT && order.heldUntil() != null,
                        "%s is %s and holds nothing",
                        key,
                        order.state());
            }
        }
        for (Hold hold : holds.values()) {
            boolean mayLinger = order.state() == OrderState.LAPSED && hold.state() == HoldState.HELD;
            Violation.unless(
                    !hold.state().isOpen() || waiting.contains(hold.id().part()) || mayLinger,
                    "nobody waits on hold %s of %s",
                    hold.id(),
                    key);
        }
        boolean fits = switch (order.state()) {
            case AWAITING_PAYMENT ->
                reserved == order.groups().size() && !order.bill().paid();
            case PLACED -> reserved > 0 && order.bill().paid();
            case COMPLETED -> reserved == 0 && fulfilled > 0 && order.bill().paid();
            case CANCELLED, LAPSED -> reserved == 0 && fulfilled == 0 && net == 0;
        };
        Violation.unless(fits, "%s is %s with %s", key, order.state(), order.groups());
    }

    /** What came back is on the shelves; the money of a return with a receipt is the order's. */
    static void agrees(String key, Return back, Inspector.Story story) {
        Map<Account, Long> came = new HashMap<>();
        long refund = 0;
        for (Return.Line line : back.lines()) {
            refund += line.refund();
            if (line.goods()) {
                String condition = line.condition() == ReturnCondition.DAMAGED ? "damaged" : "";
                String sku = line.sku().value();
                came.merge(
                        new Account(Book.STOCK, back.location().value(), sku, condition, "", ""),
                        line.quantity(),
                        Long::sum);
                came.merge(Account.world(Book.STOCK, "customer", sku), -line.quantity(), Long::sum);
            }
        }
        Violation.unless(came.equals(story.goods), "%s: %s have come, the ledger says %s", key, came, story.goods);
        Violation.unless(refund == back.refund(), "%s gives back %s, its lines %s", key, back.refund(), refund);
        long paidOut = back.order() == null ? -refund : 0;
        Violation.unless(story.taken == paidOut, "%s paid out %s, the ledger says %s", key, paidOut, story.taken);
    }
}
