package io.oneshelf.network;

import io.oneshelf.kernel.LocationCode;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place that holds goods or hands them over.
 *
 * @param name plain text, 1 to {@value #NAME_MAX} characters, not blank
 * @param latitude decimal degrees, −90 to 90
 * @param longitude decimal degrees, −180 to 180
 * @param zone an IANA region such as {@code Asia/Shanghai}; days and opening hours of the place are counted in it
 * @param modes how shoppers may get goods from it; none for a place that only supplies others
 * @param company the legal entity it belongs to, or null for the retailer itself
 */
public record Location(
        LocationCode code,
        String name,
        LocationKind kind,
        double latitude,
        double longitude,
        ZoneId zone,
        Set<Mode> modes,
        @Nullable String company) {

    /** The most characters a name may have. */
    public static final int NAME_MAX = 200;

    public Location {
        if (name.isBlank() || name.length() > NAME_MAX) {
            throw new IllegalArgumentException("a name has 1 to " + NAME_MAX + " characters");
        }
        // Adding zero turns −0.0 into 0.0, which would differ from it when two contents are compared.
        latitude = inRange(latitude, 90) + 0.0;
        longitude = inRange(longitude, 180) + 0.0;
        EnumSet<Mode> ordered = EnumSet.noneOf(Mode.class);
        ordered.addAll(modes);
        modes = Collections.unmodifiableSet(ordered);
    }

    private static double inRange(double degrees, double max) {
        if (!(degrees >= -max && degrees <= max)) {
            throw new IllegalArgumentException("degrees beyond " + max + ": " + degrees);
        }
        return degrees;
    }
}
