package io.oneshelf.stock;

import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.SkuCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which shelves: each of the SKUs at each of the locations.
 *
 * @param skus these, or empty for all goods
 * @param locations these, or empty for all
 * @param channel whose safety stock counts, or null for none in particular
 * @param after go on after this one, or null from the start
 * @param limit at most so many, 1 to 500
 */
public record AvailabilityQuery(
        List<SkuCode> skus,
        List<LocationCode> locations,
        @Nullable ChannelCode channel,
        @Nullable Place after,
        int limit) {

    public AvailabilityQuery {
        skus = skus.stream().distinct().toList();
        locations = locations.stream().distinct().toList();
    }

    /**
     * A place in the list.
     *
     * @param sku the number of the SKU: its document's, or its place among those asked for
     * @param location the number of the location, likewise
     */
    public record Place(long sku, long location) {

        static final Place START = new Place(0, 0);
    }
}
