package io.oneshelf.access;

import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import java.util.Optional;
import java.util.Set;

/** A person who has shown the password chooses a PIN, in place of the one before. */
final class ChoosingPin implements Verb<ChoosingPin.Choose, Stored<StaffPerson>> {

    /**
     * @param generation which password was shown
     * @param pin the hash of the PIN
     */
    record Choose(String staff, long generation, String pin) {
        @Override
        public String toString() {
            return "Choose[" + staff + "]";
        }
    }

    @Override
    public Set<DocKey<?>> documents(Choose choose) {
        return Set.of(StaffPerson.KIND.key(choose.staff()), Pin.keyOf(choose.staff()));
    }

    @Override
    public Decision<Stored<StaffPerson>> decide(Draft draft, Choose choose) {
        Optional<Stored<StaffPerson>> person = draft.document(StaffPerson.KIND.key(choose.staff()))
                .filter(found -> found.body().mayKeepWorking(choose.generation()));
        if (person.isEmpty()) {
            return Decision.drop(new NotAllowed(AccessProblem.NOT_SIGNED_IN, "The session has ended meanwhile."));
        }
        draft.write(Pin.keyOf(choose.staff()), new Pin(choose.pin(), choose.generation()));
        draft.happened(new StaffEvent.PinChosen(choose.staff()));
        return Decision.found(person.get());
    }
}
