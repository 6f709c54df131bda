package io.oneshelf.till.web;

import io.oneshelf.access.http.Form;
import io.oneshelf.access.http.Range;
import io.oneshelf.access.http.Says;
import io.oneshelf.kernel.Code;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Money;
import io.oneshelf.till.OpenShift;
import io.oneshelf.till.Shift;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a till sends when it opens a shift. */
@Says("A shift that was opened")
record ShiftBody(
        @Form(Code.FORM) @Says("The device's code; its receipts begin so")
        String till,

        LocationCode location,

        @Form(Code.FORM) @Says("The staff code of who sells")
        String cashier,

        @Range(min = 0, max = Shift.AMOUNT_MAX) @Says("The cash in the drawer; its currency is the shift's")
        Money openingFloat,

        @Says("When; now when left out") @Nullable Instant openedAt,

        @Says("The record of the opening in the till's own journal") @Nullable
        MarkBody journal) {

    OpenShift told() {
        return new OpenShift(till, location, cashier, openingFloat, openedAt, MarkBody.mark(journal));
    }
}
