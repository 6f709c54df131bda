package io.oneshelf.access;

import io.oneshelf.journal.Reader;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.kernel.Role;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Allowing something at a till with name and PIN. A name that nobody has, a person without a PIN, one who is suspended and one
 * who manages another store take as long as a wrong PIN, and are answered alike. So is a PIN that was chosen under an earlier
 * password: whoever learned the password could have chosen it.
 */
final class ByPin {

    /** Looked for where a name is nobody's, so that it costs the same look-ups; no person can have this id. */
    private static final String NOBODY = "!nobody";

    /** The one answer to whoever may not allow anything. */
    static final Refusal WRONG = new NotAllowed(AccessProblem.WRONG_NAME_OR_PIN, "Name or PIN is wrong.");

    private final Reader reader;
    private final PinLimit limit = new PinLimit();
    private final Trying trying;
    private final BiConsumer<String, Caller> shutOut;

    /** @param shutOut is told whose PIN was just tried for the last time, and at whose till */
    ByPin(Reader reader, Passwords passwords, InstantSource clock, BiConsumer<String, Caller> shutOut) {
        this.reader = reader;
        this.trying = new Trying(passwords, clock, limit);
        this.shutOut = shutOut;
    }

    Outcome<Stored<StaffPerson>> prove(Caller till, NameAndPin proof) {
        String tried = NameUse.of(proof.name()).id();
        String from =
                till.name() + (till.store() == null ? "" : " " + till.store().value());
        Optional<Refusal> tooOften = trying.tooOften(tried, from);
        if (tooOften.isPresent()) {
            return new Outcome.Refused<>(tooOften.get());
        }
        String staff = reader.find(NameUse.of(proof.name()))
                .flatMap(use -> Optional.ofNullable(use.body().staff()))
                .orElse(NOBODY);
        Optional<Stored<StaffPerson>> person = reader.find(StaffPerson.KIND.key(staff))
                .filter(found -> found.body().suspendedAt() == null)
                .filter(found -> mayAllow(found.body().facts(), till));
        Optional<Pin> pin = reader.find(Pin.keyOf(staff))
                .map(Stored::body)
                .filter(found ->
                        person.isPresent() && found.isOf(person.get().body().generation()));
        Optional<Refusal> refusal =
                trying.refusal(tried, from, proof.pin(), pin.map(Pin::hash).orElse(null), WRONG);
        if (refusal.isPresent() && pin.isPresent() && limit.isUsedUp(tried, from)) {
            shutOut.accept(staff, till);
        }
        return refusal.isPresent() ? new Outcome.Refused<>(refusal.get()) : new Outcome.Found<>(person.orElseThrow());
    }

    static boolean mayAllow(StaffFacts facts, Caller till) {
        return facts.role() == Role.OWNER
                || (facts.role() == Role.STORE_MANAGER && facts.location() != null && till.mayWorkAt(facts.location()));
    }
}
