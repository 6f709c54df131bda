package io.oneshelf.offer;

import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.network.Mode;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What someone wants.
 *
 * @param channel whose prices count, or null for those of all channels
 * @param currency of the whole basket, or null for the only one in which every line has a price
 * @param lines one or more; a SKU may stand on several
 * @param location where the goods leave from, or null when one is to be found
 * @param at when it is bought
 */
public record Basket(
        @Nullable ChannelCode channel,
        @Nullable Currency currency,
        List<Wanted> lines,
        Mode mode,
        @Nullable LocationCode location,
        Instant at) {

    public Basket {
        lines = List.copyOf(lines);
    }
}
