package io.oneshelf.journal;

import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Balance;
import io.oneshelf.ledger.Hold;
import io.oneshelf.ledger.HoldId;
import java.util.Map;

/**
 * What the batch under way leaves behind it, as long as nobody knows that it is durable. The next batch is decided on this, and
 * is worth nothing unless the one under way succeeds.
 */
record Unanswered(
        Map<DocKey<?>, Books.FoundDocument> documents, Map<Account, Balance> balances, Map<HoldId, Hold> holds) {

    static final Unanswered NOTHING = new Unanswered(Map.of(), Map.of(), Map.of());
}
