package io.oneshelf.stock.web;

import io.oneshelf.access.http.Checked;
import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.Size;
import io.oneshelf.stock.EndReservation;
import io.oneshelf.stock.PartId;
import io.oneshelf.stock.ReservationId;
import io.oneshelf.stock.Stock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a caller may send to commit or release a part of a reservation. Without lines it is the whole. */
@Says("A part of a reservation; without lines all that is still held")
record PartBody(
        @Says("The part's id, chosen by the caller, needed with lines; the same part again does nothing further")
        @Nullable
        PartId id,

        @Size(min = 1, max = Stock.LINES_MAX) @Says("How much of which lines; the rest stays held") @Nullable
        List<StockLineBody> lines)
        implements Checked {

    @Override
    public void check(Complaints complaints) {
        if (lines != null && id == null) {
            complaints.bad("id", "is needed with lines");
        }
    }

    EndReservation command(ReservationId reservation) {
        return id == null || lines == null
                ? EndReservation.whole(reservation)
                : EndReservation.part(reservation, id, StockLineBody.lines(lines));
    }
}
