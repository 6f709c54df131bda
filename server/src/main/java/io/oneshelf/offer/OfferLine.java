package io.oneshelf.offer;

import io.oneshelf.kernel.SkuCode;
import org.jspecify.annotations.Nullable;

/**
 * A line with its price.
 *
 * @param line from 1
 * @param quantity base units
 * @param goods false for a service
 * @param unitPrice minor units of {@code per} base units, or null when only the whole line's amount is known
 * @param per how many base units the price is of
 * @param total minor units, tax included: price × quantity, rounded once, half up
 * @param tax the part of the total that is tax
 * @param why which price it is
 * @param group the group it belongs to, from 1
 */
public record OfferLine(
        int line,
        SkuCode sku,
        long quantity,
        boolean goods,
        @Nullable Long unitPrice,
        long per,
        long total,
        long tax,
        String why,
        int group) {

    OfferLine costing(long newTotal, long newTax) {
        return new OfferLine(line, sku, quantity, goods, unitPrice, per, newTotal, newTax, why, group);
    }
}
