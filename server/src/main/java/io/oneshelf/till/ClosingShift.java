package io.oneshelf.till;

import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.Money;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.kernel.ShiftId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A till closed a shift: what ought to lie in the drawer is worked out from what was told, and what was counted is held
 * against it. A difference is kept, not refused.
 */
final class ClosingShift implements Verb<ClosingShift.Command, Stored<Shift>> {

    record Command(ShiftId id, Caller caller, CloseShift told) {}

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
        CloseShift told = command.told();
        Optional<String> other = amounts(told)
                .map(money -> money.currency().getCurrencyCode())
                .filter(currency -> !currency.equals(shift.currency()))
                .findFirst();
        if (other.isPresent()) {
            return Decision.drop(otherCurrency(shift, other.get()));
        }
        Shift.Closing closing = closing(draft, command, shift);
        Shift.Closing before = shift.closing();
        if (before != null) {
            List<String> differing = differing(before, closing, told);
            return differing.isEmpty()
                    ? Decision.found(found.get())
                    : Decision.drop(new TillRefusal.ToldDifferently("close", differing));
        }
        Stored<Shift> closed = draft.write(
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
                        shift.movements(),
                        closing));
        draft.happened(new TillEvent.ShiftClosed(
                command.id(),
                shift.location(),
                closing.report(),
                shift.currency(),
                closing.expected(),
                closing.counted(),
                closing.difference()));
        return Decision.made(closed);
    }

    static Refusal otherCurrency(Shift shift, String currency) {
        return new TillRefusal.Plain(
                TillProblem.CURRENCY_DIFFERS,
                "The shift was opened with a float in " + shift.currency() + ", and this is in " + currency + ".");
    }

    private static Stream<Money> amounts(CloseShift told) {
        return Stream.of(
                        Stream.of(
                                told.counted(),
                                told.sales().amount(),
                                told.returns().amount(),
                                told.cashRefunded()),
                        told.pieces().stream().map(CloseShift.Pieces::value),
                        told.tenders().stream().map(CloseShift.Taken::amount),
                        Stream.ofNullable(told.expected()))
                .flatMap(money -> money);
    }

    private static Shift.Closing closing(Draft draft, Command command, Shift shift) {
        CloseShift told = command.told();
        Instant at = told.closedAt() == null ? draft.now() : told.closedAt();
        long expected = shift.openingFloat()
                + shift.cashIn()
                - shift.cashOut()
                + told.cashTaken()
                - told.cashRefunded().minor();
        long counted = told.counted().minor();
        Money says = told.expected();
        return new Shift.Closing(
                at,
                draft.now(),
                command.caller().name(),
                told.report(),
                counted,
                told.pieces().stream()
                        .map(pieces -> new Shift.Pieces(pieces.value().minor(), pieces.count()))
                        .toList(),
                new Shift.Sum(told.sales().count(), told.sales().amount().minor()),
                told.tenders().stream()
                        .map(taken -> new Shift.Taken(
                                taken.kind(), taken.count(), taken.amount().minor()))
                        .toList(),
                new Shift.Sum(told.returns().count(), told.returns().amount().minor()),
                told.cashRefunded().minor(),
                told.pricesByHand(),
                told.handovers(),
                told.firstReceipt(),
                told.lastReceipt(),
                expected,
                Math.subtractExact(counted, expected),
                says == null ? null : says.minor(),
                told.journal());
    }

    /** A time that was left out the first time, or now, is no other content. */
    private static List<String> differing(Shift.Closing before, Shift.Closing now, CloseShift told) {
        return new Differing()
                .field("closedAt", before.closedAt(), told.closedAt() == null ? before.closedAt() : now.closedAt())
                .field("report", before.report(), now.report())
                .field("counted", before.counted(), now.counted())
                .field("pieces", before.pieces(), now.pieces())
                .field("sales", before.sales(), now.sales())
                .field("tenders", before.tenders(), now.tenders())
                .field("returns", before.returns(), now.returns())
                .field("cashRefunded", before.cashRefunded(), now.cashRefunded())
                .field("pricesByHand", before.pricesByHand(), now.pricesByHand())
                .field("handovers", before.handovers(), now.handovers())
                .field("firstReceipt", before.firstReceipt(), now.firstReceipt())
                .field("lastReceipt", before.lastReceipt(), now.lastReceipt())
                .field("expected", before.told(), now.told())
                .field("journal", before.mark(), now.mark())
                .fields();
    }
}
