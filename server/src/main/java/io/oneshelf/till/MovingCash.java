package io.oneshelf.till;

import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.kernel.ShiftId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Cash came or went in a shift; the movement is part of the shift, and its id makes it harmless to tell again. */
final class MovingCash implements Verb<MovingCash.Command, Stored<Shift>> {

    record Command(ShiftId id, Caller caller, MoveCash told) {}

    @Override
    public Set<DocKey<?>> documents(Command command) {
        return Set.of(Shift.key(command.id()));
    }

    @Override
    public Decision<Stored<Shift>> decide(Draft draft, Command command) {
        Optional<Stored<Shift>> found = draft.document(Shift.key(command.id()));
        Optional<Refusal> outOfReach = ShiftsInBooks.outOfReach(command.caller(), found);
        if (outOfReach.isPresent()) {
            return Decision.drop(outOfReach.get());
        }
        Shift shift = found.orElseThrow().body();
        MoveCash told = command.told();
        String currency = told.amount().currency().getCurrencyCode();
        if (!shift.currency().equals(currency)) {
            return Decision.drop(ClosingShift.otherCurrency(shift, currency));
        }
        Instant at = told.occurredAt() == null ? draft.now() : told.occurredAt();
        Optional<Shift.CashMovement> same = shift.movements().stream()
                .filter(movement -> movement.id().equals(told.id()))
                .findFirst();
        if (same.isPresent()) {
            List<String> differing = differing(same.get(), told);
            return differing.isEmpty()
                    ? Decision.found(found.get())
                    : Decision.drop(new TillRefusal.ToldDifferently("cash movement", differing));
        }
        if (shift.closing() != null) {
            return Decision.drop(new TillRefusal.Plain(TillProblem.ALREADY_CLOSED, "The shift is closed."));
        }
        if (shift.movements().size() == Shift.MOVEMENTS_MAX) {
            return Decision.drop(new TillRefusal.Plain(
                    TillProblem.TOO_MANY_MOVEMENTS, "A shift has at most " + Shift.MOVEMENTS_MAX + " cash movements."));
        }
        List<Shift.CashMovement> movements = new ArrayList<>(shift.movements());
        movements.add(new Shift.CashMovement(
                told.id(),
                told.way(),
                told.amount().minor(),
                told.reason(),
                at,
                draft.now(),
                command.caller().name()));
        Stored<Shift> moved = draft.write(
                Shift.key(command.id()),
                new Shift(
                        shift.till(),
                        shift.location(),
                        shift.day(),
                        shift.cashier(),
                        shift.currency(),
                        shift.openingFloat(),
                        shift.openedAt(),
                        shift.mark(),
                        shift.by(),
                        movements,
                        null));
        draft.happened(new TillEvent.CashMoved(
                command.id(),
                shift.location(),
                told.way(),
                currency,
                told.amount().minor()));
        return Decision.made(moved);
    }

    /** A time that was left out the first time, or now, is no other content. */
    private static List<String> differing(Shift.CashMovement before, MoveCash now) {
        return new Differing()
                .field("way", before.way(), now.way())
                .field("amount", before.amount(), now.amount().minor())
                .field("reason", before.reason(), now.reason())
                .field(
                        "occurredAt",
                        before.occurredAt(),
                        now.occurredAt() == null ? before.occurredAt() : now.occurredAt())
                .fields();
    }
}
