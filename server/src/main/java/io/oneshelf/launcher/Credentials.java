package io.oneshelf.launcher;

import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Role;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes and ends the token with which the commands of this machine's user speak to a server that this user started, and makes
 * the key with which that user becomes its first owner.
 */
public interface Credentials {

    /**
     * A new bearer token; only its hash is stored.
     *
     * @param location the store it is limited to, or null for all of them
     * @param name what the token is for, as the list of tokens shows it
     * @param validFor how long it can be used; the launcher asks for longer than a server stays up
     */
    String mint(Role role, @Nullable LocationCode location, String name, Duration validFor);

    /** A key for the link that makes the first owner; empty when these books have staff. */
    Optional<String> keyForFirstOwner();

    /** Ends such a token; one that nobody knows, or that has ended already, is left as it is. */
    void end(String token);
}
