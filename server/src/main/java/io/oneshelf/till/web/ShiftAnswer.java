package io.oneshelf.till.web;

import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.Size;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Money;
import io.oneshelf.kernel.ShiftId;
import io.oneshelf.payment.TenderKind;
import io.oneshelf.till.CloseShift;
import io.oneshelf.till.Follows;
import io.oneshelf.till.Reckoning;
import io.oneshelf.till.Shift;
import io.oneshelf.till.Way;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One shift in the API, with all there is to tell of it. */
@Says("A shift as it stands")
record ShiftAnswer(
        ShiftId id,
        State state,
        @Says("The device's code") String till,
        LocationCode location,

        @Says("The day on which it was opened, in the zone of its place")
        String day,

        @Says("The staff code of who sold") String cashier,
        Money openingFloat,
        Instant openedAt,

        @Says("When the books learned of it") Instant recordedAt,

        @Says("The name of the token that told of it") String by,

        @Says("The record of the opening in the till's own journal") @Nullable
        MarkBody journal,

        @Says("Whether it follows on from the shift before") FollowsAnswer follows,

        @Says("What came in by hand") Money cashIn,
        @Says("What went out by hand") Money cashOut,
        @Size(max = Shift.MOVEMENTS_MAX) List<MovementAnswer> movements,

        @Says("How it ended; absent while it is open") @Nullable
        ClosingAnswer closing,

        @Says("What the till said beside the orders and returns that name it")
        ReckoningAnswer reckoning) {

    static final String EXPECTED =
            "What ought to have lain in the drawer: float, what came in, less what went out, cash taken, less cash refunded";

    /** Where a shift stands. */
    enum State {
        /** The till sells. */
        OPEN,
        /** The drawer was counted. */
        CLOSED;

        static State of(Shift shift) {
            return shift.closing() == null ? OPEN : CLOSED;
        }
    }

    static ShiftAnswer of(Stored<Shift> stored, Follows follows, Reckoning reckoning) {
        Shift shift = stored.body();
        Currency currency = Currency.getInstance(shift.currency());
        Shift.Closing closing = shift.closing();
        return new ShiftAnswer(
                new ShiftId(stored.key().id()),
                State.of(shift),
                shift.till(),
                shift.location(),
                shift.day().toString(),
                shift.cashier(),
                new Money(shift.openingFloat(), currency),
                shift.openedAt(),
                stored.recordedAt(),
                shift.by(),
                MarkBody.of(shift.mark()),
                new FollowsAnswer(follows.how(), follows.shift()),
                new Money(shift.cashIn(), currency),
                new Money(shift.cashOut(), currency),
                shift.movements().stream()
                        .map(each -> MovementAnswer.of(each, currency))
                        .toList(),
                closing == null ? null : ClosingAnswer.of(closing, currency),
                ReckoningAnswer.of(reckoning, currency));
    }

    /** What a till's journal shows of the time before a shift. */
    @Says("What the till's journal shows of the time before this shift")
    record FollowsAnswer(
            Follows.How how,
            @Says("The shift it follows on from") @Nullable ShiftId shift) {}

    /** What the till said beside the takings. */
    @Says(
            "What the till said beside what the orders and returns come to that name the shift; some may be still to come, whenever"
                    + " it is asked")
    record ReckoningAnswer(
            @Says("Whether both say the same; true while the till has not closed it")
            boolean agrees,

            @Size(max = 10) List<LineAnswer> lines,

            @Says(
                    "Returns of another place, and orders and returns in another currency, that name the shift: in no line;"
                            + " orders of another place are not looked at")
            long apart,

            @Says(
                    "There are more orders or returns than are looked at, or they come to more than money holds: what was found is"
                            + " at least that")
            boolean more) {

        static ReckoningAnswer of(Reckoning reckoning, Currency currency) {
            return new ReckoningAnswer(
                    reckoning.agrees(),
                    reckoning.lines().stream()
                            .map(each -> LineAnswer.of(each, currency))
                            .toList(),
                    reckoning.apart(),
                    reckoning.more());
        }
    }

    /** One line of it. */
    @Says("What the till said of one thing beside what was found")
    record LineAnswer(
            Reckoning.What what,

            @Says("The kind of tender that was taken") @Nullable
            TenderKind tender,

            @Says(
                    "How many orders, tenders or returns there are, and what they come to; an order that was paid and called off"
                            + " later is among them, what went back for it is of no shift")
            CloseBody.SumBody found,

            @Says("What the till said; absent while the shift is open")
            CloseBody.@Nullable SumBody told,

            @Says("What was found less what the till said") @Nullable
            Money difference) {

        static LineAnswer of(Reckoning.Line line, Currency currency) {
            Shift.Sum told = line.told();
            Long difference = line.difference();
            return new LineAnswer(
                    line.what(),
                    line.tender(),
                    CloseBody.SumBody.of(line.found(), currency),
                    told == null ? null : CloseBody.SumBody.of(told, currency),
                    difference == null ? null : new Money(difference, currency));
        }
    }

    /** A cash movement. */
    @Says("Cash that came or went otherwise than by a sale")
    record MovementAnswer(
            String id, Way way, Money amount, String reason, Instant occurredAt, Instant recordedAt, String by) {

        static MovementAnswer of(Shift.CashMovement movement, Currency currency) {
            return new MovementAnswer(
                    movement.id(),
                    movement.way(),
                    new Money(movement.amount(), currency),
                    movement.reason(),
                    movement.occurredAt(),
                    movement.recordedAt(),
                    movement.by());
        }
    }

    /** How a shift ended. */
    @Says("How a shift ended")
    record ClosingAnswer(
            Instant closedAt,
            Instant recordedAt,
            String by,
            @Says("The number of the Z report") long report,
            @Says("What lay in the drawer") Money counted,
            @Size(max = CloseShift.PIECES_MAX) List<CloseBody.PiecesBody> pieces,
            CloseBody.SumBody sales,
            @Size(max = 10) List<CloseBody.TakenBody> tenders,
            CloseBody.SumBody returns,
            Money cashRefunded,
            long pricesByHand,
            long handovers,
            @Nullable String firstReceipt,
            @Nullable String lastReceipt,

            @Says(EXPECTED) Money expected,

            @Says("What was counted less what was expected") Money difference,

            @Says("What the till says was expected") @Nullable
            Money told,

            @Says("The record of the close in the till's own journal") @Nullable
            MarkBody journal) {

        static ClosingAnswer of(Shift.Closing closing, Currency currency) {
            Long told = closing.told();
            return new ClosingAnswer(
                    closing.closedAt(),
                    closing.recordedAt(),
                    closing.by(),
                    closing.report(),
                    new Money(closing.counted(), currency),
                    closing.pieces().stream()
                            .map(each -> new CloseBody.PiecesBody(new Money(each.value(), currency), each.count()))
                            .toList(),
                    CloseBody.SumBody.of(closing.sales(), currency),
                    CloseBody.TakenBody.of(closing.tenders(), currency),
                    CloseBody.SumBody.of(closing.returns(), currency),
                    new Money(closing.cashRefunded(), currency),
                    closing.pricesByHand(),
                    closing.handovers(),
                    closing.firstReceipt(),
                    closing.lastReceipt(),
                    new Money(closing.expected(), currency),
                    new Money(closing.difference(), currency),
                    told == null ? null : new Money(told, currency),
                    MarkBody.of(closing.mark()));
        }
    }
}
