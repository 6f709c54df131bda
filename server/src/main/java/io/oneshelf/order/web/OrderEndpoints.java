package io.oneshelf.order.web;

import io.oneshelf.access.AccessProblem;
import io.oneshelf.access.NotFound;
import io.oneshelf.access.http.Allowed;
import io.oneshelf.access.http.Answer;
import io.oneshelf.access.http.Ask;
import io.oneshelf.access.http.Cursor;
import io.oneshelf.access.http.Endpoint;
import io.oneshelf.access.http.Parameter;
import io.oneshelf.access.http.TextForm;
import io.oneshelf.catalog.CatalogProblem;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.kernel.Role;
import io.oneshelf.kernel.ShiftId;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.network.NetworkProblem;
import io.oneshelf.offer.OfferProblem;
import io.oneshelf.order.BasketId;
import io.oneshelf.order.HandPrice;
import io.oneshelf.order.Order;
import io.oneshelf.order.OrderId;
import io.oneshelf.order.OrderPage;
import io.oneshelf.order.OrderProblem;
import io.oneshelf.order.OrderQuery;
import io.oneshelf.order.OrderState;
import io.oneshelf.order.Orders;
import io.oneshelf.order.PlaceOrder;
import io.oneshelf.order.PricedBasket;
import io.oneshelf.payment.PaymentState;
import io.oneshelf.payment.TakeTender;
import io.oneshelf.pricing.PricingProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What callers can do with quotes, baskets and orders; what comes back is {@link ReturnEndpoints}'. */
public final class OrderEndpoints {

    private static final Allowed BUY = Allowed.to(
                    Role.STORE_MANAGER, Role.ASSOCIATE, Role.CASHIER, Role.SERVICE, Role.INTEGRATION)
            .andShoppersOwn()
            .ofOneStore();

    static final Allowed LOOK = Allowed.to(
                    Role.STORE_MANAGER, Role.ASSOCIATE, Role.CASHIER, Role.SERVICE, Role.INTEGRATION, Role.AUDITOR)
            .andShoppersOwn()
            .ofOneStore();

    private static final Allowed WORK = Allowed.to(
                    Role.STORE_MANAGER, Role.ASSOCIATE, Role.CASHIER, Role.SERVICE, Role.INTEGRATION)
            .ofOneStore();

    /** Why something cannot be offered. */
    private static final ProblemWord[] UNOFFERABLE = {
        CatalogProblem.UNKNOWN_SKU,
        NetworkProblem.UNKNOWN_LOCATION,
        NetworkProblem.UNKNOWN_CHANNEL,
        PricingProblem.NO_PRICE,
        PricingProblem.CURRENCY_AMBIGUOUS,
        OfferProblem.MODE_NOT_OFFERED,
        OfferProblem.NO_PLACE,
        OfferProblem.LOCATION_NEEDED,
        OfferProblem.CURRENCY_MISMATCH,
        OfferProblem.AMOUNT_TOO_LARGE,
        OrderProblem.NOT_OFFERED,
        OrderProblem.SHORTFALL,
        OrderProblem.UNKNOWN_MEMBER,
        OrderProblem.OTHER_PERSON,
        OrderProblem.RECORDED_PRICE,
        OrderProblem.PRICE_BY_HAND,
        OrderProblem.FACT_BY_OTHERS,
        OrderProblem.SHIFT_BY_OTHERS,
        OrderProblem.FACT_NOT_TAKEN_ALONG,
        AccessProblem.OTHER_STORE,
        AccessProblem.OCCURRED_NOT_NOW,
        AccessProblem.OCCURRED_AHEAD
    };

    private static final ProblemWord[] UNPLACEABLE = {
        OrderProblem.OFFER_CHANGED,
        OrderProblem.TENDERS_DIFFER,
        OrderProblem.EXISTS_DIFFERENT,
        OrderProblem.CASH_BY_OTHERS
    };

    private static final ProblemWord[] UNPAYABLE = {
        OrderProblem.TENDERS_DIFFER,
        OrderProblem.EXISTS_DIFFERENT,
        OrderProblem.ALREADY_PAID,
        OrderProblem.PAYMENT_IN_FLIGHT,
        OrderProblem.ALREADY_CANCELLED,
        OrderProblem.ALREADY_LAPSED,
        OrderProblem.CASH_BY_OTHERS,
        OfferProblem.CURRENCY_MISMATCH
    };

