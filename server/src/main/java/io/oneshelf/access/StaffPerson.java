package io.oneshelf.access;

import io.oneshelf.journal.DocumentKind;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person of the staff, and what the person signs in with. Names are personal data and stand here and nowhere else.
 *
 * @param facts what others say of the person
 * @param password the password's Argon2id hash, or null while none was chosen
 * @param generation counts the passwords; sessions and the PIN of an earlier one have ended
 * @param invitation the one invitation that is good, or null
 * @param suspendedAt since when the person may not sign in, or null
 */
public record StaffPerson(
        StaffFacts facts,
        @Nullable String password,
        long generation,
        @Nullable String invitation,
        @Nullable Instant suspendedAt) {

    /** Where a person stands. */
    public enum State {
        /** Known, and has not chosen a password yet. */
        ADDED,
        ACTIVE,
        SUSPENDED
    }

    static final DocumentKind<StaffPerson> KIND =
            DocumentKind.of("access.staff", "access.staff", StaffPerson.class).indexed("location", StaffPerson::store);

    static StaffPerson added(StaffFacts facts) {
        return new StaffPerson(facts, null, 0, null, null);
    }

    private @Nullable String store() {
        LocationCode location = facts.location();
        return location == null ? null : location.value();
    }

    public State state() {
        return suspendedAt != null ? State.SUSPENDED : password == null ? State.ADDED : State.ACTIVE;
    }

    boolean mayKeepWorking(long since) {
        return suspendedAt == null && generation == since;
    }

    boolean is(Role role, @Nullable LocationCode location) {
        return facts.role() == role
                && (facts.location() == null
                        ? location == null
                        : facts.location().equals(location));
    }

    /**
     * With other facts. An invitation was given for a role and a store, by somebody who might give it for those: with another
     * role or store it is no longer good, so that nobody comes into a role by a link that was made for a lesser one.
     */
    StaffPerson with(StaffFacts other) {
        boolean invited = is(other.role(), other.location());
        return new StaffPerson(other, password, generation, invited ? invitation : null, suspendedAt);
    }

    StaffPerson invited(String by) {
        return new StaffPerson(facts, password, generation, by, suspendedAt);
    }

    /** With a new password: what was open under the old one ends, an invitation is used up. */
    StaffPerson choosing(String hash) {
        return new StaffPerson(facts, hash, generation + 1, null, suspendedAt);
    }

    /** Also every session ends, and stays ended when the person comes back. */
    StaffPerson suspended(Instant at) {
        return new StaffPerson(facts, password, generation + 1, null, at);
    }

    StaffPerson resumed() {
        return new StaffPerson(facts, password, generation, invitation, null);
    }

    /** Neither the names nor the hash, so that no log shows them by accident. */
    @Override
    public String toString() {
        return "StaffPerson[" + state() + "]";
    }
}
