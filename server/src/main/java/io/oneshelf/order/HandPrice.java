package io.oneshelf.order;

import io.oneshelf.access.ApprovalId;
import io.oneshelf.access.Doubt;
import org.jspecify.annotations.Nullable;

/**
 * Who set a line's price by hand, and why.
 *
 * @param reason 1 to {@value #REASON_MAX} characters; no personal data
 * @param approvedBy the staff code of who allowed it, of the form of a code, as the caller says
 * @param approval the approval that is to show it, or null when none was named
 * @param doubt why that is not proven, or null when it is
 */
public record HandPrice(
        String reason,
        String approvedBy,
        @Nullable ApprovalId approval,
        @Nullable Doubt doubt) {

    /** The most characters of a reason. */
    public static final int REASON_MAX = 200;

    /** Whether it is known that the person named allowed it. */
    public enum Proof {
        /** An approval by PIN was given for it, and was used for nothing else. */
        PROVEN,
        /** Only the caller says so. */
        UNPROVEN
    }

    /** One that was written down before there were approvals names none, and why it is in doubt follows from that. */
    public HandPrice {
        doubt = approval == null ? Doubt.NOT_ASKED : doubt;
    }

    static @Nullable HandPrice of(OrderRequest.@Nullable ByHand byHand) {
        return byHand == null ? null : new HandPrice(byHand.reason(), byHand.approvedBy(), byHand.approval(), null);
    }

    public Proof proof() {
        return doubt == null ? Proof.PROVEN : Proof.UNPROVEN;
    }

    HandPrice in(@Nullable Doubt why) {
        return new HandPrice(reason, approvedBy, approval, why);
    }
}
