package io.oneshelf.access;

import io.oneshelf.journal.JournalProblem;
import io.oneshelf.journal.NotNow;
import io.oneshelf.journal.Reader;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signing in with name and password. A name that nobody has, a person without a password and one who is suspended take as long
 * as a wrong password, and are answered alike.
 */
final class ByPassword implements SignIn<NameAndPassword> {

    /** Looked for where a name is nobody's, so that it costs the same look-ups; no person can have this id. */
    private static final String NOBODY = "!nobody";

    private final Reader reader;
    private final Passwords passwords;
    private final InstantSource clock;
    private final SignInLimit limit = new SignInLimit();

    ByPassword(Reader reader, Passwords passwords, InstantSource clock) {
        this.reader = reader;
        this.passwords = passwords;
        this.clock = clock;
    }

    @Override
    public Outcome<Stored<StaffPerson>> prove(NameAndPassword proof, String address) {
        String staff = reader.find(NameUse.of(proof.name()))
                .flatMap(use -> Optional.ofNullable(use.body().staff()))
                .orElse(NOBODY);
        Optional<Stored<StaffPerson>> person = reader.find(StaffPerson.KIND.key(staff))
                .filter(found -> found.body().suspendedAt() == null);
        String tried = NameUse.of(proof.name()).id();
        Optional<Refusal> refusal = refusal(
                tried,
                address,
                proof.password(),
                person.map(found -> found.body().password()).orElse(null),
                new NotAllowed(AccessProblem.WRONG_NAME_OR_PASSWORD, "Name or password is wrong."));
        return refusal.isPresent() ? new Outcome.Refused<>(refusal.get()) : new Outcome.Found<>(person.orElseThrow());
    }

    /** The same for someone who is signed in and shows the password once more. */
    Optional<Refusal> refusal(Stored<StaffPerson> person, String password, String address) {
        return refusal(
                person.key().id(),
                address,
                password,
                person.body().password(),
                new NotAllowed(AccessProblem.WRONG_PASSWORD, "The old password is wrong."));
    }

    private Optional<Refusal> refusal(
            String tried, String address, String password, @Nullable String hash, Refusal wrong) {
        Instant now = clock.instant();
        Optional<Integer> seconds = limit.refuse(tried, address, now);
        if (seconds.isPresent()) {
            return Optional.of(new TooManySignIns(seconds.get()));
        }
        Optional<Boolean> right = passwords.isRight(password, hash);
        if (right.isEmpty()) {
            limit.takeBack(tried, address);
            return Optional.of(new NotNow(JournalProblem.OVERLOADED));
        }
        if (!right.get()) {
            return Optional.of(wrong);
        }
        limit.takeBack(tried, address);
        return Optional.empty();
    }
}
