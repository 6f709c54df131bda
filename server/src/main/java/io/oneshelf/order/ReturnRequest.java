package io.oneshelf.order;

import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.ShiftId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Units of an order come back.
 *
 * @param order whose units
 * @param lines 1 to {@value OrderRequest#LINES_MAX}; a line may be named more than once
 * @param location where the goods are taken in
 * @param refundTo where the money goes
 * @param occurredAt when it happened, or null for now
 * @param shift in which a till took them back, or null
 */
public record ReturnRequest(
        OrderId order,
        List<Line> lines,
        LocationCode location,
        RefundTo refundTo,
        @Nullable Instant occurredAt,
        @Nullable ShiftId shift) {

    public ReturnRequest {
        lines = List.copyOf(lines);
    }

    /**
     * @param line the order's line, from 1
     * @param quantity base units, &gt; 0
     */
    public record Line(int line, long quantity, ReturnCondition condition) {}

    /** Where the money of a return goes. */
    public enum RefundTo {
        /** To the tenders it came from. */
        ORIGINAL
    }
}
