package io.oneshelf.catalog;

import java.util.Optional;

/**
 * The number under a bar code. GTIN-8, GTIN-12 (UPC), GTIN-13 (EAN) and GTIN-14 are one key of different lengths: filled up
 * with zeros to fourteen digits they are compared, which is the form kept here.
 *
 * @param value fourteen digits, the last of them the check digit
 */
public record Gtin(String value) {

    private static final int DIGITS = 14;

    public Gtin {
        if (value.length() != DIGITS || CheckDigit.fault(value).isPresent()) {
            throw new IllegalArgumentException("not a GTIN of " + DIGITS + " digits with a correct check digit");
        }
    }

    /** Reads 8, 12, 13 or 14 digits; empty when it is anything else or the check digit is wrong. */
    public static Optional<Gtin> parse(String text) {
        return switch (text.length()) {
            case 8, 12, 13, DIGITS ->
                CheckDigit.fault(text).isPresent()
                        ? Optional.empty()
                        : Optional.of(new Gtin("0".repeat(DIGITS - text.length()) + text));
            default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return value;
    }
}
