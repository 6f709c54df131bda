package io.oneshelf.bench.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The clock of one house: the time of the world, or an hour beside it. */
final class VirtualClock implements InstantSource {

    private final InstantSource world;
    private Duration wrongBy = Duration.ZERO;

    VirtualClock(InstantSource world) {
        this.world = world;
    }

    void goWrongBy(Duration duration) {
        wrongBy = duration;
    }

    boolean isRight() {
        return wrongBy.isZero();
    }

    @Override
    public Instant instant() {
        return world.instant().plus(wrongBy);
    }
}
