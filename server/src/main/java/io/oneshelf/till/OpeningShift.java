package io.oneshelf.till;

import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.ShiftId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A till opened a shift: the document is made. */
final class OpeningShift implements Verb<OpeningShift.Command, Stored<Shift>> {

    /** @param day in the zone of the place */
    record Command(ShiftId id, Caller caller, OpenShift told, Instant at, LocalDate day) {}

    @Override
    public DocKey<?> makes(Command command) {
        return Shift.key(command.id());
    }

    @Override
    public Record request(Command command) {
        return command.told();
    }

    @Override
    public ProblemWord existsDifferent() {
        return TillProblem.EXISTS_DIFFERENT;
    }

    @Override
    public Decision<Stored<Shift>> decide(Draft draft, Command command) {
        OpenShift told = command.told();
        String currency = told.openingFloat().currency().getCurrencyCode();
        Stored<Shift> opened = draft.write(
                Shift.key(command.id()),
                new Shift(
                        told.till(),
                        told.location(),
                        command.day(),
                        told.cashier(),
                        currency,
                        told.openingFloat().minor(),
                        command.at(),
                        told.journal(),
                        command.caller().name(),
                        List.of(),
                        null));
        draft.happened(new TillEvent.ShiftOpened(
                command.id(),
                told.till(),
                told.location(),
                currency,
                told.openingFloat().minor()));
        return Decision.made(opened);
    }

    @Override
    public Stored<Shift> replay(Command command, Draft draft) {
        return draft.document(Shift.key(command.id())).orElseThrow();
    }
}
