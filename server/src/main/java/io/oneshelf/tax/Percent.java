package io.oneshelf.tax;

import io.oneshelf.kernel.Money;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A rate of tax, exact.
 *
 * @param millionths of the whole: 20 % is 200,000; 0 to {@value #MILLIONTHS_MAX}, which is 1,000 %
 */
public record Percent(long millionths) implements Comparable<Percent> {

    public static final Percent ZERO = new Percent(0);

    public static final long MILLIONTHS_MAX = 10_000_000;

    /** The form of a percentage in text: digits with at most four decimals. */
    public static final String FORM = "[0-9]{1,4}(\\.[0-9]{1,4})?";

    private static final Pattern PATTERN = Pattern.compile(FORM);
    private static final long WHOLE = 1_000_000;
    private static final int MILLIONTHS_IN_A_PERCENT_DIGITS = 4;

    public Percent {
        if (millionths < 0 || millionths > MILLIONTHS_MAX) {
            throw new IllegalArgumentException("a rate is 0 to 1,000 percent");
        }
    }

    /** Reads a decimal percentage such as {@code 20} or {@code 7.5}; empty when it is none or beyond the range. */
    public static Optional<Percent> parse(String text) {
        if (!PATTERN.matcher(text).matches()) {
            return Optional.empty();
        }
        long millionths = new BigDecimal(text)
                .movePointRight(MILLIONTHS_IN_A_PERCENT_DIGITS)
                .longValueExact();
        return millionths > MILLIONTHS_MAX ? Optional.empty() : Optional.of(new Percent(millionths));
    }

    /** The tax contained in an amount that includes it, rounded half up. */
    public Money containedIn(Money gross) {
        return gross.times(millionths, WHOLE + millionths);
    }

    /** The tax to add to an amount that does not include it, rounded half up. */
    public Money addedTo(Money net) {
        return net.times(millionths, WHOLE);
    }

    @Override
    public int compareTo(Percent other) {
        return Long.compare(millionths, other.millionths);
    }

    /** The percentage in decimal, without needless zeros, such as {@code 7.5}. */
    @Override
    public String toString() {
        BigDecimal percent = BigDecimal.valueOf(millionths, MILLIONTHS_IN_A_PERCENT_DIGITS);
        return millionths == 0 ? "0" : percent.stripTrailingZeros().toPlainString();
    }
}
