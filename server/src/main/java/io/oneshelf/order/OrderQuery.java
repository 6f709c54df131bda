package io.oneshelf.order;

import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.ShiftId;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.payment.PaymentState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which orders are wanted; what is null does not matter.
 *
 * @param location the place that answers for it
 * @param shift in which a till sold it
 * @param sku on one of its lines
 * @param priceByHand with a price by hand: UNPROVEN one that is not proven, PROVEN such prices and all of them proven, LABEL
 *     none but those that stood on labels
 * @param from the shopper bought at or after
 * @param until the shopper bought before
 * @param soldSince sold at or after, as the figures of the day count: see {@link Order#soldAt}; orders then stand the newest
 *     first
 * @param beginning how the id begins; orders then stand in the order of their ids
 * @param newest the newest first; else in the order in which they were placed
 */
public record OrderQuery(
        @Nullable OrderState state,
        @Nullable PaymentState payment,
        @Nullable MemberId member,
        @Nullable ChannelCode channel,
        @Nullable LocationCode location,
        @Nullable ShiftId shift,
        @Nullable SkuCode sku,
        HandPrice.@Nullable Proof priceByHand,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Instant soldSince,
        @Nullable String beginning,
        boolean newest) {

    /** All orders, in the order in which they were placed. */
    public static final OrderQuery ALL =
            new OrderQuery(null, null, null, null, null, null, null, null, null, null, null, null, false);
}
