package io.oneshelf.order;

import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * Which orders are wanted, in the order in which they were placed; what is null does not matter.
 *
 * @param after the number of the order to go on after, 0 from the start
 * @param limit at most so many, 1 to 500
 */
public record OrderQuery(
        @Nullable OrderState state,
        @Nullable MemberId member,
        @Nullable ChannelCode channel,
        long after,
        int limit) {}
