package io.oneshelf.stock;

import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.SkuCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the stock book.
 *
 * @param sku of this SKU, or null for any
 * @param location at this location, or null for any
 * @param condition of goods in this condition
 * @param from occurred at or after, or null
 * @param until occurred before, or null
 * @param after go on after this one, or null from the start
 * @param limit at most so many, 1 to 500
 * @param newest the newest first; else the oldest
 */
public record EntryQuery(
        @Nullable SkuCode sku,
        @Nullable LocationCode location,
        Condition condition,
        @Nullable Instant from,
        @Nullable Instant until,
        ShelfEntry.@Nullable Id after,
        int limit,
        boolean newest) {}
