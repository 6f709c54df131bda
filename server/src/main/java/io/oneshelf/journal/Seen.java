package io.oneshelf.journal;

import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;
import java.util.Optional;

/**
 * Which version of a fact its editor had before them when they changed it: the {@code If-Match} of the API. It keeps two
 * editors from overwriting each other without noticing.
 */
public sealed interface Seen {

    /** No {@code If-Match}: enough to make a fact, and to send the same content again. */
    record Nothing() implements Seen {}

    /** {@code If-Match: *}: whatever version there is, as long as there is one. */
    record Anything() implements Seen {}

    /** {@code If-Match: "3"}: this version and no other. */
    record Version(long version) implements Seen {}

    /** The editor looked at nothing. */
    static Seen nothing() {
        return new Nothing();
    }

    /** The editor looked at that version, from 1. */
    static Seen version(long version) {
        return new Version(version);
    }

    /**
     * Why other content may not be written now, or empty when it may. Not to be asked when the content is the same: that
     * stands, whatever was seen, so that a change may be sent again.
     *
     * @param current the version there is, 0 when there is none
     */
    default Optional<Refusal> objection(long current) {
        return switch (this) {
            case Nothing nothing -> current == 0 ? Optional.empty() : Optional.of(new VersionNeeded(current));
            case Anything anything -> current == 0 ? Optional.of(new VersionPassed(0, 0)) : Optional.empty();
            case Version seen ->
                current == seen.version() ? Optional.empty() : Optional.of(new VersionPassed(seen.version(), current));
        };
    }

    /**
     * A change did not say what it was made on.
     *
     * @param current the version there is
     */
    record VersionNeeded(long current) implements Refusal {
        @Override
        public ProblemWord word() {
            return JournalProblem.VERSION_NEEDED;
        }

        @Override
        public String detail() {
            return "It exists with other content, as version " + current
                    + ". Look at it, then send the change with If-Match: \"" + current + "\".";
        }
    }

    /**
     * A change was made on a version that is not the one there is.
     *
     * @param seen the version it was made on, 0 when any would have done
     * @param current the version there is, 0 when there is none
     */
    record VersionPassed(long seen, long current) implements Refusal {
        @Override
        public ProblemWord word() {
            return JournalProblem.VERSION_PASSED;
        }

        @Override
        public String detail() {
            return current == 0
                    ? "If-Match was sent, but there is nothing there yet."
                    : "The change was made on version " + seen + ", and it is at version " + current + " now.";
        }
    }
}
