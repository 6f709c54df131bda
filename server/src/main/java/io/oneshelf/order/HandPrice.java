package io.oneshelf.order;

import io.oneshelf.access.ApprovalId;
import io.oneshelf.access.Doubt;
import io.oneshelf.catalog.Gtin;
import io.oneshelf.catalog.PriceLabel;
import org.jspecify.annotations.Nullable;

/**
 * Who set a line's price by hand, and why; or on which label it stood, and then nobody set it.
 *
 * @param reason 1 to {@value #REASON_MAX} characters, no personal data; null for a price on a label
 * @param approvedBy the staff code of who allowed it, of the form of a code, as the caller says; null for a price on a label
 * @param approval the approval that is to show it, or null when none was named
 * @param doubt why that is not proven, or null when it is
 * @param label the label on which it stood, or null
 */
public record HandPrice(
        @Nullable String reason,
        @Nullable String approvedBy,
        @Nullable ApprovalId approval,
        @Nullable Doubt doubt,
        @Nullable String label) {

    /** The most characters of a reason. */
    public static final int REASON_MAX = 200;

    /** Whether it is known that the person named allowed it; what most needs a look stands last. */
    public enum Proof {
        /** Nobody had to: it stood on a label of these goods. */
        LABEL,
        /** An approval by PIN was given for it, and was used for nothing else. */
        PROVEN,
        /** Only the caller says so. */
        UNPROVEN
    }

    /** One that was written down before there were approvals names none, and why it is in doubt follows from that. */
    public HandPrice {
        doubt = approval == null && label == null ? Doubt.NOT_ASKED : doubt;
    }

    /** @param barcode of the goods, by which their label is known; null when they carry none */
    static @Nullable HandPrice of(OrderRequest.@Nullable ByHand byHand, @Nullable Gtin barcode) {
        if (byHand == null) {
            return null;
        }
        String label = byHand.label();
        boolean shown = label == null || (barcode != null && PriceLabel.shows(label, barcode, byHand.unitPrice()));
        return new HandPrice(
                byHand.reason(), byHand.approvedBy(), byHand.approval(), shown ? null : Doubt.OTHER_LABEL, label);
    }

    public Proof proof() {
        if (doubt != null) {
            return Proof.UNPROVEN;
        }
        return label == null ? Proof.PROVEN : Proof.LABEL;
    }

    HandPrice in(@Nullable Doubt why) {
        return new HandPrice(reason, approvedBy, approval, why, label);
    }
}
