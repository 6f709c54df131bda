package io.oneshelf.kernel;

/**
 * Quantities are integers in the SKU's base unit (one piece, gram, millilitre or millimetre); a line carries 1 to
 * {@value #MAX} of them. Kept as plain {@code long} where they are counted in bulk; this class holds the range.
 */
public final class Quantity {

    /** The most a single line may carry: 999,999,999,999 base units. */
    public static final long MAX = 999_999_999_999L;

    private Quantity() {}

    /** Returns the quantity of a line, or throws when it is not in 1 to {@link #MAX}. */
    public static long ofLine(long quantity) {
        if (quantity < 1 || quantity > MAX) {
            throw new IllegalArgumentException("a line carries 1 to " + MAX + " units, not " + quantity);
        }
        return quantity;
    }
}
