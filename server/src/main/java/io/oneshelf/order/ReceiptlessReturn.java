package io.oneshelf.order;

import io.oneshelf.access.ApprovalId;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.Money;
import io.oneshelf.kernel.ShiftId;
import io.oneshelf.kernel.SkuCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goods or services come back and nobody knows from which order.
 *
 * @param lines 1 to {@value OrderRequest#LINES_MAX}
 * @param member who brings them, or null
 * @param channel whose prices count where no amount is given, or null for those of every channel
 * @param location where the goods are taken in
 * @param occurredAt when it happened, or null for now
 * @param shift in which a till took them back, or null
 * @param approvedBy the staff code of who allowed it, of the form of a code, or null
 * @param approval the approval that shows it, or null; only with {@code approvedBy}
 */
public record ReceiptlessReturn(
        List<Line> lines,
        @Nullable MemberId member,
        @Nullable ChannelCode channel,
        LocationCode location,
        @Nullable Instant occurredAt,
        @Nullable ShiftId shift,
        @Nullable String approvedBy,
        @Nullable ApprovalId approval) {

    public ReceiptlessReturn {
        lines = List.copyOf(lines);
    }

    /**
     * @param quantity base units, &gt; 0
     * @param amount what is given back for the whole line, or null for the price in effect
     */
    public record Line(SkuCode sku, long quantity, @Nullable Money amount) {}
}
