package io.oneshelf.bench.load;

import java.time.Duration;

/**
 * Where a run ends: at whichever comes first.
 *
 * @param requests the most that are sent, at least 1
 * @param time for how long new ones are sent
 */
public record Bound(long requests, Duration time) {

    public static Bound of(Duration time) {
        return new Bound(Long.MAX_VALUE, time);
    }

    public static Bound of(long requests, Duration time) {
        return new Bound(requests, time);
    }
}
