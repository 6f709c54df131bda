package io.oneshelf.member;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody lives or wants goods to go.
 *
 * @param lines street and house, as written on a label
 * @param country ISO 3166 alpha-2
 * @param latitude degrees, for distances
 * @param longitude degrees
 */
public record PostalAddress(
        List<String> lines,
        @Nullable String district,
        @Nullable String city,
        @Nullable String region,
        @Nullable String postcode,
        @Nullable String country,
        @Nullable Double latitude,
        @Nullable Double longitude) {

    public PostalAddress {
        lines = List.copyOf(lines);
    }

    /** Nothing of it, so that no log or message shows it by accident. */
    @Override
    public String toString() {
        return "PostalAddress[…]";
    }
}
