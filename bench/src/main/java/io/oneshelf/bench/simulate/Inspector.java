package io.oneshelf.bench.simulate;

import io.oneshelf.journal.Books;
import io.oneshelf.journal.Reader;
import io.oneshelf.journal.Stored;
import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Balance;
import io.oneshelf.ledger.Book;
import io.oneshelf.ledger.Cause;
import io.oneshelf.ledger.Entry;
import io.oneshelf.ledger.Hold;
import io.oneshelf.ledger.HoldState;
import io.oneshelf.ledger.Sheet;
import io.oneshelf.order.Order;
import io.oneshelf.order.OrderState;
import io.oneshelf.order.Return;
import io.oneshelf.payment.PaymentState;
import io.oneshelf.stock.Movement;
import io.oneshelf.stock.MovementKind;
import io.oneshelf.stock.RecordMovement;
import io.oneshelf.stock.Reservation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Adds up every commit for itself and compares: the ledger with its entries, holds with what documents say of them, orders
 * with money and goods. It keeps all it has seen, and never asks the books before the day is over.
 */
final class Inspector {

    private static final int EVERYTHING = 1_000_000;

    private final Map<Account, Long> sums = new TreeMap<>();
    private final Map<Account, Balance> balances = new TreeMap<>();
    private final Map<Account, Long> held = new HashMap<>();
    private final Map<String, Map<Integer, Hold>> holds = new HashMap<>();
    private final Set<Hold> open = new LinkedHashSet<>();
    private final Map<String, Stored<?>> documents = new HashMap<>();
    private final Map<String, Story> stories = new HashMap<>();
    private final Set<String> changedToday = new LinkedHashSet<>();
    private final Set<String> awaiting = new LinkedHashSet<>();
    private final Figures figures;
    private long events;
    private long entries;
    private long billed;

    /** What the ledger tells of one document. */
    static final class Story {
        /** Minor units taken less given back, and the tax of it. */
        long taken;

        long tax;

        /** Units that came to each place less those that left it; what the world has is left out. */
        final Map<Account, Long> goods = new HashMap<>();

        /** True when it was told in one commit and nothing may be added. */
        boolean closed;
    }

    Inspector(Figures figures) {
        this.figures = figures;
    }

    // ── After every commit ───────────────────────────────────────────────────────────────────────────────────────────

    void committed(Books.Batch batch) {
        figures.commits++;
        Set<String> told = new LinkedHashSet<>();
        Set<Account> gave = new HashSet<>();
        for (Entry entry : batch.entries()) {
            entered(entry);
            told.add(entry.reference());
            gave.add(entry.from());
        }
        batch.newHolds().forEach(hold -> {
            Violation.unless(find(hold) == null, "hold %s was made twice", hold.id());
            held(hold);
        });
        batch.changedHolds().forEach(change -> {
            Hold before = find(change.hold());
            if (before == null || before.version() != change.versionBefore()) {
                throw new Violation("hold " + change.hold().id() + " was changed, and was another");
            }
            ended(before, change.hold());
        });
        batch.balances().forEach(change -> balanced(change, gave));
        batch.newDocuments().forEach(made -> {
            String key = made.stored().key().toString();
            Violation.unless(!documents.containsKey(key), "%s was made twice", key);
            Violation.unless(
                    made.stored().version() == 1,
                    "%s begins with version %s",
                    key,
                    made.stored().version());
        });
        List<Stored<?>> written = new ArrayList<>();
        batch.newDocuments().forEach(made -> written.add(made.stored()));
        batch.changedDocuments().forEach(changed -> {
            Stored<?> now = changed.stored();
            Stored<?> before = documents.get(now.key().toString());
            Violation.unless(
                    before != null && before.version() == changed.versionBefore() && before.no() == now.no(),
                    "%s was changed from version %s, and version %s was there",
                    now.key(),
                    changed.versionBefore(),
                    before == null ? "none" : before.version());
            written.add(now);
        });
        for (Stored<?> stored : written) {
            written(stored);
            told.remove(stored.key().toString());
        }
        for (String reference : told) {
            Violation.unless(documents.containsKey(reference), "entries speak of %s, which there is not", reference);
            Violation.unless(!story(reference).closed, "something was added to %s", reference);
            inspect(document(reference));
        }
        events += batch.events().size();
    }

