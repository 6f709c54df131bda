package io.oneshelf.kernel;

import java.math.BigInteger;
import java.util.Currency;
import java.util.List;

/**
 * An amount of money: integer minor units (pence, fen, cents) of one ISO 4217 currency. Never a fraction, never a float.
 *
 * <p>Range: −10¹⁷ to +10¹⁷ minor units, which leaves room to add ninety such amounts before a {@code long} overflows;
 * every operation that would leave the range throws {@link ArithmeticException} rather than wrap.
 *
 * @param minor minor units; negative is money owed the other way
 * @param currency ISO 4217
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {

    /** The largest amount, in minor units, in either direction. */
    public static final long MAX_MINOR = 100_000_000_000_000_000L;

    public Money {
        inRange(minor);
    }

    public static Money of(long minor, String currency) {
        return new Money(minor, Currency.getInstance(currency));
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
    }

    public Money negated() {
        return new Money(-minor, currency);
    }

    public boolean isZero() {
        return minor == 0;
    }

    public boolean isNegative() {
        return minor < 0;
    }

    /**
     * The price of {@code quantity} base units when this is the price of {@code per} of them, rounded once, half up (away
     * from zero at exactly one half).
     */
    public Money times(long quantity, long per) {
        return new Money(
                roundedHalfUp(BigInteger.valueOf(minor).multiply(BigInteger.valueOf(quantity)), per), currency);
    }

    /**
     * What the first {@code k} of {@code n} equal units carry: ⌊minor·k/n⌋. The units {@code i..j} carry
     * {@code share(j, n) − share(i − 1, n)}, so any sequence of parts telescopes to the whole: nothing is lost, nothing is
     * paid twice.
     */
    public Money share(long k, long n) {
        if (n <= 0 || k < 0 || k > n) {
            throw new IllegalArgumentException("share " + k + " of " + n);
        }
        return new Money(floorShare(minor, k, n), currency);
    }

    /**
     * Splits this amount in proportion to the weights by the method of the largest remainder (Hamilton): every part is the
     * exact share rounded down, and the minor units left over go, one each, to the largest remainders, the earlier part
     * first among equals. The parts add up to this amount exactly.
     */
    public List<Money> split(List<Long> weights) {
        return LargestRemainder.split(minor, weights).stream()
                .map(part -> new Money(part, currency))
                .toList();
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, sameCurrency(other).minor);
    }

    /** For people and logs, such as {@code GBP 12.99}; never parsed. */
    @Override
    public String toString() {
        return currency.getCurrencyCode()
                + " "
                + java.math.BigDecimal.valueOf(minor, currency.getDefaultFractionDigits())
                        .toPlainString();
    }

    /** ⌊minor·k/n⌋ without overflow. */
    public static long floorShare(long minor, long k, long n) {
        if (Math.multiplyHigh(minor, k) == (minor * k) >> 63) {
            return Math.floorDiv(minor * k, n);
        }
        BigInteger[] parts =
                BigInteger.valueOf(minor).multiply(BigInteger.valueOf(k)).divideAndRemainder(BigInteger.valueOf(n));
        return (parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0]).longValueExact();
    }

    private static long roundedHalfUp(BigInteger dividend, long divisor) {
        if (divisor <= 0) {
            throw new IllegalArgumentException("a price is of one or more units, not of " + divisor);
        }
        BigInteger[] parts = dividend.abs().divideAndRemainder(BigInteger.valueOf(divisor));
        boolean up = parts[1].shiftLeft(1).compareTo(BigInteger.valueOf(divisor)) >= 0;
        BigInteger rounded = up ? parts[0].add(BigInteger.ONE) : parts[0];
        return (dividend.signum() < 0 ? rounded.negate() : rounded).longValueExact();
    }

    private static void inRange(long minor) {
        if (minor > MAX_MINOR || minor < -MAX_MINOR) {
            throw new ArithmeticException("money out of range: " + minor + " minor units");
        }
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("money of two currencies: " + currency + " and " + other.currency);
        }
        return other;
    }
}
