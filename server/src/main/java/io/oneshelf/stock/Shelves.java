package io.oneshelf.stock;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Reach;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Balance;
import io.oneshelf.ledger.Cause;
import io.oneshelf.ledger.Hold;
import io.oneshelf.ledger.HoldId;
import io.oneshelf.ledger.HoldLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a command does to the shelves it has locked. The rules of this module and of the floors above meet here. */
final class Shelves {

    private final SafetyStock safety;

    Shelves(SafetyStock safety) {
        this.safety = safety;
    }

    /** The shelves to lock, and the customers' side of what stands on them. */
    static Reach reach(Collection<StockLine> lines, Condition condition) {
        Set<Account> accounts = new LinkedHashSet<>();
        for (StockLine line : lines) {
            accounts.add(Accounts.of(line.sku(), line.location(), condition));
            accounts.add(Accounts.customer(line.sku()));
        }
        return Reach.of(accounts);
    }

    static Reach reach(HoldId hold, Collection<StockLine> lines) {
        return reach(lines, Condition.SELLABLE).and(Reach.of(List.of(), List.of(hold)));
    }

    Optional<Shortfall> shortfall(Draft draft, Collection<StockLine> lines, @Nullable ChannelCode channel) {
        List<Shortfall.Line> missing = new ArrayList<>();
        Demand.of(lines).forEach((shelf, wanted) -> {
            Balance balance = draft.balance(Accounts.sellable(shelf));
            long available = Availability.available(balance, safety.of(shelf, channel));
            if (available < wanted) {
                missing.add(new Shortfall.Line(shelf.sku(), shelf.location(), wanted, available));
            }
        });
        return missing.isEmpty() ? Optional.empty() : Optional.of(new Shortfall(missing));
    }

    /** What is held was promised already: only goods that are not there can keep it from leaving. */
    static Optional<Shortfall> shortfall(Draft draft, Hold hold, List<Long> quantities) {
        Map<Account, Long> leaving = new LinkedHashMap<>();
        for (int i = 0; i < quantities.size(); i++) {
            leaving.merge(hold.lines().get(i).account(), quantities.get(i), Math::addExact);
        }
        List<Shortfall.Line> missing = new ArrayList<>();
        leaving.forEach((account, wanted) -> {
            long there = Math.max(0, draft.balance(account).onHand());
            if (there < wanted) {
                Shelf shelf = Accounts.shelf(account);
                missing.add(new Shortfall.Line(shelf.sku(), shelf.location(), wanted, there));
            }
        });
        return missing.isEmpty() ? Optional.empty() : Optional.of(new Shortfall(missing));
    }

    static Hold hold(Draft draft, HoldId id, DocKey<?> document, Collection<StockLine> lines, @Nullable Instant until) {
        return draft.hold(
                id,
                document,
                lines.stream()
                        .map(line -> new HoldLine(Accounts.sellable(line.shelf()), line.quantity()))
                        .toList(),
                until);
    }

    static Hold settle(Draft draft, HoldId id, List<Long> quantities, DocKey<?> document, Instant occurredAt) {
        return draft.settle(id, quantities, Accounts::customerOf, Cause.SALE, document.toString(), occurredAt, false);
    }

    static void sellNow(Draft draft, Collection<StockLine> lines, DocKey<?> document, Instant occurredAt) {
        for (StockLine line : lines) {
            Account goods = Accounts.sellable(line.shelf());
            draft.post(goods, Accounts.customerOf(goods), line.quantity(), Cause.SALE, document.toString(), occurredAt);
        }
    }

    static void sellFact(Draft draft, Collection<StockLine> lines, DocKey<?> document, Instant occurredAt) {
        Set<Account> shelves = new LinkedHashSet<>();
        lines.forEach(line -> shelves.add(Accounts.sellable(line.shelf())));
        ShortageWatch watch = new ShortageWatch(draft, shelves);
        for (StockLine line : lines) {
            Account goods = Accounts.sellable(line.shelf());
            draft.postFact(
                    goods, Accounts.customerOf(goods), line.quantity(), Cause.SALE, document.toString(), occurredAt);
        }
        watch.tell(document);
    }

    static void takeBack(
            Draft draft, Collection<StockLine> lines, Condition condition, DocKey<?> document, Instant occurredAt) {
        for (StockLine line : lines) {
            draft.post(
                    Accounts.customer(line.sku()),
                    Accounts.of(line.sku(), line.location(), condition),
                    line.quantity(),
                    Cause.RETURN,
                    document.toString(),
                    occurredAt);
        }
    }
}
