package io.oneshelf.till;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.DocumentKind;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.ShiftId;
import io.oneshelf.payment.TenderKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shift as it stands. All amounts are minor units of its currency.
 *
 * @param till the device's code
 * @param day on which it was opened, in the zone of its place
 * @param cashier a staff code
 * @param mark of the opening, or null for a till that keeps no journal
 * @param by the name of the token that told of the opening
 * @param closing null while it is open
 */
public record Shift(
        String till,
        LocationCode location,
        LocalDate day,
        String cashier,
        String currency,
        long openingFloat,
        Instant openedAt,
        @Nullable Mark mark,
        String by,
        List<CashMovement> movements,
        @Nullable Closing closing) {

    /** The most cash movements of one shift. */
    public static final int MOVEMENTS_MAX = 1_000;

    /** The largest amount at a till, in minor units, so that any sum of them stays a long. */
    public static final long AMOUNT_MAX = 1_000_000_000_000L;

    static final DocumentKind<Shift> KIND = DocumentKind.of("till.shift", "till.shift", Shift.class)
            .indexed("location", shift -> shift.location.value())
            .indexed("day", shift -> shift.day.toString())
            .indexed(
                    "closed_with",
                    shift -> shift.closing == null || shift.closing.mark() == null
                            ? null
                            : shift.closing.mark().hash());

    public Shift {
        movements = List.copyOf(movements);
    }

    static DocKey<Shift> key(ShiftId id) {
        return KIND.key(id.value());
    }

    /** What came in by hand. */
    public long cashIn() {
        return moved(Way.IN);
    }

    /** What went out by hand. */
    public long cashOut() {
        return moved(Way.OUT);
    }

    private long moved(Way way) {
        return movements.stream()
                .filter(movement -> movement.way() == way)
                .mapToLong(CashMovement::amount)
                .sum();
    }

    /**
     * Cash that came or went otherwise than by a sale.
     *
     * @param id unique in its shift
     */
    public record CashMovement(
            String id, Way way, long amount, String reason, Instant occurredAt, Instant recordedAt, String by) {}

    /** So many of one note or coin, and what was taken in one kind of tender. */
    public record Pieces(long value, long count) {}

    /** How many, and what they come to. */
    public record Sum(long count, long amount) {}

    /** What was taken in one kind of tender. */
    public record Taken(TenderKind kind, long count, long amount) {}

    /**
     * How the shift ended.
     *
     * @param counted what lay in the drawer
     * @param expected what ought to have lain there, worked out here
     * @param difference counted less expected
     * @param told what the till said ought to lie there, or null when it did not say
     */
    public record Closing(
            Instant closedAt,
            Instant recordedAt,
            String by,
            long report,
            long counted,
            List<Pieces> pieces,
            Sum sales,
            List<Taken> tenders,
            Sum returns,
            long cashRefunded,
            long pricesByHand,
            long handovers,
            @Nullable String firstReceipt,
            @Nullable String lastReceipt,
            long expected,
            long difference,
            @Nullable Long told,
            @Nullable Mark mark) {

        public Closing {
            pieces = List.copyOf(pieces);
            tenders = List.copyOf(tenders);
        }
    }
}