    static final Parameter<OrderId> ID =
            Parameter.path("id", "The order's id, chosen by the caller", TextForm.code(OrderId::new));
    private static final Parameter<OrderId> RECEIPT =
            Parameter.path("code", "The code on the receipt", TextForm.code(OrderId::new));
    private static final Parameter<String> PAYMENT =
            Parameter.path("paymentId", "The payment's id, chosen by the caller", TextForm.CODE);
    private static final Parameter<Long> GROUP =
            Parameter.path("groupId", "The group's id", TextForm.number(1, Integer.MAX_VALUE));
    private static final Parameter<BasketId> BASKET =
            Parameter.path("id", "The basket's id, chosen by the caller", TextForm.code(BasketId::new));
    private static final Parameter<Optional<OrderState>> STATE =
            Parameter.query("state", "Orders in this state", TextForm.wordOf(OrderState.class));
    private static final Parameter<Optional<MemberId>> MEMBER =
            Parameter.query("member", "Orders of this member", TextForm.code(MemberId::new));
    private static final Parameter<Optional<ChannelCode>> CHANNEL =
            Parameter.query("channel", "Orders of this channel", TextForm.code(ChannelCode::new));

    private static final Parameter<Optional<PaymentState>> PAYMENT_STATE = Parameter.query(
            "paymentState", "Orders whose payment is in this state", TextForm.wordOf(PaymentState.class));
    private static final Parameter<Optional<LocationCode>> LOCATION =
            Parameter.query("location", "Orders that this location answers for", TextForm.code(LocationCode::new));
    private static final Parameter<Optional<ShiftId>> SHIFT =
            Parameter.query("shift", "Orders that a till sold in this shift", TextForm.code(ShiftId::new));
    private static final Parameter<Optional<SkuCode>> SKU =
            Parameter.query("sku", "Orders with this SKU on a line", TextForm.code(SkuCode::new));
    private static final Parameter<Optional<HandPrice.Proof>> PRICE_BY_HAND = Parameter.query(
            "priceByHand",
            "Orders with a price by hand: UNPROVEN one that is not proven, PROVEN such prices and all of them proven, LABEL"
                    + " none but those that stood on labels",
            TextForm.wordOf(HandPrice.Proof.class));
    private static final Parameter<Optional<Instant>> FROM =
            Parameter.query("from", "Orders bought at or after this", TextForm.INSTANT);
    private static final Parameter<Optional<Instant>> UNTIL =
            Parameter.query("until", "Orders bought before this", TextForm.INSTANT);
    private static final Parameter<Optional<Instant>> SOLD_SINCE = Parameter.query(
            "soldSince",
            "Orders sold at or after this, as the figures of the day count them: paid at once and bought, or paid for, since"
                    + " then, whatever became of them afterwards; the newest first",
            TextForm.INSTANT);
    private static final Parameter<Optional<String>> BEGINNING = Parameter.query(
            "id", "Orders whose id begins so; they are listed in the order of their ids", TextForm.CODE);
    private static final Parameter<Boolean> NEWEST =
            Parameter.query("newest", "The newest first", TextForm.TRUTH, false);

    private final Orders orders;

    public OrderEndpoints(Orders orders) {
        this.orders = orders;
    }

    public List<Endpoint<?>> endpoints() {
        List<Endpoint<?>> endpoints = new ArrayList<>(List.of(
                quote(),
                keepBasket(),
                basket(),
                place(),
                placeAll(),
                find(),
                receipt(),
                payReceipt(),
                list(),
                pay(),
                cancel(),
                fulfil()));
        endpoints.addAll(new ReturnEndpoints(orders).endpoints());
        return endpoints;
    }

    private Endpoint<?> quote() {
        return Endpoint.post("/v1/orders:quote", BUY)
                .says("What the order would come to now: priced, taxed, planned; nothing is held")
                .body(OrderBody.class)
                .answers(OfferAnswer.class)
                .refuses(UNOFFERABLE)
                .handle(ask -> Answer.of(orders.quote(ask.caller(), ask.body().request()), OfferAnswer::of));
    }

