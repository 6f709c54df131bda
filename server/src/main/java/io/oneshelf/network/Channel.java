package io.oneshelf.network;

import io.oneshelf.kernel.ChannelCode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A way of selling.
 *
 * @param name plain text, 1 to {@value Location#NAME_MAX} characters, not blank
 * @param currency the currency the channel sells in, or null when it sells in any
 */
public record Channel(
        ChannelCode code,
        String name,
        ChannelKind kind,
        @Nullable Currency currency) {

    public Channel {
        if (name.isBlank() || name.length() > Location.NAME_MAX) {
            throw new IllegalArgumentException("a name has 1 to " + Location.NAME_MAX + " characters");
        }
    }
}
