package io.oneshelf.access;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How often somebody may try to sign in within five minutes. A name at one address has few tries, so that a password cannot be
 * guessed; a name at all addresses together and an address with all names together have more, so that neither a colleague nor
 * a stranger can shut a person out by trying that person's name. What succeeds is not counted. Counted per process.
 */
final class SignInLimit implements TryLimit {

    static final int PER_NAME_AND_ADDRESS_MAX = 10;
    static final int PER_NAME_MAX = 100;

    /** A head office behind one address signs in every morning, with the slips of all of them. */
    static final int PER_ADDRESS_MAX = 100;

    private static final int WINDOW_SECONDS = 300;

    private final Map<String, Integer> tries = new HashMap<>();
    private long window = Long.MIN_VALUE;

    @Override
    public synchronized Optional<Integer> refuse(String name, String address, Instant now) {
        long current = Math.floorDiv(now.getEpochSecond(), WINDOW_SECONDS);
        if (current != window) {
            window = current;
            tries.clear();
        }
        if (tries(both(name, address)) >= PER_NAME_AND_ADDRESS_MAX
                || tries(name(name)) >= PER_NAME_MAX
                || tries(address(address)) >= PER_ADDRESS_MAX) {
            return Optional.of((int) (WINDOW_SECONDS - Math.floorMod(now.getEpochSecond(), WINDOW_SECONDS)));
        }
        tries.merge(both(name, address), 1, Integer::sum);
        tries.merge(name(name), 1, Integer::sum);
        tries.merge(address(address), 1, Integer::sum);
        return Optional.empty();
    }

    @Override
    public synchronized void takeBack(String name, String address) {
        tries.computeIfPresent(both(name, address), (key, count) -> count - 1);
        tries.computeIfPresent(name(name), (key, count) -> count - 1);
        tries.computeIfPresent(address(address), (key, count) -> count - 1);
    }

    private int tries(String key) {
        return tries.getOrDefault(key, 0);
    }

    private static String both(String name, String address) {
        return "b " + name + ' ' + address;
    }

    private static String name(String name) {
        return "n " + name;
    }

    private static String address(String address) {
        return "a " + address;
    }
}
