package io.oneshelf.stock.web;

import io.oneshelf.access.http.Range;
import io.oneshelf.access.http.Says;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Quantity;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.stock.StockLine;
import java.util.List;

/** So much of one SKU at one location, as callers send it. */
@Says("So much of one SKU at one location")
record StockLineBody(
        SkuCode sku,
        LocationCode location,

        @Range(min = 1, max = Quantity.MAX) @Says("In the SKU's base unit")
        long quantity) {

    static List<StockLine> lines(List<StockLineBody> bodies) {
        return bodies.stream()
                .map(body -> new StockLine(body.sku, body.location, body.quantity))
                .toList();
    }
}
