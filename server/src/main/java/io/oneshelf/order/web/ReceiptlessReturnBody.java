package io.oneshelf.order.web;

import io.oneshelf.access.ApprovalId;
import io.oneshelf.access.http.Checked;
import io.oneshelf.access.http.Form;
import io.oneshelf.access.http.Range;
import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.Size;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.Code;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.Money;
import io.oneshelf.kernel.Quantity;
import io.oneshelf.kernel.ShiftId;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.order.OrderRequest;
import io.oneshelf.order.ReceiptlessReturn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a caller sends when goods come back without a receipt. */
@Says("Goods or services come back and nobody knows from which order")
record ReceiptlessReturnBody(
        @Size(min = 1, max = OrderRequest.LINES_MAX) List<Line> lines,
        @Says("Who brings them") @Nullable MemberId member,

        @Says("Whose prices count where no amount is given") @Nullable
        ChannelCode channel,

        @Says("Where the goods are taken in") LocationCode location,

        @Says("When it happened; now when left out") @Nullable
        Instant occurredAt,

        @Says("The shift in which a till took it back") @Nullable
        ShiftId shift,

        @Form(Code.FORM) @Says("The staff code of who allowed it") @Nullable
        String approvedBy,

        @Says("The approval that shows it, with approvedBy; without one the return is taken and counts as unproven")
        @Nullable
        ApprovalId approval)
        implements Checked {

    @Override
    public void check(Complaints complaints) {
        if (approval != null && approvedBy == null) {
            complaints.bad("approvedBy", "is missing: an approval is somebody's");
        }
    }

    ReceiptlessReturn request() {
        return new ReceiptlessReturn(
                lines.stream()
                        .map(line -> new ReceiptlessReturn.Line(line.sku, line.quantity, line.amount))
                        .toList(),
                member,
                channel,
                location,
                occurredAt,
                shift,
                approvedBy,
                approval);
    }

    /** One line. */
    @Says("So much of one SKU that comes back")
    record Line(
            SkuCode sku,

            @Range(min = 1, max = Quantity.MAX) @Says("In the SKU's base unit")
            long quantity,

            @Range(min = 0) @Says("What is given back for the whole line; the price in effect when left out") @Nullable
            Money amount) {}
}
