package io.oneshelf.pricing;

import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.Money;
import io.oneshelf.kernel.Quantity;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A list price of a SKU.
 *
 * @param list the price of {@code per} base units, zero or more
 * @param per 1 to {@link Quantity#MAX}, such as 1000 for a price per kilogram of a SKU counted in grams
 * @param from it holds from this instant on, or null for ever before
 * @param until it holds until just before this instant, or null for ever after; equal to {@code from} it never holds, which
 *     is how a price is withdrawn
 * @param channel on this channel, or null on all
 * @param priceList of this list, or null for an ordinary price
 * @param version from 1, one more with each change; 0 when it was not written yet
 */
public record Price(
        Money list,
        long per,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable ChannelCode channel,
        @Nullable String priceList,
        long version) {

    /** By currency, list, channel and time; general ones before special ones. */
    static final Comparator<Price> IN_ORDER = Comparator.comparing(
                    (Price price) -> price.currency().getCurrencyCode())
            .thenComparing(Price::priceList, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Price::channel, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Price::from, Comparator.nullsFirst(Comparator.naturalOrder()));

    public Price {
        if (list.isNegative()) {
            throw new IllegalArgumentException("a price is zero or more");
        }
        Quantity.ofLine(per);
        if (from != null && until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("a price ends before it begins");
        }
    }

    /** An ordinary price of one unit on all channels at all times. */
    public static Price always(Money list) {
        return new Price(list, 1, null, null, null, null, 0);
    }

    public Currency currency() {
        return list.currency();
    }

    /**
     * What so many base units cost, rounded once, half up.
     *
     * @throws ArithmeticException when that is beyond the range of {@link Money}
     */
    public Money of(long quantity) {
        return list.times(quantity, per);
    }

    /** True when both are versions of one price. */
    boolean isSamePriceAs(Price other) {
        return IN_ORDER.compare(this, other) == 0;
    }

    Price withVersion(long next) {
        return new Price(list, per, from, until, channel, priceList, next);
    }
}
