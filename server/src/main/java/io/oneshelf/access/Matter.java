package io.oneshelf.access;

import java.util.Optional;

/** What somebody allows at a till by a PIN, or is said to have allowed. */
public sealed interface Matter permits PriceByHand, RefundWithoutReceipt {

    /** Why an approval for this shows nothing of what is claimed; empty when it shows that. */
    Optional<Doubt> doubt(Matter claimed);
}