    private Endpoint<?> keepBasket() {
        return Endpoint.put("/v1/baskets/{id}", BUY)
                .says("Keep a basket, in place of what was kept under its id; it is priced anew and holds nothing")
                .takes(BASKET)
                .body(BasketBody.class)
                .keeps()
                .answers(BasketAnswer.class, 201, 200)
                .handle(ask -> Answer.of(
                        orders.keep(ask.caller(), ask.get(BASKET), ask.body().request(), ask.ifMatch()),
                        BasketAnswer::of,
                        priced -> priced.basket().version()));
    }

    private Endpoint<?> basket() {
        return Endpoint.get("/v1/baskets/{id}", BUY)
                .says("A basket, priced anew")
                .takes(BASKET)
                .answers(BasketAnswer.class)
                .handle(ask -> {
                    Optional<PricedBasket> basket = orders.basket(ask.caller(), ask.get(BASKET));
                    return basket.isPresent()
                            ? Answer.ok(BasketAnswer.of(basket.get()))
                                    .etag(basket.get().basket().version())
                            : Answer.refused(NotFound.of("basket"));
                });
    }

    private Endpoint<?> place() {
        return Endpoint.put("/v1/orders/{id}", BUY)
                .says("Place an order: its goods are held until it is paid, or leave with the shopper who has paid")
                .takes(ID)
                .body(OrderBody.class)
                .answers(OrderAnswer.class, 201, 200)
                .refuses(UNOFFERABLE)
                .refuses(UNPLACEABLE)
                .handle(ask -> answer(
                        ask, orders.place(ask.caller(), ask.get(ID), ask.body().request())));
    }

    private Endpoint<?> placeAll() {
        return Endpoint.post("/v1/orders:batch", BUY)
                .says("Place orders in order, each on its own")
                .batchOf(OrderBody.class)
                .answers(OrderAnswer.class)
                .refuses(UNOFFERABLE)
                .refuses(UNPLACEABLE)
                .handle(ask -> orders
                        .placeAll(
                                ask.caller(),
                                ask.body().stream()
                                        .map(item -> new PlaceOrder(
                                                new OrderId(item.id()),
                                                item.body().request()))
                                        .toList())
                        .stream()
                        .map(outcome -> seen(outcome, stored -> OrderAnswer.of(stored, ask.caller())))
                        .toList());
    }

    private Endpoint<?> find() {
        return Endpoint.get("/v1/orders/{id}", LOOK)
                .says("An order as it stands")
                .takes(ID)
                .answers(OrderAnswer.class)
                .refuses(AccessProblem.OTHER_STORE)
                .handle(ask -> answer(ask, orders.order(ask.caller(), ask.get(ID))));
    }

    private Endpoint<?> receipt() {
        return Endpoint.get("/v1/receipts/{code}", Allowed.SIGNED_IN)
                .says(
                        "The order of a receipt, to whoever holds it: its code is an order's id that is a UUID and so cannot be"
                                + " guessed. Orders of members are not shown, nor who worked on them or allowed a price")
                .takes(RECEIPT)
                .answers(OrderAnswer.class)
                .handle(ask -> orders.receipt(ask.get(RECEIPT))
                        .map(stored -> Answer.ok(OrderAnswer.ofReceipt(stored)))
                        .orElseGet(() -> Answer.refused(NotFound.of("receipt"))));
    }

    private Endpoint<?> list() {
        return Endpoint.get("/v1/orders", LOOK)
                .says(
                        "The orders the caller may see, in the order in which they were placed; a page may be short or empty and"
                                + " there still be a next one")
                .takes(
                        STATE,
                        PAYMENT_STATE,
                        MEMBER,
                        CHANNEL,
                        LOCATION,
                        SHIFT,
                        SKU,
                        PRICE_BY_HAND,
                        FROM,
                        UNTIL,
                        SOLD_SINCE,
                        BEGINNING,
                        NEWEST,
                        Parameter.LIMIT,
                        Parameter.CURSOR)
                .answers(OrdersAnswer.class)
                .handle(ask -> {
                    OrderPage page = orders.orders(
                            ask.caller(),
                            new OrderQuery(
                                    ask.get(STATE).orElse(null),
                                    ask.get(PAYMENT_STATE).orElse(null),
                                    ask.get(MEMBER).orElse(null),
                                    ask.get(CHANNEL).orElse(null),
                                    ask.get(LOCATION).orElse(null),
                                    ask.get(SHIFT).orElse(null),
                                    ask.get(SKU).orElse(null),
                                    ask.get(PRICE_BY_HAND).orElse(null),
                                    ask.get(FROM).orElse(null),
                                    ask.get(UNTIL).orElse(null),
                                    ask.get(SOLD_SINCE).orElse(null),
                                    ask.get(BEGINNING).orElse(null),
                                    ask.get(NEWEST)),
                            ask.get(Parameter.CURSOR)
                                    .flatMap(cursor -> cursor.text(0))
                                    .orElse(null),
                            ask.get(Parameter.LIMIT).intValue());
                    Answer answer = Answer.ok(new OrdersAnswer(page.orders().stream()
                            .map(stored -> OrderAnswer.of(stored, ask.caller()))
                            .toList()));
                    return page.next() == null ? answer : answer.next(Cursor.of(page.next()));
                });
    }

