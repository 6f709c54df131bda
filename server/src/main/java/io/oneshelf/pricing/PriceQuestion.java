package io.oneshelf.pricing;

import io.oneshelf.kernel.ChannelCode;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Which price is asked for.
 *
 * @param channel sold on this channel, or null for the price of all channels
 * @param priceList for buyers of this list, or null for everybody
 * @param at when it is sold
 */
public record PriceQuestion(
        Currency currency,
        @Nullable ChannelCode channel,
        @Nullable String priceList,
        Instant at) {

    /** The ordinary price on a channel. */
    public static PriceQuestion ordinary(Currency currency, ChannelCode channel, Instant at) {
        return new PriceQuestion(currency, channel, null, at);
    }
}
