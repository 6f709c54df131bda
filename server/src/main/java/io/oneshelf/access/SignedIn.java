package io.oneshelf.access;

import io.oneshelf.journal.Stored;
import java.time.Instant;

/**
 * A person who has just signed in.
 *
 * @param secret what the browser shows from now on: told once, kept nowhere
 * @param csrf what a page says with everything that changes something
 */
public record SignedIn(String secret, String csrf, Stored<StaffPerson> person, Instant endsAt) {

    /** Without the secrets, so that no log shows them by accident. */
    @Override
    public String toString() {
        return "SignedIn[" + person.key().id() + "]";
    }
}
