package io.oneshelf.launcher.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Thousandths of a currency unit (a mill is a tenth of a penny), in a {@code long}. Recorded prices may be finer than the
 * minor unit money is paid in, so a file is added up in mills and compared with the books' minor units; the rest between the
 * two is the sub-penny row of the reconciliation. For currencies of two decimals, which both files have.
 */
final class Mills {

    static final long PER_MINOR_UNIT = 10;

    private static final BigDecimal NOISE = new BigDecimal("1e-9");

    private Mills() {}

    /**
     * Reads a decimal number such as {@code 4.25}. What is finer than a mill is an error, but for the dust that binary
     * floating point leaves behind ({@code 4.440892e-16}), which is dropped.
     *
     * @throws NumberFormatException when the text is no number, finer than a mill or beyond range
     */
    static long parse(String text) {
        BigDecimal exact = new BigDecimal(text.strip());
        BigDecimal mills = exact.setScale(3, RoundingMode.HALF_UP);
        if (exact.subtract(mills).abs().compareTo(NOISE) > 0) {
            throw new NumberFormatException("finer than a thousandth");
        }
        if (mills.precision() > 15) {
            throw new NumberFormatException("out of range");
        }
        return mills.unscaledValue().longValueExact();
    }

    /** In minor units, rounded half up (away from zero at exactly one half), as a line is rounded once. */
    static long toMinor(long mills) {
        long half = mills < 0 ? -PER_MINOR_UNIT / 2 : PER_MINOR_UNIT / 2;
        return (mills + half) / PER_MINOR_UNIT;
    }

    static long ofMinor(long minor) {
        return Math.multiplyExact(minor, PER_MINOR_UNIT);
    }

    /** For people, such as {@code 9,747,747.934}. */
    static String text(long mills) {
        return String.format(Locale.ROOT, "%,.3f", BigDecimal.valueOf(mills, 3));
    }
}
