package io.oneshelf.launcher.replay;

import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.SkuCode;

/** Where units of one SKU stand. */
record Shelf(LocationCode location, SkuCode sku) implements Comparable<Shelf> {

    @Override
    public int compareTo(Shelf other) {
        int byLocation = location.compareTo(other.location);
        return byLocation != 0 ? byLocation : sku.compareTo(other.sku);
    }
}
