package io.oneshelf.access;

import io.oneshelf.journal.Reader;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.Refusal;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Signing in with name and password. A name that nobody has, a person without a password and one who is suspended take as long
 * as a wrong password, and are answered alike.
 */
final class ByPassword implements SignIn<NameAndPassword> {

    /** Looked for where a name is nobody's, so that it costs the same look-ups; no person can have this id. */
    private static final String NOBODY = "!nobody";

    private final Reader reader;
    private final Trying trying;

    ByPassword(Reader reader, Passwords passwords, InstantSource clock) {
        this.reader = reader;
        this.trying = new Trying(passwords, clock, new SignInLimit());
    }

    @Override
    public Outcome<Stored<StaffPerson>> prove(NameAndPassword proof, String address) {
        String tried = NameUse.of(proof.name()).id();
        Optional<Refusal> tooOften = trying.tooOften(tried, address);
        if (tooOften.isPresent()) {
            return new Outcome.Refused<>(tooOften.get());
        }
        String staff = reader.find(NameUse.of(proof.name()))
                .flatMap(use -> Optional.ofNullable(use.body().staff()))
                .orElse(NOBODY);
        Optional<Stored<StaffPerson>> person = reader.find(StaffPerson.KIND.key(staff))
                .filter(found -> found.body().suspendedAt() == null);
        Optional<Refusal> refusal = trying.refusal(
                tried,
                address,
                proof.password(),
                person.map(found -> found.body().password()).orElse(null),
                new NotAllowed(AccessProblem.WRONG_NAME_OR_PASSWORD, "Name or password is wrong."));
        return refusal.isPresent() ? new Outcome.Refused<>(refusal.get()) : new Outcome.Found<>(person.orElseThrow());
    }

    /** The same for someone who is signed in and shows the password once more. */
    Optional<Refusal> refusal(Stored<StaffPerson> person, String password, String address) {
        String tried = person.key().id();
        return trying.tooOften(tried, address)
                .or(() -> trying.refusal(
                        tried,
                        address,
                        password,
                        person.body().password(),
                        new NotAllowed(AccessProblem.WRONG_PASSWORD, "The old password is wrong.")));
    }
}
