package io.oneshelf.access;

import java.time.Instant;

/**
 * An invitation that was just made.
 *
 * @param key for the link: told once, kept nowhere
 */
public record Invited(String key, Instant endsAt) {

    /** Without the key, so that no log shows it by accident. */
    @Override
    public String toString() {
        return "Invited[until " + endsAt + "]";
    }
}
