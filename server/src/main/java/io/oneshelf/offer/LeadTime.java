package io.oneshelf.offer;

import io.oneshelf.network.Mode;
import java.time.Duration;

/**
 * How long after the purchase the shopper has, or can fetch, the goods. Places have no hours, capacity or distances yet and
 * count as always open and unlimited, so it depends on the mode alone.
 */
final class LeadTime {

    private LeadTime() {}

    static Duration of(Mode mode) {
        return switch (mode) {
            case CARRY_OUT -> Duration.ZERO;
            case PICKUP, DELIVER -> Duration.ofHours(2);
            case SHIP -> Duration.ofDays(3);
        };
    }
}
