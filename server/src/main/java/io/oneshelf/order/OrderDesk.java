package io.oneshelf.order;

import io.oneshelf.access.IfMatch;
import io.oneshelf.access.NotFound;
import io.oneshelf.access.Own;
import io.oneshelf.access.StoreScope;
import io.oneshelf.journal.Door;
import io.oneshelf.journal.ExistsDifferent;
import io.oneshelf.journal.Reader;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.kernel.Role;
import io.oneshelf.kernel.ShiftId;
import io.oneshelf.member.Contacts;
import io.oneshelf.offer.Offer;
import io.oneshelf.payment.TakeTender;
import io.oneshelf.stock.Shortfall;
import io.oneshelf.stock.Stock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Hears what is asked of orders, looks at what needs no lock, and hands it to the class that does it. */
final class OrderDesk implements Orders {

    private final Door door;
    private final Reader reader;
    private final Planning planning;
    private final InstantSource clock;
    private final LookingAtOrder looking;
    private final PlacingOrder placing;
    private final PayingOrder paying;
    private final CancellingOrder cancelling;
    private final FulfillingGroup fulfilling;
    private final TakingBack takingBack;
    private final KeepingBasket keeping = new KeepingBasket();
    private final FindingOrders finding;

    OrderDesk(Door door, Reader reader, Planning planning, Contacts contacts, Stock stock, InstantSource clock) {
        this.door = door;
        this.reader = reader;
        this.planning = planning;
        this.clock = clock;
        this.finding = new FindingOrders(reader, clock);
        this.looking = new LookingAtOrder(stock);
        this.placing = new PlacingOrder(stock, contacts);
        this.paying = new PayingOrder(stock);
        this.cancelling = new CancellingOrder(stock);
        this.fulfilling = new FulfillingGroup(stock);
        this.takingBack = new TakingBack(new ReturningUnits(stock), new ReturningWithoutReceipt(stock));
    }

    // ── Before there is an order ─────────────────────────────────────────────────────────────────────────────────────

    @Override
    public Outcome<Offer> quote(Caller caller, OrderRequest asked) {
        OrderRequest request = Planning.inTheNameOf(caller, asked);
        Optional<Refusal> outOfReach = planning.outOfReach(caller, request);
        if (outOfReach.isPresent()) {
            return new Outcome.Refused<>(outOfReach.get());
        }
        Outcome<Offer> offer = planning.offer(caller, request);
        if (offer instanceof Outcome.Found<Offer> found && !request.fact()) {
            Optional<Shortfall> shortfall = planning.shortfall(request.channel(), Planning.goods(found.value()));
            if (shortfall.isPresent()) {
                return new Outcome.Refused<>(OrderRefusal.NotEnough.of(shortfall.get()));
            }
        }
        return offer;
    }

    @Override
    public Outcome<PricedBasket> keep(Caller caller, BasketId id, OrderRequest asked, IfMatch ifMatch) {
        OrderRequest request = Planning.inTheNameOf(caller, asked);
        // A basket keeps nothing personal: an address is told with the order and not before.
        Basket basket = new Basket(
                Own.isShopper(caller) ? caller.member() : request.member(), Planning.withoutAddress(request));
        return door.call(keeping, () -> new KeepingBasket.Command(id, caller, basket, ifMatch))
                .map(stored -> new PricedBasket(stored, quote(caller, request)));
    }

    @Override
    public Optional<PricedBasket> basket(Caller caller, BasketId id) {
        return reader.find(Basket.key(id))
                .filter(stored -> Own.mayReach(caller, stored.body().person()))
                .map(stored ->
                        new PricedBasket(stored, quote(caller, stored.body().wanted())));
    }

    // ── An order ─────────────────────────────────────────────────────────────────────────────────────────────────────

    @Override
    public Outcome<Stored<Order>> place(Caller caller, OrderId id, OrderRequest asked) {
        OrderRequest request = Planning.inTheNameOf(caller, asked);
        Optional<Refusal> outOfReach = planning.outOfReach(caller, request);
        return outOfReach.isPresent()
                ? new Outcome.Refused<>(outOfReach.get())
                : hidingAnothers(caller, id, door.call(placing, () -> command(caller, id, request)));
    }

