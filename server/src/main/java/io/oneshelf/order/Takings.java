package io.oneshelf.order;

import io.oneshelf.payment.TenderKind;
import java.util.List;

/**
 * What the orders and returns that name a shift come to, in minor units of one currency.
 *
 * @param sales orders that were paid, called off later or not, and what they came to
 * @param returns and what they gave back
 * @param tenders what was taken, and given back by the returns, in each kind, each kind once, those only that moved
 * @param apart returns of another place, and orders and returns in another currency, that name the shift: not in the sums
 * @param more true when there were more than are looked at, or they come to more than money holds, so that the sums say
 *     "at least"
 */
public record Takings(Sum sales, Sum returns, List<OfKind> tenders, long apart, boolean more) {

    public Takings {
        tenders = List.copyOf(tenders);
    }

    /** How many, and what they come to. */
    public record Sum(long count, long amount) {}

    /** One kind of tender: how many were taken, what they came to, and what went back. */
    public record OfKind(TenderKind kind, long count, long taken, long refunded) {}
}
