package io.oneshelf.stock;

import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.SkuCode;

/** One SKU at one location: what availability is told for, in the order of SKU and then location. */
public record Shelf(SkuCode sku, LocationCode location) implements Comparable<Shelf> {

    @Override
    public int compareTo(Shelf other) {
        int order = sku.compareTo(other.sku);
        return order != 0 ? order : location.compareTo(other.location);
    }
}
