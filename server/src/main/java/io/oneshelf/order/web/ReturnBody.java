package io.oneshelf.order.web;

import io.oneshelf.access.http.Otherwise;
import io.oneshelf.access.http.Range;
import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.Size;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Quantity;
import io.oneshelf.kernel.ShiftId;
import io.oneshelf.order.OrderId;
import io.oneshelf.order.OrderRequest;
import io.oneshelf.order.ReturnCondition;
import io.oneshelf.order.ReturnRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a caller sends when units of an order come back. */
@Says("Units of an order come back")
record ReturnBody(
        @Size(min = 1, max = OrderRequest.LINES_MAX) List<Line> lines,
        @Says("Where the goods are taken in") LocationCode location,

        @Otherwise("ORIGINAL") @Says("ORIGINAL: to the payments the money came from")
        ReturnRequest.RefundTo refundTo,

        @Says("When it happened; now when left out") @Nullable
        Instant occurredAt,

        @Says("The shift in which a till took it back") @Nullable
        ShiftId shift) {

    ReturnRequest request(OrderId order) {
        return new ReturnRequest(
                order,
                lines.stream()
                        .map(line -> new ReturnRequest.Line(line.line, line.quantity, line.condition))
                        .toList(),
                location,
                refundTo,
                occurredAt,
                shift);
    }

    /** One line. */
    @Says("So many units of a line")
    record Line(
            @Range(min = 1, max = OrderRequest.LINES_MAX) @Says("The order's line")
            int line,

            @Range(min = 1, max = Quantity.MAX) @Says("In the SKU's base unit")
            long quantity,

            @Otherwise("SELLABLE") @Says("DAMAGED goods are kept apart")
            ReturnCondition condition) {}
}
