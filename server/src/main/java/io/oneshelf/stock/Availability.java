package io.oneshelf.stock;

import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.ledger.Balance;

/**
 * What a shelf can still promise.
 *
 * @param onHand sellable goods that are there; below zero only after facts went beyond what the books knew
 * @param reserved promised and still open: HELD and CONFIRMED
 * @param safety kept back from promises
 * @param available max(0, on hand − reserved − safety)
 * @param shortage how much of what is promised, or already gone, is known not to be there
 */
public record Availability(
        SkuCode sku, LocationCode location, long onHand, long reserved, long safety, long available, long shortage) {

    static Availability of(Shelf shelf, Balance balance, long safety) {
        return new Availability(
                shelf.sku(),
                shelf.location(),
                balance.onHand(),
                balance.held(),
                safety,
                available(balance, safety),
                balance.shortage());
    }

    /** The one place where it is computed, for answers and for decisions. */
    static long available(Balance balance, long safety) {
        return Math.max(0, balance.free() - safety);
    }

    public Shelf shelf() {
        return new Shelf(sku, location);
    }
}
