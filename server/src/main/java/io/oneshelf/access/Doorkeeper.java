package io.oneshelf.access;

import io.oneshelf.kernel.Caller;
import java.util.Optional;

/** Knows who shows a token. */
public interface Doorkeeper {

    /** Who it is, or empty for a token that is unknown, revoked or past its end. */
    Optional<Caller> callerOf(String token);
}
