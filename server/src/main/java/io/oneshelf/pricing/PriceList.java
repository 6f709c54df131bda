package io.oneshelf.pricing;

import io.oneshelf.kernel.Code;

/**
 * Prices for certain buyers.
 *
 * @param id of the form {@link Code#FORM}
 * @param name plain text, 1 to {@value #NAME_MAX} characters
 * @param taxIncluded whether its prices include tax
 */
public record PriceList(String id, String name, boolean taxIncluded) {

    public static final int NAME_MAX = 200;

    public PriceList {
        Code.check(id);
        if (name.isBlank() || name.length() > NAME_MAX) {
            throw new IllegalArgumentException("a name has 1 to " + NAME_MAX + " characters");
        }
    }
}
