package io.oneshelf.order.web;

import io.oneshelf.access.ApprovalId;
import io.oneshelf.access.Malformed;
import io.oneshelf.access.Malformed.BadField;
import io.oneshelf.access.http.Form;
import io.oneshelf.access.http.Otherwise;
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
import io.oneshelf.order.OrderId;
import io.oneshelf.order.OrderRequest;
import io.oneshelf.order.ReceiptlessReturn;
import io.oneshelf.order.ReturnCondition;
import io.oneshelf.order.ReturnId;
import io.oneshelf.order.ReturnRequest;
import io.oneshelf.order.TakeBack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An element of a batch of returns: of an order when it names one, else without a receipt. */
@Says("A return: of an order when it names one in order, else without a receipt")
record AnyReturnBody(
        @Size(min = 1, max = OrderRequest.LINES_MAX) List<Line> lines,
        LocationCode location,
        @Says("Only with an order") ReturnRequest.@Nullable RefundTo refundTo,
        @Says("Only without an order") @Nullable MemberId member,
        @Says("Only without an order") @Nullable ChannelCode channel,
        @Nullable Instant occurredAt,

        @Says("The shift in which a till took it back") @Nullable
        ShiftId shift,

        @Form(Code.FORM) @Says("Only without an order: the staff code of who allowed it") @Nullable
        String approvedBy,

        @Says("Only without an order: the approval that shows it") @Nullable
        ApprovalId approval) {

    /** One line of either kind. */
    @Says("With an order: line, quantity, condition; without: sku, quantity, amount")
    record Line(
            @Range(min = 1, max = OrderRequest.LINES_MAX) @Nullable
            Integer line,

            @Nullable SkuCode sku,
            @Range(min = 1, max = Quantity.MAX) long quantity,
            @Otherwise("SELLABLE") ReturnCondition condition,
            @Range(min = 0) @Nullable Money amount) {}

    /** What does not go with the kind of return it is. */
    Optional<Malformed> complaint(Optional<OrderId> order) {
        List<BadField> bad = new ArrayList<>();
        boolean ofOrder = order.isPresent();
        misplaced(bad, "refundTo", refundTo, ofOrder);
        misplaced(bad, "member", member, !ofOrder);
        misplaced(bad, "channel", channel, !ofOrder);
        misplaced(bad, "approvedBy", approvedBy, !ofOrder);
        misplaced(bad, "approval", approval, !ofOrder);
        if (!ofOrder && approval != null && approvedBy == null) {
            bad.add(new BadField("approvedBy", "is missing: an approval is somebody's"));
        }
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            String at = "lines[" + i + "].";
            misplaced(bad, at + "line", line.line, ofOrder);
            misplaced(bad, at + "sku", line.sku, !ofOrder);
            misplaced(bad, at + "amount", line.amount, !ofOrder);
            if (ofOrder && line.line == null) {
                bad.add(new BadField(at + "line", "is missing"));
            }
            if (!ofOrder && line.sku == null) {
                bad.add(new BadField(at + "sku", "is missing"));
            }
            if (!ofOrder && line.condition != ReturnCondition.SELLABLE) {
                bad.add(new BadField(at + "condition", "is only for the return of an order"));
            }
        }
        return bad.isEmpty() ? Optional.empty() : Optional.of(new Malformed(bad));
    }

    private static void misplaced(List<BadField> bad, String field, @Nullable Object value, boolean mayBe) {
        if (value != null && !mayBe) {
            bad.add(new BadField(field, "does not go with this kind of return"));
        }
    }

    /** The return, once nothing was complained of. */
    TakeBack takeBack(ReturnId id, Optional<OrderId> order) {
        return order.isPresent()
                ? new TakeBack.OfOrder(
                        id,
                        new ReturnRequest(
                                order.get(),
                                lines.stream()
                                        .map(line ->
                                                new ReturnRequest.Line(there(line.line), line.quantity, line.condition))
                                        .toList(),
                                location,
                                ReturnRequest.RefundTo.ORIGINAL,
                                occurredAt,
                                shift))
                : new TakeBack.WithoutReceipt(
                        id,
                        new ReceiptlessReturn(
                                lines.stream()
                                        .map(line ->
                                                new ReceiptlessReturn.Line(there(line.sku), line.quantity, line.amount))
                                        .toList(),
                                member,
                                channel,
                                location,
                                occurredAt,
                                shift,
                                approvedBy,
                                approval));
    }

    private static <T> T there(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("was complained of");
        }
        return value;
    }
}
