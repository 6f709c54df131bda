package io.oneshelf.stock.web;

import io.oneshelf.access.http.Checked;
import io.oneshelf.access.http.Range;
import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.Size;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Quantity;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.stock.MovementId;
import io.oneshelf.stock.MovementKind;
import io.oneshelf.stock.RecordMovement;
import io.oneshelf.stock.Stock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a caller sends to record a movement. */
@Says("Goods moved: all lines or none")
record MovementBody(
        @Says(
                "RECEIVE from a supplier; ADJUST by a signed quantity; COUNT the figure found, the difference goes to shrinkage;"
                        + " DAMAGE from sellable to damaged; TRANSFER to another location")
        MovementKind kind,

        @Size(min = 1, max = Stock.LINES_MAX) @Says("Lines on one shelf add up in the order they stand in")
        List<Line> lines,

        @Says("When it happened; now when left out; at most five minutes ahead") @Nullable
        Instant occurredAt,

        @Size(min = 1, max = RecordMovement.REASON_MAX) @Says("Why, in the caller's words; no personal data") @Nullable
        String reason)
        implements Checked {

    @Override
    public void check(Complaints complaints) {
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (!kind.allows(line.quantity)) {
                complaints.bad("lines[" + i + "].quantity", "must be " + kind.range() + " for " + kind);
            }
            if (kind != MovementKind.TRANSFER && line.to != null) {
                complaints.bad("lines[" + i + "].to", "is only for TRANSFER");
            } else if (kind == MovementKind.TRANSFER && line.to == null) {
                complaints.bad("lines[" + i + "].to", "is missing");
            } else if (line.location.equals(line.to)) {
                complaints.bad("lines[" + i + "].to", "must be another location");
            }
        }
    }

    RecordMovement command(MovementId id) {
        return new RecordMovement(
                id,
                kind,
                lines.stream()
                        .map(line -> new RecordMovement.Line(line.sku, line.location, line.quantity, line.to))
                        .toList(),
                occurredAt,
                reason);
    }

    /** One line of a movement. */
    @Says("One SKU at one location")
    record Line(
            SkuCode sku,
            LocationCode location,

            @Range(min = -Quantity.MAX, max = Quantity.MAX)
            @Says("In the SKU's base unit: RECEIVE, DAMAGE, TRANSFER above 0; COUNT 0 or above; ADJUST any but 0")
            long quantity,

            @Says("Where it went, for TRANSFER") @Nullable LocationCode to) {

        static Line of(RecordMovement.Line line) {
            return new Line(line.sku(), line.location(), line.quantity(), line.to());
        }
    }
}
