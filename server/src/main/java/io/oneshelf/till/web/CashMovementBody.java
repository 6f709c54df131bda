package io.oneshelf.till.web;

import io.oneshelf.access.http.Range;
import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.Size;
import io.oneshelf.kernel.Money;
import io.oneshelf.till.MoveCash;
import io.oneshelf.till.Shift;
import io.oneshelf.till.Way;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a till sends when cash comes or goes otherwise than by a sale. */
@Says("Cash that came or went otherwise than by a sale")
record CashMovementBody(
        Way way,
        @Range(min = 1, max = Shift.AMOUNT_MAX) Money amount,

        @Size(min = 1, max = MoveCash.REASON_MAX) @Says("Why; no personal data")
        String reason,

        @Says("When; now when left out") @Nullable Instant occurredAt) {

    MoveCash told(String id) {
        return new MoveCash(id, way, amount, reason, occurredAt);
    }
}
