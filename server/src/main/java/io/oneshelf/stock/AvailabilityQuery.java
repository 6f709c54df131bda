package io.oneshelf.stock;

import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.SkuCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which shelves that ever had goods.
 *
 * @param skus of these SKUs, or empty for all
 * @param locations at these locations, or empty for all
 * @param channel whose safety stock counts, or null for none in particular
 * @param after go on after this one, or null from the start
 * @param limit at most so many, 1 to 500
 */
public record AvailabilityQuery(
        List<SkuCode> skus,
        List<LocationCode> locations,
        @Nullable ChannelCode channel,
        @Nullable Shelf after,
        int limit) {

    public AvailabilityQuery {
        skus = List.copyOf(skus);
        locations = List.copyOf(locations);
    }
}
