package io.oneshelf.stock;

import io.oneshelf.kernel.ChannelCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hold goods for someone until a time. All lines or none; what several lines ask of one SKU at one location adds up before
 * it is compared with what is available.
 *
 * @param id the caller's own
 * @param lines 1 to {@link Stock#LINES_MAX}
 * @param holdSeconds 1 to {@link #HOLD_SECONDS_MAX}; the API's default is {@link #HOLD_SECONDS_DEFAULT}
 * @param reference what it is for, in the caller's own numbering, 1 to {@link #REFERENCE_MAX} characters; no personal data
 * @param channel whose safety stock counts; null for none in particular
 */
public record ReserveStock(
        ReservationId id,
        List<StockLine> lines,
        int holdSeconds,
        @Nullable String reference,
        @Nullable ChannelCode channel) {

    public static final int HOLD_SECONDS_DEFAULT = 900;

    /** A day. */
    public static final int HOLD_SECONDS_MAX = 86_400;

    /** The longest reference, in characters. */
    public static final int REFERENCE_MAX = 200;

    public ReserveStock {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > Stock.LINES_MAX) {
            throw new IllegalArgumentException(
                    "a reservation has 1 to " + Stock.LINES_MAX + " lines, not " + lines.size());
        }
        if (holdSeconds < 1 || holdSeconds > HOLD_SECONDS_MAX) {
            throw new IllegalArgumentException(
                    "a reservation holds for 1 to " + HOLD_SECONDS_MAX + " seconds, not " + holdSeconds);
        }
    }
}