    private void entered(Entry entry) {
        entries++;
        Violation.unless(
                entry.quantity() > 0
                        && entry.from().book() == entry.to().book()
                        && !entry.from().equals(entry.to()),
                "an entry of %s",
                entry);
        moved(entry.from(), -entry.quantity(), entry.fromAfter());
        moved(entry.to(), entry.quantity(), entry.toAfter());
        Story story = story(entry.reference());
        if (entry.from().book() == Book.STOCK) {
            story.goods.merge(entry.from(), -entry.quantity(), Long::sum);
            story.goods.merge(entry.to(), entry.quantity(), Long::sum);
        } else {
            long way = entry.cause() == Cause.REFUND ? -1 : 1;
            Account what = entry.cause() == Cause.REFUND ? entry.from() : entry.to();
            story.taken += way * entry.quantity();
            story.tax += what.place().equals("@tax") ? way * entry.quantity() : 0;
        }
    }

    private void moved(Account account, long quantity, Entry.@Nullable After after) {
        long sum = sums.merge(account, quantity, Long::sum);
        Violation.unless(account.isBounded() == (after != null), "an entry of %s without its balance", account);
        if (after != null) {
            Violation.unless(
                    after.onHand() == sum,
                    "%s has %s after an entry, and its entries say %s",
                    account,
                    after.onHand(),
                    sum);
        }
    }

    private void held(Hold hold) {
        holds.computeIfAbsent(hold.kind() + "/" + hold.document(), any -> new HashMap<>())
                .put(hold.id().part(), hold);
        if (hold.state().isOpen()) {
            open.add(hold);
        }
        for (int i = 0; i < hold.lines().size(); i++) {
            held.merge(hold.lines().get(i).account(), hold.open(i), Long::sum);
        }
    }

    private void ended(Hold before, Hold now) {
        Violation.unless(before.state().isOpen(), "hold %s had ended and was changed", before.id());
        Violation.unless(before.lines().equals(now.lines()), "hold %s promises something else", before.id());
        Violation.unless(
                before.state() != HoldState.CONFIRMED
                        || now.state() != HoldState.HELD && now.state() != HoldState.EXPIRED,
                "hold %s was paid for and is %s",
                before.id(),
                now.state());
        for (int i = 0; i < now.lines().size(); i++) {
            long gone = now.settled().get(i) + now.released().get(i);
            Violation.unless(
                    now.settled().get(i) >= before.settled().get(i)
                            && now.released().get(i) >= before.released().get(i)
                            && gone <= now.lines().get(i).quantity()
                            && (now.state().isOpen()
                                    || gone == now.lines().get(i).quantity()),
                    "hold %s: %s",
                    now.id(),
                    now);
            held.merge(before.lines().get(i).account(), -before.open(i), Long::sum);
        }
        open.remove(before);
        held(now);
    }

    private void balanced(Sheet.BalanceChange change, Set<Account> gave) {
        Account account = change.account();
        Balance now = change.balance();
        Balance before = balances.getOrDefault(account, Balance.EMPTY);
        long sum = sums.getOrDefault(account, 0L);
        long promised = held.getOrDefault(account, 0L);
        Violation.unless(
                before.version() == change.versionBefore() && now.version() > before.version(),
                "%s went from version %s to %s",
                account,
                before.version(),
                now.version());
        Violation.unless(now.onHand() == sum, "%s has %s, and its entries say %s", account, now.onHand(), sum);
        Violation.unless(
                now.held() == promised && now.held() >= 0,
                "%s holds %s, and its holds say %s",
                account,
                now.held(),
                promised);
        Violation.unless(
                now.shortage() == Math.max(0, now.held() - now.onHand()),
                "%s is short of %s with %s on hand and %s held",
                account,
                now.shortage(),
                now.onHand(),
                now.held());
        Violation.unless(
                now.shortage() <= before.shortage() || gave.contains(account),
                "%s is short of more than before, and nothing has left it",
                account);
        balances.put(account, now);
    }

