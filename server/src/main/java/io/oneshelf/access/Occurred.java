package io.oneshelf.access;

import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.kernel.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may say that something happened at another time than now, and how far ahead a caller's clock may be. */
public final class Occurred {

    /** How far a caller's clock may run ahead of ours. */
    public static final Duration AHEAD_MAX = Duration.ofMinutes(5);

    private Occurred() {}

    /**
     * Why a caller may not name that time; empty when it may.
     *
     * @param occurredAt as sent, or null when it was left out
     * @param now the server's clock
     */
    public static Optional<Refusal> refusal(Caller caller, @Nullable Instant occurredAt, Instant now) {
        if (occurredAt == null) {
            return Optional.empty();
        }
        if (!mayDate(caller.role())) {
            return Optional.of(new NotAllowed(
                    AccessProblem.OCCURRED_NOT_NOW, "The role " + caller.role().word() + " may not send occurredAt."));
        }
        if (occurredAt.isAfter(now.plus(AHEAD_MAX))) {
            return Optional.of(new NotAllowed(
                    AccessProblem.OCCURRED_AHEAD, "occurredAt is more than five minutes ahead of the server's clock."));
        }
        return Optional.empty();
    }

    private static boolean mayDate(Role role) {
        return role == Role.OWNER || role == Role.INTEGRATION || role == Role.SERVICE || role.isOfStore();
    }
}
