package io.oneshelf.offer;

import io.oneshelf.kernel.Money;

/** At what price a line is wanted. */
public sealed interface Terms {

    /** At the price in effect. */
    record PriceInEffect() implements Terms {}

    /** At a price of one base unit that was recorded elsewhere, tax included. */
    record RecordedUnitPrice(Money price) implements Terms {}

    /** For an amount of the whole line that was recorded elsewhere, tax included. */
    record RecordedLineTotal(Money total) implements Terms {}

    /**
     * At a price that someone set by hand, tax included.
     *
     * @param per how many base units it is the price of
     */
    record SetByHand(Money price, long per) implements Terms {}

    /** At the price of one base unit that stood on a label, tax included. */
    record OnLabel(Money price) implements Terms {}

    Terms IN_EFFECT = new PriceInEffect();
}