    private void written(Stored<?> stored) {
        String key = stored.key().toString();
        Stored<?> before = documents.put(key, stored);
        changedToday.add(key);
        if (stored.body() instanceof Order now) {
            OrderRules.follows(key, before == null ? null : (Order) before.body(), now);
            if (before != null) {
                billed -= net((Order) before.body());
            }
            billed += net(now);
            if (now.state() == OrderState.AWAITING_PAYMENT) {
                awaiting.add(key);
            } else {
                awaiting.remove(key);
            }
        } else if (stored.body() instanceof Return back && back.order() == null) {
            billed -= back.refund();
        }
        inspect(stored);
    }

    private void inspect(Stored<?> stored) {
        String key = stored.key().toString();
        Story story = story(key);
        switch (stored.body()) {
            case Order order -> OrderRules.agrees(key, order, story, holds.getOrDefault(key, Map.of()));
            case Return back -> {
                OrderRules.agrees(key, back, story);
                story.closed = true;
            }
            case Movement movement -> {
                agrees(key, movement, story);
                story.closed = true;
            }
            case Reservation reservation -> agrees(key, reservation, story);
            default -> {} // Facts move nothing.
        }
    }

    private static void agrees(String key, Movement movement, Story story) {
        if (movement.kind() == MovementKind.COUNT || movement.kind() == MovementKind.ADJUST) {
            return; // What these come to depends on what was there; the balance after each entry was compared.
        }
        Map<Account, Long> expected = new HashMap<>();
        for (RecordMovement.Line line : movement.lines()) {
            Account goods =
                    Account.of(Book.STOCK, line.location().value(), line.sku().value());
            Account supplier = Account.world(Book.STOCK, "supplier", line.sku().value());
            Account broken =
                    new Account(Book.STOCK, line.location().value(), line.sku().value(), "damaged", "", "");
            Account from = movement.kind() == MovementKind.RECEIVE ? supplier : goods;
            Account to = switch (movement.kind()) {
                case RECEIVE, ADJUST, COUNT -> goods;
                case DAMAGE -> broken;
                case TRANSFER ->
                    Account.of(Book.STOCK, String.valueOf(line.to()), line.sku().value());
            };
            expected.merge(from, -line.quantity(), Long::sum);
            expected.merge(to, line.quantity(), Long::sum);
        }
        Violation.unless(expected.equals(story.goods), "%s says %s, the ledger %s", key, expected, story.goods);
    }

    private void agrees(String key, Reservation reservation, Story story) {
        Hold hold = holds.getOrDefault(key, Map.of()).get(1);
        Violation.unless(
                hold != null && hold.state() == reservation.state(),
                "%s is %s, its hold is %s",
                key,
                reservation.state(),
                hold);
        for (Reservation.Line line : reservation.lines()) {
            Account goods =
                    Account.of(Book.STOCK, line.location().value(), line.sku().value());
            Violation.unless(
                    story.goods.getOrDefault(goods, 0L) == -line.settled(),
                    "%s has settled %s of %s, the ledger says %s",
                    key,
                    line.settled(),
                    goods,
                    story.goods.getOrDefault(goods, 0L));
        }
    }

    private static long net(Order order) {
        return order.bill().captured() - order.bill().refunded();
    }

    private Stored<?> document(String key) {
        return Objects.requireNonNull(documents.get(key), key);
    }

    private Story story(String reference) {
        return stories.computeIfAbsent(reference, any -> new Story());
    }

