package io.oneshelf.stock;

import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Quantity;
import io.oneshelf.kernel.SkuCode;

/**
 * So much of one SKU at one location.
 *
 * @param quantity 1 to {@link Quantity#MAX}, in the SKU's base unit
 */
public record StockLine(SkuCode sku, LocationCode location, long quantity) {

    public StockLine {
        Quantity.ofLine(quantity);
    }

    public Shelf shelf() {
        return new Shelf(sku, location);
    }
}
