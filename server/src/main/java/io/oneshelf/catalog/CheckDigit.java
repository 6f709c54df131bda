package io.oneshelf.catalog;

import java.util.Optional;

/**
 * The check digit of GS1 keys (GTIN, GLN, SSCC), modulo 10: the digits before it weigh 3 and 1 in turn, beginning with 3 at
 * its left, and it fills their sum up to a multiple of ten.
 */
final class CheckDigit {

    /** What is wrong with a number. */
    enum Fault {
        TOO_SHORT,
        NOT_DIGITS,
        INCORRECT
    }

    private CheckDigit() {}

    /** What is wrong with a number whose last digit is its check digit; empty when nothing is. */
    static Optional<Fault> fault(String number) {
        if (number.isEmpty()) {
            return Optional.of(Fault.TOO_SHORT);
        }
        if (!number.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return Optional.of(Fault.NOT_DIGITS);
        }
        int sum = 0;
        int weight = 1;
        for (int i = number.length() - 1; i >= 0; i--) {
            sum += (number.charAt(i) - '0') * weight;
            weight = 4 - weight;
        }
        return sum % 10 == 0 ? Optional.empty() : Optional.of(Fault.INCORRECT);
    }
}
