package io.oneshelf.stock;

import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.SkuCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Record that goods moved. All lines or none; lines on one account add up in the order they stand in.
 *
 * @param id the caller's own
 * @param lines 1 to {@link Stock#LINES_MAX}
 * @param occurredAt when it happened; null for now, at most five minutes ahead
 * @param reason in the caller's words, at most {@link #REASON_MAX} characters, for those who read the books later; no
 *     personal data
 */
public record RecordMovement(
        MovementId id,
        MovementKind kind,
        List<Line> lines,
        @Nullable Instant occurredAt,
        @Nullable String reason) {

    /** The longest reason, in characters. */
    public static final int REASON_MAX = 500;

    public RecordMovement {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > Stock.LINES_MAX) {
            throw new IllegalArgumentException(
                    "a movement has 1 to " + Stock.LINES_MAX + " lines, not " + lines.size());
        }
        for (Line line : lines) {
            if (!kind.allows(line.quantity)) {
                throw new IllegalArgumentException(kind + " takes " + kind.range() + ", not " + line.quantity);
            }
            if ((kind == MovementKind.TRANSFER) != (line.to != null) || line.location.equals(line.to)) {
                throw new IllegalArgumentException("a transfer, and only a transfer, goes to another location");
            }
        }
    }

    /**
     * One SKU at one location.
     *
     * @param quantity what {@link MovementKind#allows} for the movement's kind, in the SKU's base unit
     * @param to where it went: for TRANSFER another location, otherwise null
     */
    public record Line(
            SkuCode sku,
            LocationCode location,
            long quantity,
            @Nullable LocationCode to) {}
}
