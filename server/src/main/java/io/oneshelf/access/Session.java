package io.oneshelf.access;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.DocumentKind;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Stored;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a session: a person signed in, in one browser.
 *
 * @param hash SHA-256 of the cookie
 * @param staff whose it is; role and store are looked up there with every request
 * @param generation which password it was opened with
 * @param endsAt when it ends by itself; it is not prolonged by being used
 * @param endedAt when it was signed out, or null
 */
record Session(
        String hash,
        String staff,
        long generation,
        Instant endsAt,
        @Nullable Instant endedAt) {

    static final DocumentKind<Session> KIND = DocumentKind.of("access.session", "access.session", Session.class);

    static DocKey<Session> keyOf(String secret) {
        return KIND.key(Secret.idOf(Secret.hash(secret)));
    }

    /** Opens one within a command that names {@link #keyOf} among its documents. */
    static Stored<Session> open(Draft draft, String secret, Stored<StaffPerson> person, Instant endsAt) {
        DocKey<Session> key = keyOf(secret);
        Stored<Session> opened = draft.write(
                key,
                new Session(
                        Secret.hash(secret), person.key().id(), person.body().generation(), endsAt, null));
        draft.happened(new StaffEvent.SessionOpened(key.id(), person.key().id()));
        return opened;
    }

    boolean isGood(Instant now) {
        return endedAt == null && now.isBefore(endsAt);
    }

    Session ended(Instant at) {
        return new Session(hash, staff, generation, endsAt, at);
    }

    @Override
    public String toString() {
        return "Session[" + Secret.idOf(hash) + " of " + staff + "]";
    }
}
