package io.oneshelf.order.web;

import io.oneshelf.access.ApprovalId;
import io.oneshelf.access.Doubt;
import io.oneshelf.access.Own;
import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.Size;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.Money;
import io.oneshelf.kernel.ShiftId;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.network.Mode;
import io.oneshelf.offer.Run;
import io.oneshelf.order.GroupState;
import io.oneshelf.order.HandPrice;
import io.oneshelf.order.Happening;
import io.oneshelf.order.Order;
import io.oneshelf.order.OrderId;
import io.oneshelf.order.OrderLine;
import io.oneshelf.order.OrderRequest;
import io.oneshelf.order.OrderState;
import io.oneshelf.order.Step;
import io.oneshelf.payment.PaymentState;
import io.oneshelf.payment.Tender;
import io.oneshelf.payment.TenderKind;
import io.oneshelf.payment.TenderState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order in the API. */
@Says("An order as it stands")
record OrderAnswer(
        OrderId id,
        OrderState state,
        PaymentState paymentState,
        ChannelCode channel,

        @Says("Whose it is; absent for a guest's or nobody's") @Nullable
        MemberId member,

        Currency currency,
        @Says("Tax included: the sum of the lines") Money total,
        @Says("The part of the total that is tax") Money tax,
        @Says("What went back so far") Money refunded,
        @Size(max = OrderRequest.LINES_MAX) List<Line> lines,
        @Says("Which lines leave from where, and how") List<PlanAnswer> plan,
        @Size(max = OrderRequest.LINES_MAX) List<Group> groups,
        @Size(max = 10_000) List<Payment> payments,
        EditionsAnswer editions,
        @Says("The hash of the offer it was placed on") String offer,
        @Says("It had happened before we heard of it") boolean fact,

        @Says("How many things about that did not fit what the books knew")
        int exceptions,

        @Says("When the shopper bought") Instant occurredAt,
        @Says("When we learned of it") Instant recordedAt,
        @Says("Until when goods were held unpaid") @Nullable Instant heldUntil,

        @Says("The shift in which a till sold it; absent for shoppers") @Nullable
        ShiftId shift,

        @Size(max = 100_000) @Says("What happened to it, oldest first")
        List<HistoryLine> history) {

    private static OrderAnswer of(Stored<Order> stored) {
        Order order = stored.body();
        Currency currency = Currency.getInstance(order.bill().currency());
        List<Line> lines = new ArrayList<>(order.lines().size());
        for (OrderLine line : order.lines()) {
            lines.add(Line.of(line, currency));
        }
        return new OrderAnswer(
                new OrderId(stored.key().id()),
                order.state(),
                order.bill().state(),
                order.channel(),
                order.guest() ? null : order.person(),
                currency,
                new Money(order.bill().total(), currency),
                new Money(order.bill().tax(), currency),
                new Money(order.bill().refunded(), currency),
                lines,
                plan(order),
                order.groups().stream()
                        .map(group -> new Group(
                                Integer.toString(group.group()),
                                group.location(),
                                group.mode(),
                                group.state(),
                                group.promisedAt()))
                        .toList(),
                order.bill().tenders().stream()
                        .map(tender -> Payment.of(tender, currency))
                        .toList(),
                new EditionsAnswer(order.editions().journal()),
                order.offer(),
                order.fact(),
                order.exceptions(),
                order.occurredAt(),
                stored.recordedAt(),
                order.heldUntil(),
                order.shift(),
                order.history().stream()
                        .map(happening -> HistoryLine.of(happening, happening.by()))
                        .toList());
    }

    /** An order as that caller sees it. */
    static OrderAnswer of(Stored<Order> stored, Caller caller) {
        OrderAnswer whole = of(stored);
        return Own.isShopper(caller)
                ? whole.withoutStaff(stored.body().history().stream()
                        .map(happening -> HistoryLine.of(happening, by(happening, caller)))
                        .toList())
                : whole;
    }

    /** An order as whoever holds its receipt sees it: also without what happened to it. */
    static OrderAnswer ofReceipt(Stored<Order> stored) {
        return of(stored).withoutStaff(List.of());
    }

    /** Whom a shopper sees behind what happened: the clock and themselves by name, everybody else as staff. */
    static String by(Happening happening, Caller caller) {
        String by = happening.by();
        return !Own.isShopper(caller) || by.equals(Happening.CLOCK) || by.equals(caller.name()) ? by : "staff";
    }

    /** The same without what names people of the staff: in which shift it was sold, and who allowed a price by hand. */
    private OrderAnswer withoutStaff(List<HistoryLine> told) {
        return new OrderAnswer(
                id,
                state,
                paymentState,
                channel,
                member,
                currency,
                total,
                tax,
                refunded,
                lines.stream().map(Line::withoutOverride).toList(),
                plan,
                groups,
                payments,
                editions,
                offer,
                fact,
                exceptions,
                occurredAt,
                recordedAt,
                heldUntil,
                null,
                told);
    }

    private static List<PlanAnswer> plan(Order order) {
        return order.groups().stream()
                .map(group -> new PlanAnswer(
                        Integer.toString(group.group()),
                        group.location(),
                        group.mode(),
                        order.lines().stream()
                                .filter(line -> line.group() == group.group())
                                .map(OrderLine::line)
                                .toList()))
                .toList();
    }

    /** One line. */
    @Says("A line, its money frozen")
    record Line(
            int line,
            SkuCode sku,
            long quantity,

            @Says("Of per base units; absent when only the line's amount is known") @Nullable
            Money unitPrice,

            @Says("How many base units the price is of") long per,
            @Says("Tax included: the sum of the runs") Money total,
            @Says("Which price it is") String why,

            @Says("Units treated alike: of n units with total T the first k carry T*k/n, rounded down")
            List<RunAnswer> runs,

            @Says("How many units came back") long returned,

            @Says("How it came to be set by hand; absent for shoppers") @Nullable
            ByHand override) {

        Line withoutOverride() {
            return new Line(line, sku, quantity, unitPrice, per, total, why, runs, returned, null);
        }

        static Line of(OrderLine line, Currency currency) {
            HandPrice byHand = line.handPrice();
            return new Line(
                    line.line(),
                    line.sku(),
                    line.quantity(),
                    line.unitPrice() == null ? null : new Money(line.unitPrice(), currency),
                    line.per(),
                    new Money(line.total(), currency),
                    line.why(),
                    line.runs().stream().map(run -> RunAnswer.of(run, currency)).toList(),
                    line.returned(),
                    byHand == null ? null : ByHand.of(byHand));
        }
    }

    /** Units treated alike. */
    @Says("Units treated alike")
    record RunAnswer(long quantity, Money total, Money tax) {
        static RunAnswer of(Run run, Currency currency) {
            return new RunAnswer(run.quantity(), new Money(run.total(), currency), new Money(run.tax(), currency));
        }
    }

    /** Who set a price by hand, or on which label it stood. */
    @Says("Who set the price by hand, and why; or on which label it stood")
    record ByHand(
            @Nullable String reason,
            @Says("As the caller says") @Nullable String approvedBy,
            @Nullable ApprovalId approval,
            @Says("As it was scanned") @Nullable String label,
            HandPrice.Proof proof,
            @Says("Why it is not proven") @Nullable Doubt doubt) {

        static ByHand of(HandPrice byHand) {
            return new ByHand(
                    byHand.reason(),
                    byHand.approvedBy(),
                    byHand.approval(),
                    byHand.label(),
                    byHand.proof(),
                    byHand.doubt());
        }
    }

    /** A group. */
    @Says("Lines that leave one place in one way")
    record Group(
            String id,
            LocationCode location,
            Mode mode,
            GroupState state,

            @Says("When the shopper has, or can fetch, the goods")
            Instant promisedAt) {}

    /** A payment. */
    @Says("One payment")
    record Payment(String id, TenderKind kind, Money amount, TenderState state, Money refunded) {
        static Payment of(Tender tender, Currency currency) {
            return new Payment(
                    tender.asked().id(),
                    tender.asked().kind(),
                    new Money(tender.asked().amount(), currency),
                    tender.state(),
                    new Money(tender.refunded(), currency));
        }
    }

    /** A line of the history. */
    @Says("Something that happened to the order")
    record HistoryLine(
            Instant at,
            Step what,
            @Nullable String why,

            @Says("The name of the token that did it; clock when its time was up; to shoppers everybody else is staff")
            String by) {
        static HistoryLine of(Happening happening, String by) {
            return new HistoryLine(
                    happening.at(), happening.what(), happening.why().isEmpty() ? null : happening.why(), by);
        }
    }
}
