package io.oneshelf.launcher.replay;

import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.SkuCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document as the file records it. The order of documents is the order of their times, then of the file. */
sealed interface Recorded {

    /** The file's own number of it, with the file's prefix; unique within its kind. */
    String id();

    Instant at();

    LocationCode location();

    /** Goods and services that left, free ones included. */
    record Sale(
            String id,
            Instant at,
            ChannelCode channel,
            LocationCode location,
            @Nullable MemberId member,
            List<SaleLine> lines)
            implements Recorded, Step {

        /** What the shopper pays: the sum of the lines, each rounded once. */
        long totalMinor() {
            return lines.stream().mapToLong(SaleLine::minor).sum();
        }
    }

    /** Goods and services that came back or were called off. It does not name the sale it undoes. */
    record Cancellation(
            String id,
            Instant at,
            ChannelCode channel,
            LocationCode location,
            @Nullable MemberId member,
            List<CancelledLine> lines)
            implements Recorded {}

    /** Units written off (or found) without a customer or money. */
    record Adjustment(String id, Instant at, LocationCode location, String reason, List<AdjustedLine> lines)
            implements Recorded, Step {}

    /**
     * @param goods false for services, which are not stocked
     * @param quantity more than 0
     * @param mills the recorded amount of the whole line, exact, in thousandths
     */
    record SaleLine(SkuCode sku, boolean goods, long quantity, long mills) {

        /** The amount that is charged, in minor units. */
        long minor() {
            return Mills.toMinor(mills);
        }

        /** Whether a price of one unit in minor units, times the quantity, is exactly the recorded amount. */
        boolean hasUnitPrice() {
            return mills % (Mills.PER_MINOR_UNIT * quantity) == 0;
        }

        /** The recorded price of one unit in mills; only files that record unit prices ask. */
        long unitMills() {
            return mills / quantity;
        }
    }

    /**
     * @param quantity units taken back, more than 0
     * @param unitMills the recorded price of one unit, in thousandths
     */
    record CancelledLine(SkuCode sku, boolean goods, long quantity, long unitMills) {

        long mills() {
            return Math.multiplyExact(quantity, unitMills);
        }
    }

    /** @param quantity signed, not 0 */
    record AdjustedLine(SkuCode sku, long quantity) {}
}
