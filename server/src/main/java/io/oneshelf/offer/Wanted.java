package io.oneshelf.offer;

import io.oneshelf.kernel.Quantity;
import io.oneshelf.kernel.SkuCode;

/**
 * One line of a basket.
 *
 * @param quantity base units, 1 to {@link Quantity#MAX}
 */
public record Wanted(SkuCode sku, long quantity, Terms terms) {
    public Wanted {
        Quantity.ofLine(quantity);
    }
}
