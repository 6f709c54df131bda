package io.oneshelf.order;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.DocumentKind;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.ShiftId;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.payment.Bill;
import io.oneshelf.payment.TenderKind;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Units that came back and the money that was given for them; never changed.
 *
 * @param order whose units, or null when nobody knows
 * @param person who brought them, or null
 * @param currency ISO 4217
 * @param refund minor units given back, tax included: the sum of the lines
 * @param tax the part of it that is tax
 * @param occurredAt when it happened
 * @param by the name of the token that took them back
 * @param refunds what went back in which kind of tender, each kind once: the refund; empty for a return of the time before
 *     that was kept
 * @param shift in which a till took them back, or null
 * @param allowed who allowed it without a receipt; null for the return of an order, one that a machine told of without a word
 *     of it, and those of the time before that was kept
 */
public record Return(
        @Nullable OrderId order,
        @Nullable MemberId person,
        @Nullable ChannelCode channel,
        LocationCode location,
        String currency,
        long refund,
        long tax,
        List<Line> lines,
        Instant occurredAt,
        String by,
        List<Refunded> refunds,
        @Nullable ShiftId shift,
        @Nullable ReturnApproval allowed) {

    static final DocumentKind<Return> KIND = DocumentKind.of("order.return", "orders.return", Return.class)
            .indexed("of_order", back -> back.order == null ? null : back.order.value())
            .indexed("shift", back -> back.shift == null ? null : back.shift.value())
            .indexed(
                    "proof",
                    back -> back.allowed == null ? null : back.allowed.proof().name())
            .indexed("location", back -> back.allowed == null ? null : back.location.value());

    public Return {
        lines = List.copyOf(lines);
        // One that was written before they were kept has none.
        refunds = refunds == null ? List.of() : List.copyOf(refunds);
    }

    static DocKey<Return> key(ReturnId id) {
        return KIND.key(id.value());
    }

    /**
     * One line.
     *
     * @param line the order's line, or the return's own number of it, from 1
     * @param goods false for a service, which goes on no shelf
     * @param after how many units of the order's line had come back before these
     * @param refund minor units, tax included
     * @param tax the part of it that is tax
     */
    public record Line(
            int line,
            SkuCode sku,
            long quantity,
            boolean goods,
            ReturnCondition condition,
            long after,
            long refund,
            long tax) {}

    /** What went back in one kind of tender. */
    public record Refunded(TenderKind kind, long amount) {

        /** What a bill has given back from one state of it to a later one. */
        static List<Refunded> between(Bill before, Bill after) {
            Map<TenderKind, Long> amounts = new EnumMap<>(TenderKind.class);
            after.tenders().forEach(tender -> amounts.merge(tender.asked().kind(), tender.refunded(), Math::addExact));
            before.tenders()
                    .forEach(tender -> amounts.merge(tender.asked().kind(), -tender.refunded(), Math::addExact));
            return amounts.entrySet().stream()
                    .filter(each -> each.getValue() > 0)
                    .map(each -> new Refunded(each.getKey(), each.getValue()))
                    .toList();
        }
    }
}
