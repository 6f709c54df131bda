package io.oneshelf.access;

import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.kernel.Role;
import java.time.Instant;
import java.util.Set;

/** The first owner comes by the link that the server printed, and signs in. */
final class OpeningBooks implements Verb<OpeningBooks.Open, SignedIn> {

    static final Refusal ALREADY_STAFFED = new NotAllowed(
            AccessProblem.ALREADY_STAFFED, "There is an owner already: sign in, or ask an owner for an invitation.");

    static final Refusal KEY_NOT_GOOD = new NotAllowed(
            AccessProblem.KEY_NOT_GOOD,
            "The link is unknown, was used or replaced, is past its end, or is no longer stood by: ask for another.");

    /**
     * @param id of the person, by chance
     * @param password the hash
     * @param secret of the session
     */
    record Open(StaffId id, FirstOwner owner, String password, String secret) {
        /** Without the hash and the session's secret, so that no log shows them by accident. */
        @Override
        public String toString() {
            return "Open[" + id + "]";
        }
    }

    @Override
    public Set<DocKey<?>> documents(Open open) {
        return Set.of(
                invitation(open.owner().key()),
                Opening.KEY,
                NameUse.of(open.owner().name()),
                StaffPerson.KIND.key(open.id().value()),
                Session.keyOf(open.secret()));
    }

    static DocKey<Invitation> invitation(String key) {
        return Invitation.KIND.key(Secret.idOf(Secret.hash(key)));
    }

    /** True when the key is that of a printed link and can still be used. */
    static boolean isGood(Invitation invitation, String key, Instant now) {
        return invitation.staff() == null && invitation.isGood(Secret.hash(key), now);
    }

    @Override
    public Decision<SignedIn> decide(Draft draft, Open open) {
        FirstOwner owner = open.owner();
        Stored<Invitation> invitation = draft.document(invitation(owner.key())).orElse(null);
        if (invitation == null || invitation.body().staff() != null) {
            return Decision.drop(KEY_NOT_GOOD);
        }
        if (draft.document(Opening.KEY).isPresent()) {
            return Decision.drop(ALREADY_STAFFED);
        }
        if (!isGood(invitation.body(), owner.key(), draft.now())) {
            return Decision.drop(KEY_NOT_GOOD);
        }
        draft.write(Opening.KEY, new Opening(open.id().value()));
        draft.write(invitation.key(), invitation.body().used(draft.now()));
        draft.write(NameUse.of(owner.name()), new NameUse(open.id().value()));
        StaffFacts facts = new StaffFacts(owner.name(), owner.displayName(), Role.OWNER, null);
        Stored<StaffPerson> person = draft.write(
                StaffPerson.KIND.key(open.id().value()),
                StaffPerson.added(facts).choosing(open.password()));
        draft.happened(new StaffEvent.StaffChanged(
                open.id().value(), Role.OWNER, open.id().value()));
        return Decision.made(SigningIn.opened(draft, open.secret(), person));
    }
}
