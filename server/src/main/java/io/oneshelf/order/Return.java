package io.oneshelf.order;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.DocumentKind;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.SkuCode;
import java.time.Instant;
import java.util.List;
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
        String by) {

    static final DocumentKind<Return> KIND = DocumentKind.of("order.return", "orders.return", Return.class)
            .indexed("of_order", back -> back.order == null ? null : back.order.value());

    public Return {
        lines = List.copyOf(lines);
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
}
