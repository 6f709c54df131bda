package io.oneshelf.order;

import io.oneshelf.catalog.Gtin;
import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Found;
import io.oneshelf.journal.Reach;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Role;
import io.oneshelf.kernel.ShiftId;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.member.Contact;
import io.oneshelf.member.Contacts;
import io.oneshelf.member.SealedContact;
import io.oneshelf.network.Mode;
import io.oneshelf.offer.Offer;
import io.oneshelf.offer.OfferLine;
import io.oneshelf.offer.PlannedGroup;
import io.oneshelf.offer.Run;
import io.oneshelf.payment.Bill;
import io.oneshelf.payment.TakeTender;
import io.oneshelf.stock.Shortfall;
import io.oneshelf.stock.Stock;
import io.oneshelf.stock.StockLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Accepts an order: holds its goods, or lets them go with the shopper who has paid, and takes what is tendered. */
final class PlacingOrder implements Verb<PlacingOrder.Command, Stored<Order>> {

    /** The word under which an order without a hold is due to lapse; the id of the work is the order's. */
    static final String LAPSE = "order.lapse";

    private final Stock stock;
    private final Contacts contacts;

    PlacingOrder(Stock stock, Contacts contacts) {
        this.stock = stock;
        this.contacts = contacts;
    }

    /**
     * @param request what is hashed: the request as it was sent, in the name of its person
     * @param plan what it comes to, or why it cannot be
     */
    record Command(OrderId id, Caller caller, OrderRequest request, Outcome<Plan> plan) {}

    /**
     * What an order comes to, made from unlocked advice.
     *
     * @param lines frozen
     * @param goods what it asks of the shelves
     * @param reach the shelves
     * @param tenders what is paid at once
     * @param movable true when the place was found by us, and another may do when this one falls short
     * @param overpaid what was paid for a fact less what it would have cost here
     * @param contact to whom and where it goes, sealed; or null
     */
    record Plan(
            Offer offer,
            List<OrderLine> lines,
            List<StockLine> goods,
            Reach reach,
            List<TakeTender> tenders,
            boolean movable,
            long overpaid,
            @Nullable SealedContact contact) {

        boolean paysAtOnce() {
            return offer.total() == 0 || (!tenders.isEmpty() && tenders.stream().allMatch(TakeTender::takenAtOnce));
        }

        static List<OrderLine> frozen(Offer offer, OrderRequest request, Map<SkuCode, Gtin> barcodes) {
            List<OrderLine> lines = new ArrayList<>(offer.lines().size());
            for (OfferLine line : offer.lines()) {
                lines.add(new OrderLine(
                        line.line(),
                        line.sku(),
                        line.quantity(),
                        line.goods(),
                        line.unitPrice(),
                        line.per(),
                        line.total(),
                        line.tax(),
                        line.why(),
                        List.of(new Run(line.quantity(), line.total(), line.tax())),
                        line.group(),
                        0,
                        HandPrice.of(request.lines().get(line.line() - 1).override(), barcodes.get(line.sku()))));
            }
            return lines;
        }
    }

    @Override
    public DocKey<?> makes(Command command) {
        return Order.key(command.id());
    }

    @Override
    public Record request(Command command) {
        Contact contact = Planning.contact(command.request());
        return contact == null ? command.request() : Marked.of(command.request(), contacts.mark(contact));
    }

    /** The request with a mark in place of the address: a hash without a key would let anyone try out addresses. */
    record Marked(
            ChannelCode channel,
            @Nullable MemberId member,
            @Nullable Currency currency,
            List<OrderRequest.Line> lines,
            boolean fact,
            Fulfilment fulfilment,
            List<String> coupons,
            long points,
            List<OrderRequest.Tender> tenders,
            OrderRequest.@Nullable Expected expect,
            @Nullable Instant occurredAt,
            @Nullable ShiftId shift) {

        record Fulfilment(Mode mode, @Nullable LocationCode location, String address) {}

        static Marked of(OrderRequest request, String mark) {
            return new Marked(
                    request.channel(),
                    request.member(),
                    request.currency(),
                    request.lines(),
                    request.fact(),
                    new Fulfilment(
                            request.fulfilment().mode(), request.fulfilment().location(), mark),
                    request.coupons(),
                    request.points(),
                    request.tenders(),
                    request.expect(),
                    request.occurredAt(),
                    request.shift());
        }
    }

    @Override
    public Set<DocKey<?>> documents(Command command) {
        boolean addressed = command.request().fulfilment().address() != null;
        Set<DocKey<?>> approvals = ProvingPrices.documents(command.request());
        if (!addressed) {
            return approvals;
        }
        Set<DocKey<?>> documents = new HashSet<>(approvals);
        documents.add(contacts.key(command.id().value()));
        return documents;
    }

    @Override
    public ProblemWord existsDifferent() {
        return OrderProblem.EXISTS_DIFFERENT;
    }

