package io.oneshelf.access;

import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A session is opened for someone who has proved who it is. */
final class SigningIn implements Verb<SigningIn.Open, SignedIn> {

    /**
     * @param generation which password was proved
     * @param secret of the session
     */
    record Open(String staff, long generation, String secret) {
        @Override
        public String toString() {
            return "Open[" + staff + "]";
        }
    }

    @Override
    public Set<DocKey<?>> documents(Open open) {
        return Set.of(StaffPerson.KIND.key(open.staff()), Session.keyOf(open.secret()));
    }

    @Override
    public Decision<SignedIn> decide(Draft draft, Open open) {
        Optional<Stored<StaffPerson>> person = draft.document(StaffPerson.KIND.key(open.staff()))
                .filter(found -> found.body().mayKeepWorking(open.generation()));
        return person.isPresent()
                ? Decision.made(opened(draft, open.secret(), person.get()))
                : Decision.drop(new NotAllowed(
                        AccessProblem.WRONG_NAME_OR_PASSWORD, "Name or password was changed meanwhile."));
    }

    /** Opens the session of a person within a command that names {@link Session#keyOf} among its documents. */
    static SignedIn opened(Draft draft, String secret, Stored<StaffPerson> person) {
        Instant endsAt = draft.now().plus(Staff.SESSION_LENGTH);
        Session.open(draft, secret, person, endsAt);
        return new SignedIn(secret, csrf(secret), person, endsAt);
    }

    /** What a page says with everything that changes something: it follows from the cookie, which a page cannot read. */
    static String csrf(String secret) {
        return Secret.hash("csrf " + secret);
    }
}
