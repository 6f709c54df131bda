package io.oneshelf.access;

import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import io.oneshelf.kernel.Refusal;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An invitation is made: to a person, or to whoever opens the books. */
final class InvitingStaff implements Verb<InvitingStaff.Invite, Invited> {

    /**
     * @param staff whom it is for; null for the first owner
     * @param key what is told; the command makes nothing if it is asked again, because a key is fresh each time
     */
    record Invite(@Nullable By by, @Nullable StaffId staff, String key) {
        @Override
        public String toString() {
            return "Invite[" + staff + "]";
        }
    }

    @Override
    public Set<DocKey<?>> documents(Invite invite) {
        Set<DocKey<?>> documents = new HashSet<>();
        documents.add(keyOf(invite));
        if (invite.by() != null) {
            documents.addAll(invite.by().documents());
        }
        documents.add(
                invite.staff() == null
                        ? Opening.KEY
                        : StaffPerson.KIND.key(invite.staff().value()));
        return documents;
    }

    private static DocKey<Invitation> keyOf(Invite invite) {
        return Invitation.KIND.key(Secret.idOf(Secret.hash(invite.key())));
    }

    @Override
    public Decision<Invited> decide(Draft draft, Invite invite) {
        StaffId staff = invite.staff();
        By by = invite.by();
        if (staff == null || by == null) {
            return draft.document(Opening.KEY).isPresent()
                    ? Decision.drop(OpeningBooks.ALREADY_STAFFED)
                    : made(draft, invite, draft.now().plus(Staff.FIRST_LINK_LENGTH));
        }
        Optional<Refusal> objection = by.objection(draft);
        if (objection.isPresent()) {
            return Decision.drop(objection.get());
        }
        Optional<Stored<StaffPerson>> person = draft.document(StaffPerson.KIND.key(staff.value()))
                .filter(found -> by.mayKeep(found.body().facts()));
        if (person.isEmpty()) {
            return Decision.drop(NotFound.of("person"));
        }
        if (by.is(staff)) {
            // Whoever finds a browser open would otherwise choose a password without knowing the old one.
            return Decision.drop(new NotAllowed(
                    AccessProblem.NOT_YOURSELF, "Nobody invites oneself; change the password, or ask another owner."));
        }
        if (person.get().body().suspendedAt() != null) {
            return Decision.drop(
                    new NotAllowed(AccessProblem.SUSPENDED, "The person is suspended: resume the person first."));
        }
        Decision<Invited> made = made(draft, invite, draft.now().plus(Staff.INVITATION_LENGTH));
        draft.write(
                person.get().key(), person.get().body().invited(keyOf(invite).id()));
        draft.happened(new StaffEvent.StaffInvited(staff.value(), by.caller().name()));
        return made;
    }

    private static Decision<Invited> made(Draft draft, Invite invite, Instant endsAt) {
        StaffId staff = invite.staff();
        By by = invite.by();
        StaffId who = by == null ? null : by.staff();
        draft.write(
                keyOf(invite),
                new Invitation(
                        Secret.hash(invite.key()),
                        staff == null ? null : staff.value(),
                        who == null ? null : who.value(),
                        endsAt,
                        null));
        return Decision.made(new Invited(invite.key(), endsAt));
    }
}
