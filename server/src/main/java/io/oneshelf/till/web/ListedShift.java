package io.oneshelf.till.web;

import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.Size;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Money;
import io.oneshelf.kernel.ShiftId;
import io.oneshelf.till.Shift;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shift as one of many: where it stands and its sums. What makes up the sums, each cash movement above all, is told of one
 * shift at a time, so that a page is never larger than its number of shifts.
 */
@Says("A shift in a list: its sums; each cash movement, the pieces counted and the reckoning are told of one shift")
record ListedShift(
        ShiftId id,
        ShiftAnswer.State state,
        @Says("The device's code") String till,
        LocationCode location,

        @Says("The day on which it was opened, in the zone of its place")
        String day,

        @Says("The staff code of who sold") String cashier,
        Money openingFloat,
        Instant openedAt,

        @Says("When the books learned of it") Instant recordedAt,

        @Says("The name of the token that told of it") String by,

        @Says("How often cash came or went by hand") int movementCount,
        @Says("What came in by hand") Money cashIn,
        @Says("What went out by hand") Money cashOut,

        @Says("How it ended; absent while it is open") @Nullable
        Closing closing) {

    static ListedShift of(Stored<Shift> stored) {
        Shift shift = stored.body();
        Currency currency = Currency.getInstance(shift.currency());
        Shift.Closing closing = shift.closing();
        return new ListedShift(
                new ShiftId(stored.key().id()),
                ShiftAnswer.State.of(shift),
                shift.till(),
                shift.location(),
                shift.day().toString(),
                shift.cashier(),
                new Money(shift.openingFloat(), currency),
                shift.openedAt(),
                stored.recordedAt(),
                shift.by(),
                shift.movements().size(),
                new Money(shift.cashIn(), currency),
                new Money(shift.cashOut(), currency),
                closing == null ? null : Closing.of(closing, currency));
    }

    /** How a shift ended, in sums. */
    @Says("How a shift ended, in sums")
    record Closing(
            Instant closedAt,
            @Says("The number of the Z report") long report,
            CloseBody.SumBody sales,
            @Size(max = 10) List<CloseBody.TakenBody> tenders,
            CloseBody.SumBody returns,
            Money cashRefunded,
            @Says("What lay in the drawer") Money counted,

            @Says(ShiftAnswer.EXPECTED) Money expected,

            @Says("What was counted less what was expected") Money difference,

            @Says("What the till says was expected") @Nullable
            Money told) {

        static Closing of(Shift.Closing closing, Currency currency) {
            Long told = closing.told();
            return new Closing(
                    closing.closedAt(),
                    closing.report(),
                    CloseBody.SumBody.of(closing.sales(), currency),
                    CloseBody.TakenBody.of(closing.tenders(), currency),
                    CloseBody.SumBody.of(closing.returns(), currency),
                    new Money(closing.cashRefunded(), currency),
                    new Money(closing.counted(), currency),
                    new Money(closing.expected(), currency),
                    new Money(closing.difference(), currency),
                    told == null ? null : new Money(told, currency));
        }
    }
}
