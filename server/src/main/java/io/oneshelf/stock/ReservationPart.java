package io.oneshelf.stock;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.DocumentKind;
import java.util.List;

/**
 * A part of a reservation that was committed or released by itself; never changed. It is a document of its own so that the
 * same part again does nothing further, and other content under its id is refused, as for every other command.
 */
record ReservationPart(ReservationId reservation, PartId id, Ending ending, List<StockLine> lines) {

    static final DocumentKind<ReservationPart> KIND =
            DocumentKind.of("stock.reservation-part", "stock.reservation_part", ReservationPart.class);

    ReservationPart {
        lines = List.copyOf(lines);
    }

    DocKey<ReservationPart> key() {
        // No id has a slash in it, so two reservations never share the name of a part.
        return KIND.key(reservation + "/" + id);
    }
}
