package io.oneshelf.access;

import io.oneshelf.journal.DocumentKind;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a token.
 *
 * @param hash SHA-256 of the token, in hexadecimal
 * @param location the one store it may write to, or null for all
 * @param member the member or guest it belongs to, or null
 * @param origin whether somebody asked for it, or it is a guest's
 * @param revokedAt when it was ended, or null
 */
public record Token(
        String hash,
        Role role,
        @Nullable LocationCode location,
        @Nullable MemberId member,
        String name,
        Origin origin,
        Instant expiresAt,
        @Nullable Instant revokedAt) {

    /** Where a token came from. */
    public enum Origin {
        MINTED,
        GUEST
    }

    static final DocumentKind<Token> KIND = DocumentKind.of("access.token", "access.token", Token.class)
            .indexed("origin", token -> token.origin().name());

    boolean isGood(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    Caller caller() {
        return new Caller(name, role, location, member);
    }

    Token revoked(Instant at) {
        return new Token(hash, role, location, member, name, origin, expiresAt, at);
    }
}
