package io.oneshelf.access;

import io.oneshelf.journal.Reader;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.kernel.Role;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Allowing something at a till with name and PIN. A name that nobody has, a person without a PIN, one who is suspended and one
 * who manages another store take as long as a wrong PIN, and are answered alike.
 */
final class ByPin {

    /** Looked for where a name is nobody's, so that it costs the same look-ups; no person can have this id. */
    private static final String NOBODY = "!nobody";

    private final Reader reader;
    private final Trying trying;

    ByPin(Reader reader, Passwords passwords, InstantSource clock) {
        this.reader = reader;
        this.trying = new Trying(passwords, clock);
    }

    Outcome<Stored<StaffPerson>> prove(Caller till, NameAndPin proof, String address) {
        String staff = reader.find(NameUse.of(proof.name()))
                .flatMap(use -> Optional.ofNullable(use.body().staff()))
                .orElse(NOBODY);
        Optional<Stored<StaffPerson>> person = reader.find(StaffPerson.KIND.key(staff))
                .filter(found -> found.body().suspendedAt() == null)
                .filter(found -> mayAllow(found.body().facts(), till));
        Optional<Stored<Pin>> pin = reader.find(Pin.keyOf(staff));
        Optional<Refusal> refusal = trying.refusal(
                NameUse.of(proof.name()).id(),
                address,
                proof.pin(),
                person.isPresent() && pin.isPresent() ? pin.get().body().hash() : null,
                new NotAllowed(AccessProblem.WRONG_NAME_OR_PIN, "Name or PIN is wrong."));
        return refusal.isPresent() ? new Outcome.Refused<>(refusal.get()) : new Outcome.Found<>(person.orElseThrow());
    }

    private static boolean mayAllow(StaffFacts facts, Caller till) {
        return facts.role() == Role.OWNER
                || (facts.role() == Role.STORE_MANAGER && facts.location() != null && till.mayWorkAt(facts.location()));
    }
}
