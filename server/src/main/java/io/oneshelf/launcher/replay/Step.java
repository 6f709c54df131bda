package io.oneshelf.launcher.replay;

import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.SkuCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document as it is sent: a cancellation has become returns of the sales it undoes, and returns without receipt. */
sealed interface Step permits Recorded.Sale, Recorded.Adjustment, Step.ReturnOfOrder, Step.ReturnWithoutReceipt {

    String id();

    Instant at();

    LocationCode location();

    /** Part or all of a cancellation that undoes lines of one sale. */
    record ReturnOfOrder(String id, String order, Instant at, LocationCode location, List<ReturnedLine> lines)
            implements Step {}

    /** The part of a cancellation for which the file holds no sale. */
    record ReturnWithoutReceipt(
            String id,
            Instant at,
            ChannelCode channel,
            LocationCode location,
            @Nullable MemberId member,
            List<RefundedLine> lines)
            implements Step {}

    /**
     * @param line the line of the sale, the first being 1
     * @param mills what the cancellation records for these units
     */
    record ReturnedLine(int line, SkuCode sku, boolean goods, long quantity, long mills) {

        long minor() {
            return Mills.toMinor(mills);
        }
    }

    /** @param mills what the cancellation records for these units */
    record RefundedLine(SkuCode sku, boolean goods, long quantity, long mills) {

        long minor() {
            return Mills.toMinor(mills);
        }
    }
}
