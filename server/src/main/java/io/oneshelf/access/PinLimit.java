package io.oneshelf.access;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How often a PIN may be tried. Six digits are soon gone through, so a name has a few tries at one till and some more a day at
 * all tills together: at that pace the middle of a million is reached after some forty years. A till is known by its token, not
 * by its address, which a guesser can change. A till also has few tries with all names together, so that one PIN is not tried
 * with everybody. Counted per process; what succeeds is not counted.
 */
final class PinLimit implements TryLimit {

    static final int PER_NAME_AND_TILL_MAX = 5;
    static final int PER_TILL_MAX = 20;
    static final int PER_NAME_A_DAY_MAX = 30;

    private static final long QUARTER_SECONDS = 900;
    private static final long DAY_SECONDS = 86_400;

    private final Window quarter = new Window(QUARTER_SECONDS);
    private final Window day = new Window(DAY_SECONDS);

    @Override
    public synchronized Optional<Integer> refuse(String name, String till, Instant now) {
        quarter.move(now);
        day.move(now);
        if (day.tries(name) >= PER_NAME_A_DAY_MAX) {
            return Optional.of(day.secondsLeft(now));
        }
        if (quarter.tries(both(name, till)) >= PER_NAME_AND_TILL_MAX || quarter.tries(all(till)) >= PER_TILL_MAX) {
            return Optional.of(quarter.secondsLeft(now));
        }
        quarter.count(both(name, till), 1);
        quarter.count(all(till), 1);
        day.count(name, 1);
        return Optional.empty();
    }

    @Override
    public synchronized void takeBack(String name, String till) {
        quarter.count(both(name, till), -1);
        quarter.count(all(till), -1);
        day.count(name, -1);
    }

    /** True when the last try of a name has just been used up, at that till or for the day. */
    synchronized boolean isUsedUp(String name, String till) {
        return quarter.tries(both(name, till)) >= PER_NAME_AND_TILL_MAX || day.tries(name) >= PER_NAME_A_DAY_MAX;
    }

    private static String both(String name, String till) {
        return "b " + name + ' ' + till;
    }

    private static String all(String till) {
        return "t " + till;
    }

    /** Tries within one stretch of time; with the next one everything is forgotten. */
    private static final class Window {
        private final long seconds;
        private final Map<String, Integer> tries = new HashMap<>();
        private long current = Long.MIN_VALUE;

        Window(long seconds) {
            this.seconds = seconds;
        }

        void move(Instant now) {
            long then = Math.floorDiv(now.getEpochSecond(), seconds);
            if (then != current) {
                current = then;
                tries.clear();
            }
        }

        int tries(String key) {
            return tries.getOrDefault(key, 0);
        }

        void count(String key, int more) {
            tries.compute(key, (same, count) -> {
                int sum = (count == null ? 0 : count) + more;
                return sum <= 0 ? null : sum;
            });
        }

        int secondsLeft(Instant now) {
            return (int) (seconds - Math.floorMod(now.getEpochSecond(), seconds));
        }
    }
}
