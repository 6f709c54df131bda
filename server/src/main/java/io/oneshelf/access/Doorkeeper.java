package io.oneshelf.access;

import io.oneshelf.kernel.Caller;
import java.util.Optional;

/** Knows who shows a token, and who has signed in. */
public interface Doorkeeper {

    /** Who it is, or empty for a token that is unknown, revoked or past its end. */
    Optional<Caller> callerOf(String token);

    /** The person who made a token, as far as that is known; asked where a caller makes something that falls with the person. */
    default Optional<StaffId> makerOf(String token) {
        return Optional.empty();
    }

    /** Whose session a browser's cookie is, or empty when it is unknown or has ended. */
    default Optional<Visit> visitOf(String cookie) {
        return Optional.empty();
    }
}