    @Override
    public List<Outcome<Stored<Order>>> placeAll(Caller caller, List<PlaceOrder> orders) {
        List<Outcome<Stored<Order>>> outcomes = new ArrayList<>(all(
                placing,
                orders,
                order -> planning.outOfReach(caller, order.request()),
                order -> command(caller, order.id(), Planning.inTheNameOf(caller, order.request()))));
        for (int i = 0; i < orders.size(); i++) {
            outcomes.set(i, hidingAnothers(caller, orders.get(i).id(), outcomes.get(i)));
        }
        return outcomes;
    }

    /** A shopper who hits upon another person's order is told that there is none, not in what it differs. */
    private Outcome<Stored<Order>> hidingAnothers(Caller caller, OrderId id, Outcome<Stored<Order>> outcome) {
        return outcome instanceof Outcome.Refused<Stored<Order>> refused
                        && refused.why() instanceof ExistsDifferent
                        && Own.isShopper(caller)
                        && order(caller, id) instanceof Outcome.Refused<Stored<Order>> hidden
                ? hidden
                : outcome;
    }

    private PlacingOrder.Command command(Caller caller, OrderId id, OrderRequest request) {
        return new PlacingOrder.Command(id, caller, request, planning.plan(id, caller, request));
    }

    @Override
    public Outcome<Stored<Order>> pay(Caller caller, OrderId order, TakeTender tender, Currency currency) {
        return door.call(paying, () -> new PayingOrder.Command(caller, order, tender, currency));
    }

    @Override
    public Outcome<Stored<Order>> cancel(Caller caller, OrderId order) {
        return door.call(cancelling, () -> new CancellingOrder.Command(caller, order));
    }

    @Override
    public Outcome<Stored<Order>> fulfil(Caller caller, OrderId order, int group) {
        return door.call(fulfilling, () -> new FulfillingGroup.Command(caller, order, group));
    }

    @Override
    public Outcome<Stored<Order>> order(Caller caller, OrderId id) {
        Optional<Stored<Order>> stored = reader.find(Order.key(id));
        return OrderInHand.outOfReach(caller, stored)
                .<Outcome<Stored<Order>>>map(Outcome.Refused::new)
                .orElseGet(() -> asOfNow(stored.orElseThrow()));
    }

    /** Refused when the door cannot end it at the moment. */
    private Outcome<Stored<Order>> asOfNow(Stored<Order> stored) {
        return LookingAtOrder.isNeeded(stored.body(), clock.instant())
                ? door.call(looking, () -> new OrderId(stored.key().id()))
                : new Outcome.Found<>(stored);
    }

    /** A list is not refused because one of it cannot be ended at the moment: that one is shown as the books have it. */
    private Stored<Order> asOfNowIfPossible(Stored<Order> stored) {
        return switch (asOfNow(stored)) {
            case Outcome.Made<Stored<Order>> made -> made.value();
            case Outcome.Found<Stored<Order>> found -> found.value();
            case Outcome.Refused<Stored<Order>> refused -> stored;
        };
    }

    @Override
    public Optional<Stored<Order>> receipt(OrderId code) {
        return code.isSecret()
                ? reader.find(Order.key(code))
                        .filter(stored -> stored.body().guest() || stored.body().person() == null)
                        .map(this::asOfNowIfPossible)
                : Optional.empty();
    }

    @Override
    public Outcome<Stored<Order>> payReceipt(Caller caller, OrderId code, TakeTender tender, Currency currency) {
        return receipt(code)
                .map(stored -> pay(
                        new Caller(
                                caller.name(), Role.GUEST, null, stored.body().person()),
                        code,
                        tender,
                        currency))
                .orElseGet(() -> new Outcome.Refused<>(NotFound.of("receipt")));
    }

    @Override
    public OrderPage orders(Caller caller, OrderQuery query, @Nullable String after, int limit) {
        OrderPage page = finding.page(caller, query, after, limit);
        return new OrderPage(page.orders().stream().map(this::asOfNowIfPossible).toList(), page.next());
    }

    @Override
    public Takings takings(ShiftId shift, LocationCode place, String currency) {
        return new CountingTakings(place, currency).of(reader, shift);
    }

    @Override
    public StandingOrders standing(@Nullable LocationCode store, Instant since) {
        return finding.standing(store, since);
    }