    private @Nullable Hold find(Hold hold) {
        return holds.getOrDefault(hold.kind() + "/" + hold.document(), Map.of())
                .get(hold.id().part());
    }

    // ── At the end of a day ──────────────────────────────────────────────────────────────────────────────────────────

    /** Reads the books and compares all balances, all open holds and what was written today; nothing is overdue. */
    void endOfDay(Reader reader, Instant now) {
        compareBalances(reader);
        Map<?, Hold> found = reader.holds(open.stream().map(Hold::id).toList());
        for (Hold hold : open) {
            Violation.unless(
                    hold.equals(found.get(hold.id())), "hold %s is %s in the books", hold.id(), found.get(hold.id()));
            Violation.unless(!hold.isDue(now), "hold %s is overdue", hold);
        }
        changedToday.forEach(key -> compare(reader, key));
        changedToday.clear();
        Violation.unless(
                reader.position() == events, "the feed is at %s, %s events were told", reader.position(), events);
        Violation.unless(reader.dueWork(now, 1).isEmpty(), "something is due and was not done");
        for (String key : awaiting) {
            Order order = (Order) document(key).body();
            Violation.unless(
                    order.bill().state() == PaymentState.IN_FLIGHT
                            || order.heldUntil() != null && order.heldUntil().isAfter(now),
                    "%s was not paid in time and waits",
                    key);
        }
        long tenders = money("@tender-TEST") + money("@tender-CASH");
        Violation.unless(money("@unapplied") == 0, "%s were taken for nothing", money("@unapplied"));
        Violation.unless(
                -tenders == money("@sales") + money("@tax") && -tenders == billed,
                "tenders have %s, sales and tax %s, the bills say %s",
                -tenders,
                money("@sales") + money("@tax"),
                billed);
    }

    /** Reads everything that the books have, and compares it. */
    void endOfYear(Reader reader) {
        compareBalances(reader);
        documents.keySet().forEach(key -> compare(reader, key));
        Map<Account, Long> again = new HashMap<>();
        List<Entry> page;
        long no = 0;
        int line = 0;
        long found = 0;
        page = reader.entries(new Reader.EntryQuery(Book.STOCK, null, null, null, null, no, line, EVERYTHING));
        for (Entry entry : page) {
            again.merge(entry.from(), -entry.quantity(), Long::sum);
            again.merge(entry.to(), entry.quantity(), Long::sum);
            found++;
        }
        Violation.unless(found <= entries, "there are %s entries, %s were seen", found, entries);
        Map<Account, Long> goods = new LinkedHashMap<>();
        sums.forEach((account, sum) -> {
            if (account.book() == Book.STOCK) {
                goods.put(account, sum);
            }
        });
        Violation.unless(goods.equals(again), "entries come to %s, and came to %s", again, goods);
    }

    boolean knows(String key) {
        return documents.containsKey(key);
    }

    /** What came from suppliers, of all SKUs. */
    long received() {
        return -sums.entrySet().stream()
                .filter(sum -> sum.getKey().place().equals("@supplier"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private void compareBalances(Reader reader) {
        List<Reader.AccountBalance> found = reader.balances(Book.STOCK, List.of(), List.of(), null, EVERYTHING);
        int touched = 0;
        for (Reader.AccountBalance each : found) {
            Balance known = balances.getOrDefault(each.account(), Balance.EMPTY);
            Violation.unless(
                    known.equals(each.balance()), "%s is %s, and was %s", each.account(), each.balance(), known);
            touched += known.version() > 0 ? 1 : 0;
        }
        Violation.unless(touched == balances.size(), "%s balances are gone", balances.size() - touched);
    }

    private void compare(Reader reader, String key) {
        Stored<?> known = document(key);
        Violation.unless(reader.find(known.key()).filter(known::equals).isPresent(), "%s is not what was written", key);
    }

    private long money(String place) {
        return sums.entrySet().stream()
                .filter(sum -> sum.getKey().book() == Book.MONEY
                        && sum.getKey().place().equals(place))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
