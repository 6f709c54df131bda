package io.oneshelf.order;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.DocumentKind;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.ShiftId;
import io.oneshelf.payment.Bill;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stands: one document, so that placing one costs one row, however long it is.
 *
 * @param person the member or guest it belongs to, or null for a shopper nobody knows
 * @param guest true when that is a guest
 * @param state where the order stands; its bill and its groups have states of their own
 * @param bill what it costs and what was paid; its currency is the order's
 * @param editions which facts it was priced by
 * @param offer the hash of the offer it was placed on
 * @param occurredAt when the shopper bought, by which prices and taxes were chosen
 * @param heldUntil until when goods were held unpaid, or null when it was paid at once
 * @param fact true when it had happened before we heard of it
 * @param exceptions how many things about that fact did not fit what the books knew
 * @param addressed true when it goes to an address, which is kept sealed under the order's id elsewhere
 * @param history what happened to it, oldest first
 * @param shift in which a till sold it, or null; told by the till, and perhaps before the shift itself is
 */
public record Order(
        ChannelCode channel,
        @Nullable MemberId person,
        boolean guest,
        OrderState state,
        Bill bill,
        List<OrderLine> lines,
        List<Group> groups,
        Editions editions,
        String offer,
        Instant occurredAt,
        @Nullable Instant heldUntil,
        boolean fact,
        int exceptions,
        boolean addressed,
        List<Happening> history,
        @Nullable ShiftId shift) {

    static final DocumentKind<Order> KIND = DocumentKind.of("order.order", "orders.order", Order.class)
            .indexed("person", order -> order.person == null ? null : order.person.value())
            .indexed("state", order -> order.state.name())
            .indexed("channel", order -> order.channel.value())
            .indexed("location", order -> order.location().value())
            .indexed("shift", order -> order.shift == null ? null : order.shift.value())
            .indexed("price_by_hand", Order::priceByHand)
            .indexed("paid_on", Order::paidOn);

    public Order {
        lines = List.copyOf(lines);
        groups = List.copyOf(groups);
        history = List.copyOf(history);
    }

    static DocKey<Order> key(OrderId id) {
        return KIND.key(id.value());
    }

    /** Of its prices by hand the one that most needs a look: unproven before proven before labels; null when it has none. */
    private @Nullable String priceByHand() {
        HandPrice.Proof proof = null;
        for (OrderLine line : lines) {
            HandPrice byHand = line.handPrice();
            if (byHand != null && (proof == null || proof.compareTo(byHand.proof()) < 0)) {
                proof = byHand.proof();
            }
        }
        return proof == null ? null : proof.name();
    }

    /**
     * When it was sold, as the figures of the day count it: one that was paid at once when the shopper bought, another when it
     * was paid; null while it is not. What becomes of it afterwards takes nothing of that back.
     *
     * @param recordedAt when it was recorded: a clock that is ahead sells nothing in the future
     */
    @Nullable
    Instant soldAt(Instant recordedAt) {
        if (!paidAtOnce()) {
            return paidAt();
        }
        return occurredAt.isAfter(recordedAt) ? recordedAt : occurredAt;
    }

    private boolean paidAtOnce() {
        return heldUntil == null || fact;
    }

    /** Only an order that awaited its payment has this step. */
    private @Nullable Instant paidAt() {
        return history.stream()
                .filter(happening -> happening.what() == Step.PAID)
                .map(Happening::at)
                .findFirst()
                .orElse(null);
    }

    /** The day, by UTC, on which one that had awaited its payment was paid. */
    private @Nullable String paidOn() {
        Instant at = paidAtOnce() ? null : paidAt();
        return at == null ? null : day(at).toString();
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** The place that answers for it: that of its first group. */
    public LocationCode location() {
        return groups.getFirst().location();
    }
}
