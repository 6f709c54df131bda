package io.oneshelf.stock;

import io.oneshelf.journal.Reader;
import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Book;
import io.oneshelf.ledger.Entry;
import java.util.ArrayList;
import java.util.List;

/** Reads the stock book as the shelves saw it. */
final class ReadingEntries {

    private final Reader reader;

    ReadingEntries(Reader reader) {
        this.reader = reader;
    }

    Page<ShelfEntry, ShelfEntry.Id> page(EntryQuery query) {
        List<ShelfEntry> rows = new ArrayList<>();
        int wanted = query.limit() + 1;
        ShelfEntry.Id after = query.after();
        boolean newest = query.newest();
        long afterNo = newest ? Long.MAX_VALUE : 0;
        int afterLine = newest ? Integer.MAX_VALUE : 0;
        if (after != null) {
            afterNo = after.no();
            // The other side of the very entry the last page ended with may be the first of this one.
            afterLine = newest ? after.line() + 1 : after.line() - 1;
        }
        List<ShelfEntry.Side> sides = List.of(ShelfEntry.Side.values());
        while (rows.size() < wanted) {
            List<Entry> found = reader.entries(new Reader.EntryQuery(
                    Book.STOCK,
                    query.location() == null ? null : query.location().value(),
                    query.sku() == null ? null : query.sku().value(),
                    query.from(),
                    query.until(),
                    afterNo,
                    afterLine,
                    wanted,
                    newest));
            for (Entry entry : found) {
                for (ShelfEntry.Side side : newest ? sides.reversed() : sides) {
                    Account account = side == ShelfEntry.Side.OUT ? entry.from() : entry.to();
                    if (matches(account, query)) {
                        ShelfEntry row = ShelfEntry.of(entry, side);
                        int order = after == null ? 0 : row.id().compareTo(after);
                        if (after == null || (newest ? order < 0 : order > 0)) {
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
