package io.oneshelf.order;

import io.oneshelf.access.Approval;
import io.oneshelf.access.ApprovalId;
import io.oneshelf.access.Doubt;
import io.oneshelf.access.RefundWithoutReceipt;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.offer.Offer;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who allowed a return without a receipt, and what shows it. Whoever stands at a till has to ask for that, so a return told by
 * a role of a store is judged whatever it names; a machine that names nobody tells of desks at which no PIN of ours is typed,
 * and its return has none of these. As with prices by hand, what is not proven is taken all the same, and marked.
 *
 * @param approvedBy the staff code of who allowed it, as the caller says, or null when nobody is named
 * @param approval the approval that is to show it, or null when none was named
 * @param doubt why that is not proven, or null when it is
 */
public record ReturnApproval(
        @Nullable String approvedBy,
        @Nullable ApprovalId approval,
        @Nullable Doubt doubt) {

    /** Whether it is known that the person named allowed it. */
    public enum Proof {
        /** An approval by PIN was given for just that sum, and was used for nothing else. */
        PROVEN,
        /** Only the caller says so, or nobody does. */
        UNPROVEN
    }

    public Proof proof() {
        return doubt == null ? Proof.PROVEN : Proof.UNPROVEN;
    }

    /** The approval that a return names. */
    static Set<DocKey<?>> documents(ReceiptlessReturn request) {
        return request.approval() == null ? Set.of() : Set.of(Approval.key(request.approval()));
    }

    /** The return with what its approval shows; one that shows it is used up. Null for a machine that names nobody. */
    static @Nullable ReturnApproval judged(
            Draft draft, ReturningWithoutReceipt.Command command, Offer offer, Instant at) {
        ReceiptlessReturn request = command.request();
        if (request.approvedBy() == null || request.approval() == null) {
            return request.approvedBy() == null && !command.caller().role().isOfStore()
                    ? null
                    : new ReturnApproval(request.approvedBy(), null, Doubt.NOT_ASKED);
        }
        Approval.Claim claim = new Approval.Claim(
                command.caller(),
                request.approvedBy(),
                new RefundWithoutReceipt(offer.total(), offer.currency().getCurrencyCode()),
                at,
                new Approval.Use(Return.key(command.id()).toString(), 0));
        return new ReturnApproval(
                request.approvedBy(),
                request.approval(),
                Approval.use(draft, request.approval(), claim).orElse(null));
    }
}
