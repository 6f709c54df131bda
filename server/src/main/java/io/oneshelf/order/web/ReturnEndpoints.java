package io.oneshelf.order.web;

import io.oneshelf.access.AccessProblem;
import io.oneshelf.access.Malformed;
import io.oneshelf.access.RequestProblem;
import io.oneshelf.access.http.Allowed;
import io.oneshelf.access.http.Answer;
import io.oneshelf.access.http.Cursor;
import io.oneshelf.access.http.Endpoint;
import io.oneshelf.access.http.Item;
import io.oneshelf.access.http.Parameter;
import io.oneshelf.access.http.TextForm;
import io.oneshelf.catalog.CatalogProblem;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Role;
import io.oneshelf.network.NetworkProblem;
import io.oneshelf.offer.OfferProblem;
import io.oneshelf.order.Order;
import io.oneshelf.order.OrderId;
import io.oneshelf.order.OrderProblem;
import io.oneshelf.order.Orders;
import io.oneshelf.order.Return;
import io.oneshelf.order.ReturnApproval;
import io.oneshelf.order.ReturnId;
import io.oneshelf.order.TakeBack;
import io.oneshelf.pricing.PricingProblem;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What comes back, with and without a receipt. */
final class ReturnEndpoints {

    private static final Allowed TAKE_BACK = Allowed.to(
                    Role.STORE_MANAGER, Role.ASSOCIATE, Role.CASHIER, Role.SERVICE, Role.INTEGRATION)
            .ofOneStore();

    private static final ProblemWord[] OF_ORDER = {
        RequestProblem.NOT_FOUND,
        OrderProblem.NOT_FULFILLED,
        OrderProblem.MORE_THAN_BOUGHT,
        OrderProblem.UNKNOWN_LINE,
        OrderProblem.EXISTS_DIFFERENT,
        OrderProblem.SHIFT_BY_OTHERS,
        NetworkProblem.UNKNOWN_LOCATION,
        AccessProblem.OTHER_STORE,
        AccessProblem.OCCURRED_AHEAD
    };

    private static final ProblemWord[] WITHOUT_RECEIPT = {
        CatalogProblem.UNKNOWN_SKU,
        NetworkProblem.UNKNOWN_CHANNEL,
        NetworkProblem.UNKNOWN_LOCATION,
        PricingProblem.NO_PRICE,
        PricingProblem.CURRENCY_AMBIGUOUS,
        OfferProblem.CURRENCY_MISMATCH,
        OfferProblem.AMOUNT_TOO_LARGE,
        OrderProblem.UNKNOWN_MEMBER,
        OrderProblem.SHIFT_BY_OTHERS,
        OrderProblem.EXISTS_DIFFERENT,
        AccessProblem.OTHER_STORE,
        AccessProblem.OCCURRED_AHEAD
    };

    /** A timeline tells so many returns with what they were; of the rest that they were. */
    private static final int RETURNS_TOLD_MAX = 1_000;

    private static final Parameter<ReturnId> OF_ORDER_ID =
            Parameter.path("returnId", "The return's id, chosen by the caller", TextForm.code(ReturnId::new));
    private static final Parameter<ReturnId> ID =
            Parameter.path("id", "The return's id, chosen by the caller", TextForm.code(ReturnId::new));

    private static final Parameter<ReturnApproval.Proof> PROOF = Parameter.required(
            "proof",
            "PROVEN, those that an approval shows to have been allowed; UNPROVEN, the others",
            TextForm.wordOf(ReturnApproval.Proof.class));
    private static final Parameter<Optional<LocationCode>> LOCATION =
            Parameter.query("location", "Returns taken in there", TextForm.code(LocationCode::new));

    private final Orders orders;

    ReturnEndpoints(Orders orders) {
        this.orders = orders;
    }

    List<Endpoint<?>> endpoints() {
        return List.of(ofOrder(), withoutReceipt(), all(), allOfOrder(), findOfOrder(), find(), list(), timeline());
    }

    private Endpoint<?> ofOrder() {
        return Endpoint.put("/v1/orders/{id}/returns/{returnId}", TAKE_BACK)
                .says("Take units of an order back, wherever it was bought; what they carried goes back")
                .takes(OrderEndpoints.ID, OF_ORDER_ID)
                .body(ReturnBody.class)
                .answers(ReturnAnswer.class, 201, 200)
                .refuses(OF_ORDER)
                .handle(ask -> Answer.of(
                        orders.takeBack(
                                ask.caller(), ask.get(OF_ORDER_ID), ask.body().request(ask.get(OrderEndpoints.ID))),
                        back -> ReturnAnswer.of(back, ask.caller())));
    }

    private Endpoint<?> withoutReceipt() {
        return Endpoint.put("/v1/returns/{id}", TAKE_BACK)
                .says(
                        "Take goods or services back without a receipt; the amount named goes back, or the price in effect")
                .takes(ID)
                .body(ReceiptlessReturnBody.class)
                .answers(ReturnAnswer.class, 201, 200)
                .refuses(WITHOUT_RECEIPT)
                .handle(ask -> Answer.of(
                        orders.takeBack(ask.caller(), ask.get(ID), ask.body().request()),
                        back -> ReturnAnswer.of(back, ask.caller())));
    }

