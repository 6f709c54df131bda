package io.oneshelf.access;

import io.oneshelf.journal.DocumentKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an invitation to choose a password.
 *
 * @param hash SHA-256 of its key
 * @param staff whom it is for; null for the first owner, whom nobody knows yet
 * @param by the person who gave it; null when it was a token or the server, and where it was not kept yet
 */
record Invitation(
        String hash,
        @Nullable String staff,
        @Nullable String by,
        Instant endsAt,
        @Nullable Instant usedAt) {

    static final DocumentKind<Invitation> KIND =
            DocumentKind.of("access.invitation", "access.invitation", Invitation.class);

    boolean isGood(String shown, Instant now) {
        return Secret.isSame(hash, shown) && usedAt == null && now.isBefore(endsAt);
    }

    Invitation used(Instant at) {
        return new Invitation(hash, staff, by, endsAt, at);
    }

    @Override
    public String toString() {
        return "Invitation[" + Secret.idOf(hash) + "]";
    }
}
