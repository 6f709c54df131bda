package io.oneshelf.stock.web;

import io.oneshelf.access.http.Otherwise;
import io.oneshelf.access.http.Range;
import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.Size;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.stock.ReservationId;
import io.oneshelf.stock.ReserveStock;
import io.oneshelf.stock.Stock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a caller sends to reserve goods. */
@Says("Goods to hold until a time: all lines or none")
record ReservationBody(
        @Size(min = 1, max = Stock.LINES_MAX) @Says("What several lines ask of one shelf adds up first")
        List<StockLineBody> lines,

        @Range(min = 1, max = ReserveStock.HOLD_SECONDS_MAX) @Otherwise("900") @Says("How long, in seconds")
        int holdSeconds,

        @Size(min = 1, max = ReserveStock.REFERENCE_MAX)
        @Says("What it is for, in the caller's own numbering")
        @Nullable
        String reference,

        @Says("The channel whose safety stock counts") @Nullable
        ChannelCode channel) {

    ReserveStock command(ReservationId id) {
        return new ReserveStock(id, StockLineBody.lines(lines), holdSeconds, reference, channel);
    }
}
