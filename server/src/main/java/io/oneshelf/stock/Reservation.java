package io.oneshelf.stock;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.DocumentKind;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.ledger.Hold;
import io.oneshelf.ledger.HoldId;
import io.oneshelf.ledger.HoldState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reservation as it stands. It is the readable face of one hold in the ledger and changes with it in the same commit.
 *
 * @param state HELD until its time comes or everything is committed or released; then the state of its last end
 * @param expiresAt when it ends, or would have ended, by itself
 * @param lines what was asked for, one line for each SKU at each location
 * @param reference what it is for, in the caller's own numbering
 */
public record Reservation(
        ReservationId id,
        HoldState state,
        Instant expiresAt,
        List<Line> lines,
        @Nullable String reference,
        @Nullable ChannelCode channel) {

    /** The column it is listed by. */
    static final String REFERENCE = "reference";

    static final DocumentKind<Reservation> KIND = DocumentKind.of(
                    "stock.reservation", "stock.reservation", Reservation.class)
            .indexed(REFERENCE, Reservation::reference);

    public Reservation {
        lines = List.copyOf(lines);
    }

    /**
     * What became of one line. What is neither settled nor released is still held, as long as the reservation is HELD.
     *
     * @param quantity what was asked for
     * @param settled what has gone to the customer
     * @param released what was given back, or expired
     */
    public record Line(SkuCode sku, LocationCode location, long quantity, long settled, long released) {

        Shelf shelf() {
            return new Shelf(sku, location);
        }

        /** What is neither settled nor released. */
        long open() {
            return quantity - settled - released;
        }
    }

    static DocKey<Reservation> key(ReservationId id) {
        return KIND.key(id.value());
    }

    /** What was asked for. */
    List<StockLine> asked() {
        return lines.stream()
                .map(line -> new StockLine(line.sku, line.location, line.quantity))
                .toList();
    }

    /** A reservation has one hold, which goes by the reservation's own number. */
    static HoldId holdId(long no) {
        return new HoldId(no, 1);
    }

    static Reservation made(ReserveStock request, Hold hold, Instant expiresAt) {
        return new Reservation(
                request.id(), hold.state(), expiresAt, linesOf(hold), request.reference(), request.channel());
    }

    /** The same reservation after its hold has changed. */
    Reservation as(Hold hold) {
        return new Reservation(id, hold.state(), expiresAt, linesOf(hold), reference, channel);
    }

    private static List<Line> linesOf(Hold hold) {
        List<Line> lines = new ArrayList<>(hold.lines().size());
        for (int i = 0; i < hold.lines().size(); i++) {
            Shelf shelf = Accounts.shelf(hold.lines().get(i).account());
            lines.add(new Line(
                    shelf.sku(),
                    shelf.location(),
                    hold.lines().get(i).quantity(),
                    hold.settled().get(i),
                    hold.released().get(i)));
        }
        return lines;
    }
}
