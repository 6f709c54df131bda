package io.oneshelf.order.web;

import io.oneshelf.access.ApprovalId;
import io.oneshelf.access.Doubt;
import io.oneshelf.access.http.Says;
import io.oneshelf.order.ReturnApproval;
import org.jspecify.annotations.Nullable;

/** Who allowed a return without a receipt. */
@Says("Who allowed it, and whether that is known")
record AllowedAnswer(
        @Says("As the caller says") @Nullable String approvedBy,
        @Nullable ApprovalId approval,
        ReturnApproval.Proof proof,
        @Says("Why it is not proven") @Nullable Doubt doubt) {

    static @Nullable AllowedAnswer of(@Nullable ReturnApproval allowed) {
        return allowed == null
                ? null
                : new AllowedAnswer(allowed.approvedBy(), allowed.approval(), allowed.proof(), allowed.doubt());
    }
}
