package io.oneshelf.access;

import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A person chooses a password, invited or instead of the old one; every session ends, and one is opened for who did it. */
final class ChoosingPassword implements Verb<ChoosingPassword.Choose, SignedIn> {

    /**
     * @param key of the invitation, or null when the old password was shown
     * @param invitedBy the person who gave the invitation, where one did
     * @param generation which password was shown, where one was
     * @param password the hash of the new one
     * @param secret of the session
     */
    record Choose(
            String staff,
            @Nullable String key,
            @Nullable String invitedBy,
            long generation,
            String password,
            String secret) {
        @Override
        public String toString() {
            return "Choose[" + staff + "]";
        }
    }

    @Override
    public Set<DocKey<?>> documents(Choose choose) {
        Set<DocKey<?>> documents = new HashSet<>();
        documents.add(StaffPerson.KIND.key(choose.staff()));
        documents.add(Session.keyOf(choose.secret()));
        if (choose.key() != null) {
            documents.add(OpeningBooks.invitation(choose.key()));
        }
        if (choose.invitedBy() != null) {
            documents.add(StaffPerson.KIND.key(choose.invitedBy()));
        }
        return documents;
    }

    @Override
    public Decision<SignedIn> decide(Draft draft, Choose choose) {
        Optional<Stored<StaffPerson>> person = draft.document(StaffPerson.KIND.key(choose.staff()));
        String key = choose.key();
        if (key == null) {
            return person.filter(found -> found.body().mayKeepWorking(choose.generation()))
                    .map(found -> Decision.found(chosen(draft, choose, found)))
                    .orElseGet(() -> Decision.drop(
                            new NotAllowed(AccessProblem.NOT_SIGNED_IN, "The session has ended meanwhile.")));
        }
        Optional<Stored<Invitation>> invitation = draft.document(OpeningBooks.invitation(key))
                .filter(found -> found.body().isGood(Secret.hash(key), draft.now()));
        boolean invited = invitation.isPresent()
                && person.isPresent()
                && person.get().body().suspendedAt() == null
                && invitation.get().key().id().equals(person.get().body().invitation())
                && isStoodBy(draft, choose.invitedBy(), person.get().body());
        if (!invited) {
            return Decision.drop(OpeningBooks.KEY_NOT_GOOD);
        }
        draft.write(invitation.get().key(), invitation.get().body().used(draft.now()));
        return Decision.made(chosen(draft, choose, person.get()));
    }

    /**
     * Whether who gave the invitation may still keep this person. Somebody who was suspended, or keeps another store by now,
     * may have kept the link, and must not come back by it.
     */
    private static boolean isStoodBy(Draft draft, @Nullable String inviter, StaffPerson invited) {
        return inviter == null
                || draft.document(StaffPerson.KIND.key(inviter))
                        .filter(person -> person.body().suspendedAt() == null
                                && By.of(person).mayKeep(invited.facts()))
                        .isPresent();
    }

    private static SignedIn chosen(Draft draft, Choose choose, Stored<StaffPerson> person) {
        Stored<StaffPerson> changed = draft.write(person.key(), person.body().choosing(choose.password()));
        draft.happened(new StaffEvent.PasswordChosen(choose.staff()));
        return SigningIn.opened(draft, choose.secret(), changed);
    }
}
