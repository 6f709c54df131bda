package io.oneshelf.stock;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bring a reservation, or a part of it, to its end.
 *
 * @param part which part, or null for all that is still open
 */
public record EndReservation(
        ReservationId reservation, @Nullable Part part) {

    /** All that is still open. */
    public static EndReservation whole(ReservationId reservation) {
        return new EndReservation(reservation, null);
    }

    /** These lines; the rest stays held. */
    public static EndReservation part(ReservationId reservation, PartId id, List<StockLine> lines) {
        return new EndReservation(reservation, new Part(id, lines));
    }

    /**
     * So much of some lines.
     *
     * @param id the caller's own, unique within the reservation; the same part again does nothing further
     * @param lines 1 to {@link Stock#LINES_MAX}; each names a line of the reservation by SKU and location
     */
    public record Part(PartId id, List<StockLine> lines) {
        public Part {
            lines = List.copyOf(lines);
            if (lines.isEmpty() || lines.size() > Stock.LINES_MAX) {
                throw new IllegalArgumentException(
                        "a part has 1 to " + Stock.LINES_MAX + " lines, not " + lines.size());
            }
        }
    }
}