    @Override
    public Reach reach(Command command, Found documents) {
        return command.plan() instanceof Outcome.Found<Plan> found
                ? found.value().reach()
                : Reach.NOTHING;
    }

    @Override
    public int weight(Command command) {
        return command.request().lines().size();
    }

    @Override
    public Stored<Order> replay(Command command, Draft draft) {
        return draft.document(Order.key(command.id())).orElseThrow();
    }

    @Override
    public Decision<Stored<Order>> decide(Draft draft, Command command) {
        return switch (command.plan()) {
            case Outcome.Refused<Plan> refused -> Decision.drop(refused.why());
            case Outcome.Made<Plan> made -> decide(draft, command, made.value());
            case Outcome.Found<Plan> found -> decide(draft, command, found.value());
        };
    }

    private Decision<Stored<Order>> decide(Draft draft, Command command, Plan plan) {
        boolean fact = command.request().fact();
        Optional<Shortfall> shortfall = plan.goods().isEmpty()
                ? Optional.empty()
                : stock.shortfall(draft, plan.goods(), command.request().channel());
        if (shortfall.isPresent() && !fact) {
            return plan.movable()
                    ? Decision.again("another place may have the goods")
                    : Decision.drop(OrderRefusal.NotEnough.of(shortfall.get()));
        }
        int shortShelves = shortfall.map(missing -> missing.lines().size()).orElse(0);
        return Decision.made(placed(draft, command, plan, shortShelves));
    }

    private Stored<Order> placed(Draft draft, Command command, Plan plan, int shortShelves) {
        Instant at = command.request().occurredAt() == null
                ? draft.now()
                : command.request().occurredAt();
        boolean paysAtOnce = plan.paysAtOnce();
        Instant until = paysAtOnce ? null : draft.now().plusSeconds(OrderInHand.HOLD_SECONDS);
        boolean exception = shortShelves > 0 || plan.overpaid() != 0;
        OrderInHand order = new OrderInHand(
                draft,
                stock,
                command.id(),
                draft.no(),
                fresh(
                        command,
                        plan,
                        ProvingPrices.judged(draft, command, plan.lines(), at),
                        at,
                        until,
                        shortShelves + (plan.overpaid() != 0 ? 1 : 0)),
                command.caller().name());
        order.note(Step.PLACED, "");
        if (exception) {
            order.note(Step.EXCEPTION, sentence(plan, shortShelves));
        }
        for (TakeTender tender : plan.tenders()) {
            order.take(tender, at);
        }
        if (command.request().fact()) {
            List.copyOf(order.groups()).forEach(group -> order.fulfilFact(group, at));
        } else if (paysAtOnce) {
            order.placePaid(at);
        } else {
            order.hold(until);
            if (plan.goods().isEmpty()) {
                draft.remind(
                        draft.now().plusSeconds(OrderInHand.HOLD_SECONDS),
                        LAPSE,
                        command.id().value());
            }
        }
        if (plan.contact() != null) {
            contacts.keep(draft, plan.contact());
        }
        Stored<Order> stored = order.write();
        tell(draft, command.id(), stored.body());
        if (exception) {
            draft.happened(new OrderEvent.ExceptionFound(
                    command.id(), shortShelves, stored.body().bill().currency(), plan.overpaid()));
        }
        return stored;
    }

    private static void tell(Draft draft, OrderId id, Order order) {
        draft.happened(new OrderEvent.OrderPlaced(
                id,
                order.channel(),
                order.location(),
                order.state(),
                order.bill().currency(),
                order.bill().total(),
                order.lines().size(),
                order.occurredAt()));
    }

    private static String sentence(Plan plan, int shortShelves) {
        String goods = shortShelves == 0 ? "" : "The books knew of too little on " + shortShelves + " shelves. ";
        String money = plan.overpaid() == 0
                ? ""
                : "It was paid with " + Math.abs(plan.overpaid()) + " minor units "
                        + (plan.overpaid() > 0 ? "more" : "less") + " than it would have cost here.";
        return (goods + money).strip();
    }

    private static Order fresh(
            Command command, Plan plan, List<OrderLine> lines, Instant at, @Nullable Instant until, int exceptions) {
        Offer offer = plan.offer();
        List<Group> groups = new ArrayList<>(offer.groups().size());
        for (PlannedGroup group : offer.groups()) {
            groups.add(new Group(
                    group.group(), group.location(), group.mode(), GroupState.RESERVED, at.plus(group.promise()), 0));
        }
        OrderRequest request = command.request();
        return new Order(
                request.channel(),
                request.member(),
                command.caller().role() == Role.GUEST,
                OrderState.AWAITING_PAYMENT,
                Bill.of(offer.currency().getCurrencyCode(), offer.total(), offer.tax()),
                lines,
                groups,
                new Editions(offer.journal()),
                offer.hash(),
                at,
                until,
                request.fact(),
                exceptions,
                plan.contact() != null,
                List.of(),
                request.shift());
    }
}
