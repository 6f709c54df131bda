package io.oneshelf.stock;

import io.oneshelf.journal.Reader;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Balance;
import io.oneshelf.ledger.Book;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what shelves can still promise, from the books as they are committed; nothing here is remembered. */
final class ReadingAvailability {

    private final Reader reader;
    private final SafetyStock safety;

    ReadingAvailability(Reader reader, SafetyStock safety) {
        this.reader = reader;
        this.safety = safety;
    }

    List<Availability> of(List<Shelf> shelves, @Nullable ChannelCode channel) {
        Map<Account, Balance> balances = reader.balances(
                shelves.stream().map(Accounts::sellable).distinct().toList());
        return shelves.stream()
                .map(shelf -> Availability.of(
                        shelf,
                        balances.getOrDefault(Accounts.sellable(shelf), Balance.EMPTY),
                        safety.of(shelf, channel)))
                .toList();
    }

    Page<Availability> page(AvailabilityQuery query) {
        List<String> places =
                query.locations().stream().map(location -> location.value()).toList();
        List<String> items = query.skus().stream().map(sku -> sku.value()).toList();
        List<Availability> rows = new ArrayList<>();
        Account after = query.after() == null ? null : Accounts.sellable(query.after());
        int wanted = query.limit() + 1;
        // Goods in other conditions have accounts of their own among these; they are passed over.
        while (rows.size() < wanted) {
            List<Reader.AccountBalance> found = reader.balances(Book.STOCK, places, items, after, wanted);
            for (Reader.AccountBalance row : found) {
                if (Accounts.is(row.account(), Condition.SELLABLE)) {
                    Shelf shelf = Accounts.shelf(row.account());
                    rows.add(Availability.of(shelf, row.balance(), safety.of(shelf, query.channel())));
                }
            }
            if (found.size() < wanted) {
                break;
            }
            after = found.getLast().account();
        }
        return Page.of(rows, query.limit());
    }
}
