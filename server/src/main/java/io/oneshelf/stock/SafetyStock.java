package io.oneshelf.stock;

import io.oneshelf.kernel.ChannelCode;
import org.jspecify.annotations.Nullable;

/**
 * How much of a shelf is kept back from promises, so that a slow count or a thief does not break one. A fact and an
 * existing hold may use it; a new request may not. Every figure of availability and every refusal asks here.
 */
interface SafetyStock {

    /** ≥ 0. {@code channel} is who asks, or null for no channel in particular. */
    long of(Shelf shelf, @Nullable ChannelCode channel);

    /** A shelf without a rule keeps nothing back. */
    static SafetyStock withoutRules() {
        return (shelf, channel) -> 0;
    }
}
