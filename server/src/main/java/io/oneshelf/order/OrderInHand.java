package io.oneshelf.order;

import io.oneshelf.access.NotFound;
import io.oneshelf.access.Own;
import io.oneshelf.access.StoreScope;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Reach;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.ledger.HoldId;
import io.oneshelf.network.Mode;
import io.oneshelf.payment.Bill;
import io.oneshelf.payment.Payment;
import io.oneshelf.payment.TakeTender;
import io.oneshelf.payment.TenderState;
import io.oneshelf.stock.Shortfall;
import io.oneshelf.stock.Stock;
import io.oneshelf.stock.StockLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order while a command is at work on it: what every activity does to its goods, its money and its groups, each step noted
 * in the history. Nothing is kept before {@link #write()}.
 */
final class OrderInHand {

    /** How long goods are held for an order that awaits payment. */
    static final long HOLD_SECONDS = 900;

    private final Draft draft;
    private final Stock stock;
    private final OrderId id;
    private final long no;
    private final Order before;
    private final String by;

    private OrderState state;
    private Bill bill;
    private final List<OrderLine> lines;
    private final List<Group> groups;
    private final List<Happening> history;

    /**
     * @param no the order's own number, by which its holds go
     * @param by who is at work
     */
    OrderInHand(Draft draft, Stock stock, OrderId id, long no, Order order, String by) {
        this.draft = draft;
        this.stock = stock;
        this.id = id;
        this.no = no;
        this.before = order;
        this.by = by;
        this.state = order.state();
        this.bill = order.bill();
        this.lines = new ArrayList<>(order.lines());
        this.groups = new ArrayList<>(order.groups());
        this.history = new ArrayList<>(order.history());
    }

    OrderInHand(Draft draft, Stock stock, Stored<Order> stored, String by) {
        this(draft, stock, new OrderId(stored.key().id()), stored.no(), stored.body(), by);
    }

    // ── Who may, and what must be locked ─────────────────────────────────────────────────────────────────────────────

    /** Why the caller may not touch the order; a shopper who may not is told that there is none. */
    static Optional<Refusal> outOfReach(Caller caller, Optional<Stored<Order>> stored) {
        if (stored.isEmpty() || !Own.mayReach(caller, stored.get().body().person())) {
            return Optional.of(NotFound.of("order"));
        }
        return StoreScope.refusal(
                caller,
                stored.get().body().groups().stream().map(Group::location).toList());
    }

    /** The shelves and holds of all of an order's groups that still wait, and what its money flows between. */
    static Reach reach(Stock stock, Stored<Order> stored) {
        Reach reach = Payment.reach(stored.body().bill().currency());
        for (Group group : stored.body().groups()) {
            if (group.state() == GroupState.RESERVED) {
                reach = reach.and(reach(stock, stored, group));
            }
        }
        return reach;
    }

    static Reach reach(Stock stock, Stored<Order> stored, Group group) {
        List<StockLine> goods = goods(stored.body().lines(), group);
        return group.hold() == 0 ? stock.reach(goods) : stock.reach(new HoldId(stored.no(), group.hold()), goods);
    }

    /** What the group asks of the shelves. */
    static List<StockLine> goods(List<OrderLine> lines, Group group) {
        List<StockLine> goods = new ArrayList<>(lines.size());
        for (OrderLine line : lines) {
            if (line.goods() && line.group() == group.group()) {
                goods.add(new StockLine(line.sku(), group.location(), line.quantity()));
            }
        }
        return goods;
    }

    // ── What is asked of it ──────────────────────────────────────────────────────────────────────────────────────────

    OrderState state() {
        return state;
    }

    Bill bill() {
        return bill;
    }

    List<Group> groups() {
        return groups;
    }

    /** True when any goods are held for it. */
    boolean hasHold() {
        return groups.stream().anyMatch(group -> group.hold() != 0);
    }

    /** True when every group that waits and has goods still has its hold. */
    boolean isHeld() {
        return groups.stream()
                .filter(group -> group.state() == GroupState.RESERVED)
                .allMatch(group -> group.hold() != 0 || goods(lines, group).isEmpty());
    }

    // ── Goods ────────────────────────────────────────────────────────────────────────────────────────────────────────

    /** What the shelves lack for the groups that are without a hold. */
    Optional<Shortfall> shortfallWithoutHold() {
        List<StockLine> wanted = new ArrayList<>();
        for (Group group : groups) {
            if (group.state() == GroupState.RESERVED && group.hold() == 0) {
                wanted.addAll(goods(lines, group));
            }
        }
        return wanted.isEmpty() ? Optional.empty() : stock.shortfall(draft, wanted, before.channel());
    }

    /** Holds goods for every group that waits without a hold; there is enough. */
    void hold(@Nullable Instant until) {
        int part = groups.stream().mapToInt(Group::hold).max().orElse(0) + holdsEnded();
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            List<StockLine> goods = goods(lines, group);
            if (group.state() == GroupState.RESERVED && group.hold() == 0 && !goods.isEmpty()) {
                part++;
                stock.hold(draft, new HoldId(no, part), Order.key(id), goods, until);
                groups.set(i, group.holding(part));
            }
        }
    }

    /** Holds are never made anew under an old name: each that expired has used one up. */
    private int holdsEnded() {
        return (int) history.stream()
                .filter(happening -> happening.what() == Step.HOLD_EXPIRED)
                .count();
    }

    /** The goods of a group leave; what its hold promised is there. */
    void fulfil(Group group, Instant at) {
        List<StockLine> goods = goods(lines, group);
        if (group.hold() != 0) {
            stock.settle(
                    draft,
                    new HoldId(no, group.hold()),
                    goods.stream().map(StockLine::quantity).toList(),
                    Order.key(id),
                    at);
        } else if (!goods.isEmpty()) {
            stock.sellNow(draft, goods, Order.key(id), at);
        }
        replace(group, group.as(GroupState.FULFILLED).holding(0));
        completeWhenAllEnded();
    }

    /** The goods of a group left before we heard of it. */
    void fulfilFact(Group group, Instant at) {
        List<StockLine> goods = goods(lines, group);
        if (!goods.isEmpty()) {
            stock.sellFact(draft, goods, Order.key(id), at);
        }
        replace(group, group.as(GroupState.FULFILLED));
        completeWhenAllEnded();
    }

    /** What keeps a group's promised goods from leaving. */
    Optional<Shortfall> shortfall(Group group) {
        if (group.hold() == 0) {
            return Optional.empty();
        }
        HoldId hold = new HoldId(no, group.hold());
        return stock.shortfall(draft, hold, draft.hold(hold).orElseThrow().open());
    }

    /** The hold of a group has expired. */
    void holdExpired(int part) {
        for (Group group : List.copyOf(groups)) {
            if (group.hold() == part) {
                replace(group, group.holding(0));
                note(Step.HOLD_EXPIRED, "Group " + group.group() + " is no longer held.");
            }
        }
    }

    /** Every group that waits is called off, and its goods are free again. */
    private void releaseGroups() {
        for (Group group : List.copyOf(groups)) {
            if (group.state() == GroupState.RESERVED) {
                if (group.hold() != 0) {
                    HoldId hold = new HoldId(no, group.hold());
                    stock.release(draft, hold, draft.hold(hold).orElseThrow().open());
                }
                replace(group, group.as(GroupState.CANCELLED).holding(0));
            }
        }
    }

    /** The groups are called off; their holds end, or have ended, by the clock. */
    private void dropGroups() {
        for (Group group : List.copyOf(groups)) {
            if (group.state() == GroupState.RESERVED) {
                replace(group, group.as(GroupState.CANCELLED).holding(0));
            }
        }
    }

    private void completeWhenAllEnded() {
        if (groups.stream().noneMatch(group -> group.state() == GroupState.RESERVED)) {
            state = OrderState.COMPLETED;
        }
    }

    private void replace(Group old, Group changed) {
        groups.set(groups.indexOf(old), changed);
    }

    // ── Money ────────────────────────────────────────────────────────────────────────────────────────────────────────

    /** Asks for a tender, and notes what did not succeed at once. */
    void take(TakeTender asked, Instant at) {
        bill = Payment.take(draft, Order.key(id), bill, asked, at);
        TenderState answer = bill.tenders().getLast().state();
        switch (answer) {
            case IN_FLIGHT -> note(Step.PAYMENT_ASKED, "Payment " + asked.id() + " was asked for.");
            case FAILED -> note(Step.PAYMENT_FAILED, "Payment " + asked.id() + " was refused.");
            case CAPTURED, REFUNDED -> {}
        }
    }

    void taken(String tender, Instant at) {
        bill = Payment.taken(draft, Order.key(id), bill, tender, at);
    }

    void takenTooLate(String tender, Instant at) {
        bill = Payment.takenTooLate(draft, Order.key(id), bill, tender, at);
    }

    /** Gives money back to the tenders it came from, and answers which got how much. */
    List<Return.Refunded> giveBack(long amount, long tax, Instant at) {
        Bill taken = bill;
        bill = Payment.giveBack(draft, Order.key(id), taken, amount, tax, at);
        return Return.Refunded.between(taken, bill);
    }

    // ── States ───────────────────────────────────────────────────────────────────────────────────────────────────────

    /**
     * It is paid, and its goods are held: they no longer lapse, and what the shopper carries out leaves at once, unless a
     * fact has taken it from the shelf meanwhile.
     */
    void paid(Instant at) {
        state = OrderState.PLACED;
        for (Group group : List.copyOf(groups)) {
            if (group.state() == GroupState.RESERVED
                    && group.mode() == Mode.CARRY_OUT
                    && shortfall(group).isEmpty()) {
                fulfil(group, at);
            } else if (group.hold() != 0) {
                stock.confirm(draft, new HoldId(no, group.hold()));
            }
        }
        note(Step.PAID, "");
    }

    /** It is new, paid for, and its goods are there: they leave with the shopper, or are promised for good. */
    void placePaid(Instant at) {
        state = OrderState.PLACED;
        if (groups.getFirst().mode() == Mode.CARRY_OUT) {
            List.copyOf(groups).forEach(group -> fulfil(group, at));
        } else {
            hold(null);
        }
    }

    void cancel(Instant at) {
        releaseGroups();
        bill = Payment.giveAllBack(draft, Order.key(id), bill, at);
        state = OrderState.CANCELLED;
        note(Step.CANCELLED, "");
    }

    void lapse(String why) {
        dropGroups();
        bill = Payment.giveAllBack(draft, Order.key(id), bill, draft.now());
        state = OrderState.LAPSED;
        note(Step.LAPSED, why);
    }

    /** Takes units of a line back and says what they carry. */
    Return.Line takeBack(ReturnRequest.Line asked) {
        OrderLine line = lines.get(asked.line() - 1);
        var share = line.nextBack(asked.quantity());
        lines.set(asked.line() - 1, line.takingBack(asked.quantity()));
        return new Return.Line(
                line.line(),
                line.sku(),
                asked.quantity(),
                line.goods(),
                asked.condition(),
                line.returned(),
                share.total(),
                share.tax());
    }

    void note(Step what, String why) {
        history.add(new Happening(draft.now(), what, why, by));
    }

    Stored<Order> write() {
        return draft.write(Order.key(id), order());
    }

    private Order order() {
        return new Order(
                before.channel(),
                before.person(),
                before.guest(),
                state,
                bill,
                lines,
                groups,
                before.editions(),
                before.offer(),
                before.occurredAt(),
                before.heldUntil(),
                before.fact(),
                before.exceptions(),
                before.addressed(),
                history,
                before.shift());
    }

    DocKey<Order> key() {
        return Order.key(id);
    }
}