    private Endpoint<?> pay() {
        return Endpoint.put("/v1/orders/{id}/payments/{paymentId}", BUY)
                .says("Pay what is still open of an order with one tender")
                .takes(ID, PAYMENT)
                .body(OrderBody.Tender.class)
                .answers(OrderAnswer.class, 201, 200)
                .refuses(UNPAYABLE)
                .refuses(AccessProblem.OTHER_STORE)
                .handle(ask -> answer(ask, orders.pay(ask.caller(), ask.get(ID), tender(ask), currency(ask))));
    }

    private Endpoint<?> payReceipt() {
        return Endpoint.put("/v1/receipts/{code}/payments/{paymentId}", Allowed.to(Role.MEMBER, Role.GUEST))
                .says(
                        "Pay for the order of a guest's receipt, which stays the guest's: a shopper who holds it may, not in"
                                + " cash; staff pay by the order's id")
                .takes(RECEIPT, PAYMENT)
                .body(OrderBody.Tender.class)
                .answers(OrderAnswer.class, 201, 200)
                .refuses(UNPAYABLE)
                .handle(ask -> Answer.of(seen(
                        orders.payReceipt(ask.caller(), ask.get(RECEIPT), tender(ask), currency(ask)),
                        OrderAnswer::ofReceipt)));
    }

    private static TakeTender tender(Ask<OrderBody.Tender> ask) {
        return new TakeTender(
                ask.get(PAYMENT),
                ask.body().kind(),
                ask.body().amount().minor(),
                ask.body().behaviour(),
                ask.body().delaySeconds());
    }

    private static Currency currency(Ask<OrderBody.Tender> ask) {
        return ask.body().amount().currency();
    }

    private Endpoint<?> cancel() {
        return Endpoint.post("/v1/orders/{id}/cancel", BUY)
                .says("Call an order off before anything has left: its goods are free again, what was paid goes back")
                .takes(ID)
                .answers(OrderAnswer.class)
                .refuses(OrderProblem.ALREADY_FULFILLED, OrderProblem.ALREADY_LAPSED, AccessProblem.OTHER_STORE)
                .handle(ask -> answer(ask, orders.cancel(ask.caller(), ask.get(ID))));
    }

    private Endpoint<?> fulfil() {
        return Endpoint.post("/v1/orders/{id}/groups/{groupId}/fulfil", WORK)
                .says("The goods of a group leave")
                .takes(ID, GROUP)
                .answers(OrderAnswer.class)
                .refuses(
                        OrderProblem.NOT_PAID,
                        OrderProblem.ALREADY_CANCELLED,
                        OrderProblem.SHORTFALL,
                        AccessProblem.OTHER_STORE)
                .handle(ask -> answer(
                        ask,
                        orders.fulfil(ask.caller(), ask.get(ID), ask.get(GROUP).intValue())));
    }

    private static Answer answer(Ask<?> ask, Outcome<Stored<Order>> outcome) {
        return Answer.of(seen(outcome, stored -> OrderAnswer.of(stored, ask.caller())));
    }

    /** The outcome as callers see it. */
    private static <V, W> Outcome<W> seen(Outcome<V> outcome, Function<V, W> view) {
        return switch (outcome) {
            case Outcome.Made<V> made -> new Outcome.Made<>(view.apply(made.value()));
            case Outcome.Found<V> found -> new Outcome.Found<>(view.apply(found.value()));
            case Outcome.Refused<V> refused -> {
                Refusal why = OfferChangedAnswer.seen(refused.why());
                yield new Outcome.Refused<>(why);
            }
        };
    }
}
