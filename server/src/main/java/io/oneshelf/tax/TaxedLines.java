package io.oneshelf.tax;

import io.oneshelf.kernel.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * The tax of some lines of one sale. For each rate it is worked out once, on the sum of its lines, rounded half up, and then
 * split over them in proportion to their amounts by the largest remainder, the earlier line first among equals. Working it out
 * line by line would be wrong by up to half a cent a line. Pure.
 *
 * @param tax the tax of each line, in their order
 * @param sums what was worked out for each rate, by rate, contained before added
 */
public record TaxedLines(List<Money> tax, List<Sum> sums) {

    /**
     * What is taxed.
     *
     * @param amount zero or more
     * @param included true when the amount includes the tax
     */
    public record Line(Money amount, Percent percent, boolean included) {
        public Line {
            if (amount.isNegative()) {
                throw new IllegalArgumentException("a taxed amount is zero or more");
            }
        }
    }

    /**
     * The tax of all lines of a rate.
     *
     * @param amount what they add up to, with or without the tax
     */
    public record Sum(Percent percent, boolean included, Money amount, Money tax) {}

    private record Rate(Percent percent, boolean included) {}

    private static final Comparator<Rate> CONTAINED_FIRST =
            Comparator.comparing((Rate rate) -> !rate.included()).thenComparing(Rate::percent);

    public TaxedLines {
        tax = List.copyOf(tax);
        sums = List.copyOf(sums);
    }

    /**
     * @param lines of one currency
     * @throws ArithmeticException when their sum is beyond the range of {@link Money}
     */
    public static TaxedLines of(List<Line> lines) {
        TreeMap<Rate, List<Integer>> byRate = new TreeMap<>(CONTAINED_FIRST);
        List<Money> tax = new ArrayList<>(Collections.nCopies(lines.size(), null));
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            byRate.computeIfAbsent(new Rate(line.percent(), line.included()), rate -> new ArrayList<>())
                    .add(i);
        }
        List<Sum> sums = new ArrayList<>();
        byRate.forEach((rate, places) -> {
            List<Money> amounts =
                    places.stream().map(place -> lines.get(place).amount()).toList();
            Money amount = amounts.stream().reduce(Money::plus).orElseThrow();
            Money whole = rate.included()
                    ? rate.percent().containedIn(amount)
                    : rate.percent().addedTo(amount);
            List<Money> parts = amount.isZero()
                    ? amounts
                    : whole.split(amounts.stream().map(Money::minor).toList());
            for (int i = 0; i < parts.size(); i++) {
                tax.set(places.get(i), parts.get(i));
            }
            sums.add(new Sum(rate.percent(), rate.included(), amount, whole));
        });
        return new TaxedLines(tax, sums);
    }
}
