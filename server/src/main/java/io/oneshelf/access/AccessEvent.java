package io.oneshelf.access;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Event;
import io.oneshelf.kernel.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to tokens; never the token, never whose it is. */
public sealed interface AccessEvent extends Event {

    /** A token was made; {@code by} is the id of the person who made it, where it was one. */
    record TokenMinted(
            String token,
            Role role,
            Instant expiresAt,
            @Nullable String by) implements AccessEvent {
        @Override
        public String type() {
            return "access.token-minted";
        }

        @Override
        public DocKey<?> about() {
            return Token.KIND.key(token);
        }
    }

    /** A token was ended. */
    record TokenRevoked(String token) implements AccessEvent {
        @Override
        public String type() {
            return "access.token-revoked";
        }

        @Override
        public DocKey<?> about() {
            return Token.KIND.key(token);
        }
    }
}
