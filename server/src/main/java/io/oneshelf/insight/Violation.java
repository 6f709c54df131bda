package io.oneshelf.insight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A promise that was found broken.
 *
 * @param rule the promise
 * @param evidence the key that breaks it and the figures that disagree
 * @param position how far the journal had come when it was found first
 * @param seenAt when it was found last
 * @param repairedAt when an audit from the first row no longer found it, or null while it stands
 */
public record Violation(
        String rule,
        String evidence,
        long position,
        Instant foundAt,
        Instant seenAt,
        @Nullable Instant repairedAt) {}
