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
 * @param by the person who made it; null when it was a machine or the server, and where that was not kept yet
 * @param origin whether somebody asked for it, or it is a guest's
 * @param revokedAt when it was ended, or null
 */
public record Token(
        String hash,
        Role role,
        @Nullable LocationCode location,
        @Nullable MemberId member,
        String name,
        @Nullable String by,
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

    /**
     * Whether it stands and falls with the person who made it. Those of a till and of a shopper do not: they reach no further
     * than one store's counter and one shopper's things, and a chain of stores must not close because somebody at the head
     * office has left. Everything that reaches further does.
     */
    boolean fallsWithMaker() {
        return by != null && role != Role.CASHIER && role != Role.ASSOCIATE && role != Role.MEMBER;
    }

    Token revoked(Instant at) {
        return new Token(hash, role, location, member, name, by, origin, expiresAt, at);
    }
}
