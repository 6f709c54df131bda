package io.oneshelf.order;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Event;
import io.oneshelf.kernel.LocationCode;

/**
 * Units came back and nobody knows from which order.
 *
 * @param refund minor units of the currency
 */
public record ReturnEvent(ReturnId back, LocationCode location, long units, String currency, long refund)
        implements Event {

    @Override
    public String type() {
        return "order.returned-without-receipt";
    }

    @Override
    public DocKey<?> about() {
        return Return.key(back);
    }
}
