package io.oneshelf.stock;

import io.oneshelf.kernel.Quantity;
import io.oneshelf.ledger.Cause;

/** What a movement does. Goods go to a customer, and come back from one, only by reservations and orders. */
public enum MovementKind {
    /** Goods came from a supplier. */
    RECEIVE(Cause.RECEIVE, 1, "1 to " + Quantity.MAX),
    /** A signed correction of what is on hand, from or to shrinkage. */
    ADJUST(Cause.ADJUST, -Quantity.MAX, "-" + Quantity.MAX + " to " + Quantity.MAX + " and not 0"),
    /** Someone counted: the quantity is the figure found, and the difference goes from or to shrinkage. */
    COUNT(Cause.COUNT, 0, "0 to " + Quantity.MAX),
    /** Sellable goods were found damaged; they stay where they are in another condition. */
    DAMAGE(Cause.DAMAGE, 1, "1 to " + Quantity.MAX),
    /** Goods went from one location to another. */
    TRANSFER(Cause.TRANSFER, 1, "1 to " + Quantity.MAX);

    private final Cause cause;
    private final long least;
    private final String range;

    MovementKind(Cause cause, long least, String range) {
        this.cause = cause;
        this.least = least;
        this.range = range;
    }

    /** Whether a line of this kind may carry that quantity. */
    public boolean allows(long quantity) {
        return quantity >= least && quantity <= Quantity.MAX && (this != ADJUST || quantity != 0);
    }

    /** The quantities a line may carry, for people, such as "1 to 999999999999". */
    public String range() {
        return range;
    }

    Cause cause() {
        return cause;
    }
}
