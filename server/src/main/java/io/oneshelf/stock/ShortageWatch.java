package io.oneshelf.stock;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Balance;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Notices which shelves a fact leaves with less than is promised of them, and tells the feed. */
final class ShortageWatch {

    private final Draft draft;
    private final Map<Account, Long> before = new LinkedHashMap<>();

    /** Looks at the shelves before the fact is posted. */
    ShortageWatch(Draft draft, Collection<Account> accounts) {
        this.draft = draft;
        accounts.forEach(account -> before.put(account, draft.balance(account).shortage()));
    }

    /** Looks at them again, and tells of each whose shortage grew. */
    void tell(DocKey<?> document) {
        before.forEach((account, shortage) -> {
            Balance now = draft.balance(account);
            if (now.shortage() > shortage) {
                Shelf shelf = Accounts.shelf(account);
                draft.happened(new StockEvent.StockRanShort(
                        document, shelf.sku(), shelf.location(), now.onHand(), now.held(), now.shortage()));
            }
        });
    }
}
