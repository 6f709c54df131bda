package io.oneshelf.offer;

import io.oneshelf.kernel.Money;
import java.util.List;

/**
 * Units of a line that are treated alike. Of {@code n} units that cost {@code T} together, the first {@code k} carry
 * ⌊T·k/n⌋; the units between {@code i} and {@code j} carry the difference. So any sequence of returns adds up to the total
 * exactly, without a row for each unit, be it one coat or 80,995 paper cranes.
 *
 * @param quantity base units, &gt; 0
 * @param total minor units that all of them cost, tax included, ≥ 0
 * @param tax the part of the total that is tax, 0 to the total
 */
public record Run(long quantity, long total, long tax) {

    public Run {
        if (quantity <= 0 || total < 0 || tax < 0 || tax > total) {
            throw new IllegalArgumentException(
                    "a run of " + quantity + " units, total " + total + ", of which tax " + tax);
        }
    }

    /** What the first {@code k} units carry, 0 to {@link #quantity}. */
    public Share first(long k) {
        return new Share(Money.floorShare(total, k, quantity), Money.floorShare(tax, k, quantity));
    }

    /**
     * What {@code count} units carry, beginning after the first {@code passed} of them.
     *
     * @param runs the runs of one line, in order
     */
    public static Share between(List<Run> runs, long passed, long count) {
        return first(runs, Math.addExact(passed, count)).minus(first(runs, passed));
    }

    /** What all units of the runs carry. */
    public static Share whole(List<Run> runs) {
        Share sum = Share.NOTHING;
        for (Run run : runs) {
            sum = sum.plus(new Share(run.total(), run.tax()));
        }
        return sum;
    }

    private static Share first(List<Run> runs, long k) {
        Share sum = Share.NOTHING;
        long left = k;
        for (Run run : runs) {
            long of = Math.min(left, run.quantity());
            sum = sum.plus(run.first(of));
            left -= of;
        }
        if (left > 0) {
            throw new IllegalArgumentException("the line has fewer than " + k + " units");
        }
        return sum;
    }

    /**
     * What some units carry.
     *
     * @param total minor units, tax included
     * @param tax the part of it that is tax
     */
    public record Share(long total, long tax) {

        public static final Share NOTHING = new Share(0, 0);

        public Share plus(Share other) {
            return new Share(Math.addExact(total, other.total), Math.addExact(tax, other.tax));
        }

        Share minus(Share other) {
            return new Share(total - other.total, tax - other.tax);
        }
    }
}
