package io.oneshelf.order;

import io.oneshelf.kernel.SkuCode;
import io.oneshelf.offer.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order, its money frozen.
 *
 * @param line from 1
 * @param quantity base units, &gt; 0
 * @param goods false for a service, which is not stocked
 * @param unitPrice minor units of {@code per} base units, or null when only the whole line's amount is known
 * @param per how many base units the price is of
 * @param total minor units, tax included: the sum of the runs
 * @param tax the part of the total that is tax
 * @param why which price it is
 * @param runs units treated alike, in order; their quantities add up to the line's
 * @param group the fulfilment group it belongs to
 * @param returned how many units came back, the first ones first
 * @param handPrice who set the price by hand, or null
 */
public record OrderLine(
        int line,
        SkuCode sku,
        long quantity,
        boolean goods,
        @Nullable Long unitPrice,
        long per,
        long total,
        long tax,
        String why,
        List<Run> runs,
        int group,
        long returned,
        @Nullable HandPrice handPrice) {

    public OrderLine {
        runs = List.copyOf(runs);
    }

    /** What the next {@code count} units that come back carry. */
    Run.Share nextBack(long count) {
        return Run.between(runs, returned, count);
    }

    OrderLine with(HandPrice judged) {
        return new OrderLine(
                line, sku, quantity, goods, unitPrice, per, total, tax, why, runs, group, returned, judged);
    }

    OrderLine takingBack(long count) {
        return new OrderLine(
                line, sku, quantity, goods, unitPrice, per, total, tax, why, runs, group, returned + count, handPrice);
    }
}
