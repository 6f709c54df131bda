package io.oneshelf.testing.search;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A run that failed, and the least of it that still fails.
 *
 * @param seed makes the same run again
 * @param steps how many steps it took
 * @param shrunk the sentences that are left
 * @param failure how these fail
 */
public record Fault(long seed, int steps, List<String> shrunk, Throwable failure) {

    public Fault {
        shrunk = List.copyOf(shrunk);
    }

    /** The seed, and the steps as they can be pasted into a test. */
    @Override
    public String toString() {
        return "seed " + seed + " fails at step " + steps + ", and so do these " + shrunk.size() + ":\n"
                + shrunk.stream()
                        .map(sentence -> "        \"" + sentence + "\"")
                        .collect(Collectors.joining(",\n", "replay(\n", ");\n"))
                + "with " + failure;
    }
}
