package io.oneshelf.stock;

import io.oneshelf.journal.Reader;
import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Book;
import io.oneshelf.ledger.Entry;
import java.util.ArrayList;
import java.util.List;

/** Reads the stock book as the shelves saw it, oldest first. */
final class ReadingEntries {

    private final Reader reader;

    ReadingEntries(Reader reader) {
        this.reader = reader;
    }

    Page<ShelfEntry, ShelfEntry.Id> page(EntryQuery query) {
        List<ShelfEntry> rows = new ArrayList<>();
        int wanted = query.limit() + 1;
        ShelfEntry.Id after = query.after();
        long afterNo = after == null ? 0 : after.no();
        // The other side of the very entry the last page ended with may be the first of this one.
        int afterLine = after == null ? 0 : after.line() - 1;
        while (rows.size() < wanted) {
            List<Entry> found = reader.entries(new Reader.EntryQuery(
                    Book.STOCK,
                    query.location() == null ? null : query.location().value(),
                    query.sku() == null ? null : query.sku().value(),
                    query.from(),
                    query.until(),
                    afterNo,
                    afterLine,
                    wanted));
            for (Entry entry : found) {
                for (ShelfEntry.Side side : ShelfEntry.Side.values()) {
                    Account account = side == ShelfEntry.Side.OUT ? entry.from() : entry.to();
                    if (matches(account, query)) {
                        ShelfEntry row = ShelfEntry.of(entry, side);
                        if (after == null || row.id().compareTo(after) > 0) {
                            rows.add(row);
                        }
                    }
                }
            }
            if (found.size() < wanted) {
                break;
            }
            afterNo = found.getLast().no();
            afterLine = found.getLast().line();
        }
        return rows.size() < wanted
                ? new Page<>(rows, null)
                : new Page<>(
                        rows.subList(0, query.limit()),
                        rows.get(query.limit() - 1).id());
    }

    private static boolean matches(Account account, EntryQuery query) {
        return Accounts.is(account, query.condition())
                && (query.location() == null || query.location().value().equals(account.place()))
                && (query.sku() == null || query.sku().value().equals(account.item()));
    }
}
