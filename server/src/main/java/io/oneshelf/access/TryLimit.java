package io.oneshelf.access;

import java.time.Instant;
import java.util.Optional;

/** How often a secret that people can remember may be tried. Counted per process; what succeeds is not counted. */
interface TryLimit {

    /**
     * Counts one more try, or says after how many seconds to come again.
     *
     * @param name whose secret is tried
     * @param from who tries: an address or a token
     */
    Optional<Integer> refuse(String name, String from, Instant now);

    /** Takes one try back: it succeeded, or was not answered. */
    void takeBack(String name, String from);
}
