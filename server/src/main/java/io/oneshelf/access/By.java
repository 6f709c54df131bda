package io.oneshelf.access;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.kernel.Role;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who changes something about the staff.
 *
 * @param staff the person, when it is one and not a token
 */
public record By(Caller caller, @Nullable StaffId staff) {

    /** A store's token stands in a browser at the counter, for whoever comes by; people are kept by somebody who is known. */
    private static final Refusal NO_PERSON = new NotAllowed(
            AccessProblem.NOT_SIGNED_IN, "A store manager keeps people in a session of the own, not by a token.");

    /** A person as the books have the person now. */
    static By of(Stored<StaffPerson> person) {
        StaffFacts facts = person.body().facts();
        String id = person.key().id();
        return new By(new Caller(id, facts.role(), facts.location(), null), new StaffId(id));
    }

    /** Owners keep everybody; who manages a store keeps its associates and cashiers. */
    boolean mayKeep(Role role, @Nullable LocationCode location) {
        return caller.role() == Role.OWNER
                || (caller.role() == Role.STORE_MANAGER
                        && (role == Role.ASSOCIATE || role == Role.CASHIER)
                        && location != null
                        && caller.mayWorkAt(location));
    }

    boolean mayKeep(StaffFacts facts) {
        return mayKeep(facts.role(), facts.location());
    }

    /** Owners see everybody; who manages a store sees the people of it. */
    boolean maySee(StaffFacts facts) {
        LocationCode location = facts.location();
        return caller.role() == Role.OWNER || (location != null && caller.mayWorkAt(location));
    }

    boolean is(StaffId other) {
        return other.equals(staff);
    }

    Set<DocKey<?>> documents() {
        return staff == null ? Set.of() : Set.of(StaffPerson.KIND.key(staff.value()));
    }

    /**
     * Why the person may not do it after all; empty when nothing has changed. Two owners who suspend each other at one moment
     * are decided one after the other, and the second is no longer an owner who may.
     */
    Optional<Refusal> objection(Draft draft) {
        if (staff == null) {
            return caller.role() == Role.STORE_MANAGER ? Optional.of(NO_PERSON) : Optional.empty();
        }
        boolean stands = draft.document(StaffPerson.KIND.key(staff.value()))
                .filter(person ->
                        person.body().suspendedAt() == null && person.body().is(caller.role(), caller.store()))
                .isPresent();
        return stands
                ? Optional.empty()
                : Optional.of(new NotAllowed(AccessProblem.NOT_SIGNED_IN, "The session has ended meanwhile."));
    }
}