    // ── Coming back ──────────────────────────────────────────────────────────────────────────────────────────────────

    @Override
    public Outcome<Stored<Return>> takeBack(Caller caller, ReturnId id, ReturnRequest request) {
        Optional<Refusal> outOfReach = StoreScope.refusal(caller, request.location());
        return outOfReach.isPresent()
                ? new Outcome.Refused<>(outOfReach.get())
                : door.call(takingBack, () -> command(caller, id, request));
    }

    @Override
    public Outcome<Stored<Return>> takeBack(Caller caller, ReturnId id, ReceiptlessReturn request) {
        Optional<Refusal> outOfReach = StoreScope.refusal(caller, request.location());
        return outOfReach.isPresent()
                ? new Outcome.Refused<>(outOfReach.get())
                : door.call(takingBack, () -> command(caller, id, request));
    }

    @Override
    public List<Outcome<Stored<Return>>> takeAllBack(Caller caller, List<TakeBack> returns) {
        return all(takingBack, returns, each -> StoreScope.refusal(caller, each.location()), each -> switch (each) {
            case TakeBack.OfOrder back -> command(caller, back.id(), back.request());
            case TakeBack.WithoutReceipt back -> command(caller, back.id(), back.request());
        });
    }

    @Override
    public Outcome<Stored<Return>> takenBack(Caller caller, @Nullable OrderId order, ReturnId id) {
        Optional<Stored<Return>> stored = reader.find(Return.key(id));
        if (stored.isEmpty()
                || (order != null && !order.equals(stored.get().body().order()))
                || !Own.mayReach(caller, stored.get().body().person())) {
            return new Outcome.Refused<>(NotFound.of("return"));
        }
        Return back = stored.get().body();
        return StoreScope.refusal(caller, back.location())
                .filter(refusal -> back.order() == null
                        || OrderInHand.outOfReach(caller, reader.find(Order.key(back.order())))
                                .isPresent())
                .<Outcome<Stored<Return>>>map(Outcome.Refused::new)
                .orElseGet(() -> new Outcome.Found<>(stored.get()));
    }

    @Override
    public Outcome<List<Stored<Return>>> returns(Caller caller, OrderId order, long after, int limit) {
        return OrderInHand.outOfReach(caller, reader.find(Order.key(order)))
                .<Outcome<List<Stored<Return>>>>map(Outcome.Refused::new)
                .orElseGet(() -> new Outcome.Found<>(finding.returns(order, after, limit)));
    }

    @Override
    public List<Stored<Return>> returnsWithoutReceipt(
            Caller caller, ReturnApproval.Proof proof, @Nullable LocationCode location, long before, int limit) {
        return finding.returnsWithoutReceipt(caller, proof, location, before, limit);
    }

    private TakingBack.Command command(Caller caller, ReturnId id, ReturnRequest request) {
        return new ReturningUnits.Command(
                id, caller, request, planning.objection(caller, request).orElse(null));
    }

    private TakingBack.Command command(Caller caller, ReturnId id, ReceiptlessReturn request) {
        return new ReturningWithoutReceipt.Command(id, caller, request, planning.worth(caller, request));
    }

    /** Sends through the door what may go there, and answers everything in its place. */
    private <A, C, V> List<Outcome<V>> all(
            Verb<C, V> verb, List<A> asked, Function<A, Optional<Refusal>> outOfReach, Function<A, C> command) {
        Map<Integer, Refusal> refused = new HashMap<>();
        List<Supplier<C>> plans = new ArrayList<>(asked.size());
        for (int i = 0; i < asked.size(); i++) {
            A each = asked.get(i);
            Optional<Refusal> why = outOfReach.apply(each);
            if (why.isPresent()) {
                refused.put(i, why.get());
            } else {
                plans.add(() -> command.apply(each));
            }
        }
        Iterator<Outcome<V>> answers = door.callAll(verb, plans).iterator();
        List<Outcome<V>> outcomes = new ArrayList<>(asked.size());
        for (int i = 0; i < asked.size(); i++) {
            Refusal why = refused.get(i);
            outcomes.add(why == null ? answers.next() : new Outcome.Refused<>(why));
        }
        return outcomes;
    }
}
