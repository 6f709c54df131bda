package io.oneshelf.launcher;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/**
 * Whether something answers, asked anew when the last answer is a second old: {@code /healthz} is open to everyone, and must
 * not hand every knock on to the database. One caller asks; the others wait for that answer.
 */
final class Pulse implements BooleanSupplier {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final BooleanSupplier ask;
    private final InstantSource clock;
    private volatile Beat last = new Beat(Instant.EPOCH, false);

    private record Beat(Instant at, boolean answered) {
        /** A clock that was set back makes no answer fresh for longer. */
        boolean isFresh(Instant now) {
            return !at.isAfter(now) && now.isBefore(at.plus(FRESH));
        }
    }

    Pulse(BooleanSupplier ask, InstantSource clock) {
        this.ask = ask;
        this.clock = clock;
    }

    @Override
    public boolean getAsBoolean() {
        Beat beat = last;
        return beat.isFresh(clock.instant()) ? beat.answered : asked();
    }

    private synchronized boolean asked() {
        if (!last.isFresh(clock.instant())) {
            boolean answered = ask.getAsBoolean();
            last = new Beat(clock.instant(), answered);
        }
        return last.answered;
    }
}