    private Endpoint<?> allOfOrder() {
        return Endpoint.get("/v1/orders/{id}/returns", OrderEndpoints.LOOK)
                .says("What came back of an order, in the order in which it was taken")
                .takes(OrderEndpoints.ID, Parameter.LIMIT, Parameter.CURSOR)
                .answers(ReturnsAnswer.class)
                .refuses(AccessProblem.OTHER_STORE)
                .handle(ask -> {
                    int limit = ask.get(Parameter.LIMIT).intValue();
                    long after = ask.get(Parameter.CURSOR)
                            .map(cursor -> cursor.number(0))
                            .orElse(0L);
                    Outcome<List<Stored<Return>>> found =
                            orders.returns(ask.caller(), ask.get(OrderEndpoints.ID), after, limit);
                    Answer answer = Answer.of(
                            found,
                            page -> new ReturnsAnswer(page.stream()
                                    .map(back -> ReturnAnswer.of(back, ask.caller()))
                                    .toList()));
                    return found instanceof Outcome.Found<List<Stored<Return>>> page
                                    && page.value().size() == limit
                            ? answer.next(Cursor.of(page.value().getLast().no()))
                            : answer;
                });
    }

    private Endpoint<?> timeline() {
        return Endpoint.get("/v1/orders/{id}/timeline", OrderEndpoints.LOOK)
                .says(
                        "What happened to an order, when and by whom, what came back of it, and by which rules it was made")
                .takes(OrderEndpoints.ID)
                .answers(TimelineAnswer.class)
                .refuses(AccessProblem.OTHER_STORE)
                .handle(ask -> {
                    Outcome<Stored<Order>> order = orders.order(ask.caller(), ask.get(OrderEndpoints.ID));
                    return Answer.of(
                            order,
                            stored -> TimelineAnswer.of(
                                    stored,
                                    orders.returns(ask.caller(), ask.get(OrderEndpoints.ID), 0, RETURNS_TOLD_MAX)
                                            .orThrow(),
                                    ask.caller()));
                });
    }

    private Endpoint<?> findOfOrder() {
        return Endpoint.get("/v1/orders/{id}/returns/{returnId}", OrderEndpoints.LOOK)
                .says("A return of that order, as it was taken")
                .takes(OrderEndpoints.ID, OF_ORDER_ID)
                .answers(ReturnAnswer.class)
                .refuses(AccessProblem.OTHER_STORE)
                .handle(ask -> Answer.of(
                        orders.takenBack(ask.caller(), ask.get(OrderEndpoints.ID), ask.get(OF_ORDER_ID)),
                        back -> ReturnAnswer.of(back, ask.caller())));
    }

    private Endpoint<?> find() {
        return Endpoint.get("/v1/returns/{id}", OrderEndpoints.LOOK)
                .says("A return, with or without a receipt, as it was taken")
                .takes(ID)
                .answers(ReturnAnswer.class)
                .refuses(AccessProblem.OTHER_STORE)
                .handle(ask -> Answer.of(
                        orders.takenBack(ask.caller(), null, ask.get(ID)),
                        back -> ReturnAnswer.of(back, ask.caller())));
    }

    private Endpoint<?> list() {
        return Endpoint.get(
                        "/v1/returns",
                        Allowed.to(
                                Role.STORE_MANAGER,
                                Role.ASSOCIATE,
                                Role.CASHIER,
                                Role.SERVICE,
                                Role.INTEGRATION,
                                Role.AUDITOR))
                .says("Returns without a receipt that tills took, proven to have been allowed or not, the newest first")
                .takes(PROOF, LOCATION, Parameter.LIMIT, Parameter.CURSOR)
                .answers(ReturnsAnswer.class)
                .handle(ask -> {
                    int limit = ask.get(Parameter.LIMIT).intValue();
                    List<Stored<Return>> page = orders.returnsWithoutReceipt(
                            ask.caller(),
                            ask.get(PROOF),
                            ask.get(LOCATION).orElse(null),
                            ask.get(Parameter.CURSOR)
                                    .map(cursor -> cursor.number(0))
                                    .orElse(Long.MAX_VALUE),
                            limit);
                    Answer answer = Answer.ok(new ReturnsAnswer(page.stream()
                            .map(back -> ReturnAnswer.of(back, ask.caller()))
                            .toList()));
                    return page.size() == limit
                            ? answer.next(Cursor.of(page.getLast().no()))
                            : answer;
                });
    }

    private Endpoint<?> all() {
        return Endpoint.post("/v1/returns:batch", TAKE_BACK)
                .says("Take returns in order, each on its own")
                .batchOf(AnyReturnBody.class)
                .also("order", "The order whose units come back; without it the return is one without a receipt")
                .answers(ReturnAnswer.class)
                .refuses(OF_ORDER)
                .refuses(WITHOUT_RECEIPT)
                .handle(ask -> all(ask.caller(), ask.body()));
    }

    /** What does not go with the kind of return it is, is malformed in its place; the rest is taken. */
    private List<Outcome<ReturnAnswer>> all(Caller caller, List<Item<AnyReturnBody>> items) {
        List<Optional<Malformed>> complaints = new ArrayList<>(items.size());
        List<TakeBack> wellFormed = new ArrayList<>(items.size());
        for (Item<AnyReturnBody> item : items) {
            Optional<OrderId> order = item.extra("order").map(OrderId::new);
            Optional<Malformed> complaint = item.body().complaint(order);
            complaints.add(complaint);
            if (complaint.isEmpty()) {
                wellFormed.add(item.body().takeBack(new ReturnId(item.id()), order));
            }
        }
        Iterator<Outcome<Stored<Return>>> taken =
                orders.takeAllBack(caller, wellFormed).iterator();
        List<Outcome<ReturnAnswer>> answers = new ArrayList<>(items.size());
        for (Optional<Malformed> complaint : complaints) {
            answers.add(
                    complaint.isPresent()
                            ? new Outcome.Refused<>(complaint.get())
                            : taken.next().map(back -> ReturnAnswer.of(back, caller)));
        }
        return answers;
    }
}
