package io.oneshelf.access;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How many guests may be made in a minute: by one address, and by all together. Counted per process. */
final class GuestLimit {

    /** A household, an office or a small store behind one address. */
    static final int PER_ADDRESS_MAX = 60;

    /** Each guest is a row for ever; this is what the rows may cost. */
    static final int TOTAL_MAX = 3_000;

    private static final int WINDOW_SECONDS = 60;

    private final Map<String, Integer> byAddress = new HashMap<>();
    private long window = Long.MIN_VALUE;
    private int total;

    /** Counts one more, or says after how many seconds to come again. */
    synchronized Optional<Integer> refuse(String address, Instant now) {
        long current = Math.floorDiv(now.getEpochSecond(), WINDOW_SECONDS);
        if (current != window) {
            window = current;
            total = 0;
            byAddress.clear();
        }
        if (total >= TOTAL_MAX || byAddress.getOrDefault(address, 0) >= PER_ADDRESS_MAX) {
            return Optional.of((int) (WINDOW_SECONDS - Math.floorMod(now.getEpochSecond(), WINDOW_SECONDS)));
        }
        total++;
        byAddress.merge(address, 1, Integer::sum);
        return Optional.empty();
    }
}
