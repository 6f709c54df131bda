package io.oneshelf.access;

import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import io.oneshelf.kernel.Refusal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A person is suspended, or comes back. */
final class SuspendingStaff implements Verb<SuspendingStaff.Suspend, Stored<StaffPerson>> {

    /** @param suspended how the person is to stand */
    record Suspend(By by, StaffId staff, boolean suspended) {}

    @Override
    public Set<DocKey<?>> documents(Suspend suspend) {
        Set<DocKey<?>> documents = new HashSet<>(suspend.by().documents());
        documents.add(StaffPerson.KIND.key(suspend.staff().value()));
        return documents;
    }

    @Override
    public Decision<Stored<StaffPerson>> decide(Draft draft, Suspend suspend) {
        By by = suspend.by();
        Optional<Refusal> objection = by.objection(draft);
        if (objection.isPresent()) {
            return Decision.drop(objection.get());
        }
        Optional<Stored<StaffPerson>> found = draft.document(
                        StaffPerson.KIND.key(suspend.staff().value()))
                .filter(person -> by.mayKeep(person.body().facts()));
        if (found.isEmpty()) {
            return Decision.drop(NotFound.of("person"));
        }
        Stored<StaffPerson> person = found.get();
        if (by.is(suspend.staff())) {
            return Decision.drop(
                    new NotAllowed(AccessProblem.NOT_YOURSELF, "Nobody suspends oneself; ask another owner."));
        }
        if ((person.body().suspendedAt() != null) == suspend.suspended()) {
            return Decision.found(person);
        }
        String who = by.caller().name();
        Stored<StaffPerson> changed = draft.write(
                person.key(),
                suspend.suspended()
                        ? person.body().suspended(draft.now())
                        : person.body().resumed());
        draft.happened(
                suspend.suspended()
                        ? new StaffEvent.StaffSuspended(suspend.staff().value(), who)
                        : new StaffEvent.StaffResumed(suspend.staff().value(), who));
        return Decision.found(changed);
    }
}
