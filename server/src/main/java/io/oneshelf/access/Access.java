package io.oneshelf.access;

import io.oneshelf.journal.Changes;
import io.oneshelf.journal.Door;
import io.oneshelf.journal.Reader;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.Role;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tokens and guests: who may ask. */
public interface Access extends Doorkeeper {

    /** Access as it stands in the books. */
    static Access in(Door door, Reader reader, Changes changes, InstantSource clock, SecureRandom random) {
        return new AccessInBooks(door, reader, changes, clock, random);
    }

    /** Makes a token. Refused when the role needs a location or a member that is not named, or is a guest's. */
    Outcome<MintedToken> mint(MintToken command);

    /**
     * Makes a token for the launcher and its commands.
     *
     * @return the token itself
     * @throws IllegalStateException when it is refused, which a caller that knows the rules never sees
     */
    default String mint(Role role, @Nullable LocationCode location, String name, Duration validFor) {
        return mint(new MintToken(role, location, null, name, null, validFor))
                .orThrow()
                .secret();
    }

    /** Makes a guest. Refused with {@link TooManyGuests} when that address, or all together, have asked too often. */
    Outcome<MintedToken> guest(String address);

    /** Ends a token; one that has ended already stays as it is. */
    Outcome<Stored<Token>> revoke(String id);

    /** Ends the token that is shown itself; one that nobody knows, or that has ended already, is left as it is. */
    void end(String token);

    /**
     * Tokens in the order in which they were made; those of guests are not among them.
     *
     * @param after the number of the token to go on after, 0 from the start
     * @param limit at most so many, 1 to 1,000
     */
    List<Stored<Token>> tokens(long after, int limit);
}
