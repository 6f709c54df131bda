package io.oneshelf.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The locked rows of one batch, worked on in memory: the engine of the ledger.
 *
 * <p>It begins with the balances and holds that the books locked, applies entries and holds one after the other, and in the
 * end says what has changed. Every change can be undone to a {@link #mark()}, so a refused command leaves nothing behind
 * before the next is decided. Pure and single-threaded.
 */
public final class Sheet {

    private final Map<Account, Balance> before = new HashMap<>();
    private final Map<Account, Balance> balances = new HashMap<>();
    private final Map<HoldId, Hold> holdsBefore = new HashMap<>();
    private final Map<HoldId, Hold> holds = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<Runnable> undo = new ArrayList<>();

    /** A sheet of these locked rows; an account that is not among them may not be touched. */
    public Sheet(Map<Account, Balance> lockedBalances, Collection<Hold> lockedHolds) {
        before.putAll(lockedBalances);
        balances.putAll(lockedBalances);
        for (Hold hold : lockedHolds) {
            holdsBefore.put(hold.id(), hold);
            holds.put(hold.id(), hold);
        }
    }

    /** The balance of a bounded account as it is now, earlier commands of this batch included. */
    public Balance balance(Account account) {
        Balance balance = balances.get(account);
        if (balance == null) {
            throw new IllegalStateException("not locked: " + account);
        }
        return balance;
    }

    public boolean isLocked(Account account) {
        return balances.containsKey(account);
    }

    public Optional<Hold> hold(HoldId id) {
        return Optional.ofNullable(holds.get(id));
    }

    /** All holds known to this sheet. */
    public Collection<Hold> holds() {
        return List.copyOf(holds.values());
    }

    /**
     * Moves a quantity that is free. A request: {@code from}, when bounded, must have so much on hand that is not held.
     *
     * @throws Overdrawn when it has not
     */
    public void post(
            long no,
            Account from,
            Account to,
            long quantity,
            Cause cause,
            String reference,
            Instant occurredAt,
            Instant now) {
        if (from.isBounded() && balance(from).free() < quantity) {
            throw new Overdrawn("only " + balance(from).free() + " are free, not " + quantity);
        }
        move(no, from, to, quantity, cause, reference, occurredAt, now, false);
    }

    /** Moves a quantity because it has moved already: a fact. What is held and no longer there becomes a shortage. */
    public void postFact(
            long no,
            Account from,
            Account to,
            long quantity,
            Cause cause,
            String reference,
            Instant occurredAt,
            Instant now) {
        move(no, from, to, quantity, cause, reference, occurredAt, now, false);
    }

    /**
     * Promises the lines, all or none; lines of the same account add up.
     *
     * @param until when it ends by itself, or null for a promise already paid for
     * @throws Overdrawn when an account has not that much free
     */
    public Hold hold(HoldId id, String kind, String document, List<HoldLine> lines, @Nullable Instant until) {
        if (holds.containsKey(id)) {
            throw new IllegalStateException("a hold is never made anew: " + id);
        }
        Map<Account, Long> demand = new LinkedHashMap<>();
        lines.forEach(line -> demand.merge(line.account(), line.quantity(), Math::addExact));
        demand.forEach((account, quantity) -> {
            if (balance(account).free() < quantity) {
                throw new Overdrawn("only " + balance(account).free() + " are free, not " + quantity);
            }
        });
        demand.forEach((account, quantity) -> change(account, balance(account).holding(quantity)));
        Hold hold = Hold.made(id, kind, document, lines, until);
        change(hold);
        return hold;
    }

    /** Paid for: the hold no longer ends by itself. */
    public Hold confirm(HoldId id) {
        Hold hold = open(id);
        Hold confirmed = hold.confirmed();
        change(confirmed);
        return confirmed;
    }

    /**
     * Goods of the hold go to {@code to}: on hand and held fall together.
     *
     * @param quantities for each line of the hold, 0 to what is open
     * @param fact true when they have gone already, whatever the books know of them
     * @throws Overdrawn when more is asked than is open, or than is on hand and this is no fact
     */
    public Hold settle(
            long no,
            HoldId id,
            List<Long> quantities,
            Function<Account, Account> to,
            Cause cause,
            String reference,
            Instant occurredAt,
            Instant now,
            boolean fact) {
        Hold hold = open(id);
        for (int i = 0; i < hold.lines().size(); i++) {
            long quantity = withinOpen(hold, i, quantities.get(i));
            if (quantity > 0) {
                Account from = hold.lines().get(i).account();
                if (!fact && balance(from).onHand() < quantity) {
                    throw new Overdrawn("only " + balance(from).onHand() + " are on hand, not " + quantity);
                }
                move(no, from, to.apply(from), quantity, cause, reference, occurredAt, now, true);
            }
        }
        Hold settled = hold.settled(quantities);
        change(settled);
        return settled;
    }

    /** Gives quantities of the hold back. {@code end} is RELEASED or EXPIRED. */
    public Hold release(HoldId id, List<Long> quantities, HoldState end) {
        Hold hold = open(id);
        for (int i = 0; i < hold.lines().size(); i++) {
            long quantity = withinOpen(hold, i, quantities.get(i));
            if (quantity > 0) {
                Account account = hold.lines().get(i).account();
                change(account, balance(account).holding(-quantity));
            }
        }
        Hold released = hold.released(quantities, end);
        change(released);
        return released;
    }

    /** A point to come back to. */
    public int mark() {
        return undo.size();
    }

    /** Undoes everything since the mark. */
    public void backTo(int mark) {
        while (undo.size() > mark) {
            undo.removeLast().run();
        }
    }

    /** The entries made, in order. */
    public List<Entry> entries() {
        return entries;
    }

    /** Balances that changed, with the version that the books must still find, in no order: their rows are locked. */
    public List<BalanceChange> changedBalances() {
        List<BalanceChange> changes = new ArrayList<>();
        balances.forEach((account, balance) -> {
            Balance old = before.getOrDefault(account, Balance.EMPTY);
            if (balance.version() != old.version()) {
                changes.add(new BalanceChange(account, old.version(), balance));
            }
        });
        return changes;
    }

    /** Holds that were made in this batch. */
    public List<Hold> newHolds() {
        return holds.values().stream()
                .filter(hold -> !holdsBefore.containsKey(hold.id()))
                .toList();
    }

    /** Holds that were there before and changed, with the version that the books must still find. */
    public List<HoldChange> changedHolds() {
        List<HoldChange> changes = new ArrayList<>();
        for (Hold hold : holds.values()) {
            Hold old = holdsBefore.get(hold.id());
            if (old != null && old.version() != hold.version()) {
                changes.add(new HoldChange(old.version(), hold));
            }
        }
        return changes;
    }

    /** A balance to be written. */
    public record BalanceChange(Account account, long versionBefore, Balance balance) {}

    /** A hold to be written. */
    public record HoldChange(long versionBefore, Hold hold) {}

    private void move(
            long no,
            Account from,
            Account to,
            long quantity,
            Cause cause,
            String reference,
            Instant occurredAt,
            Instant now,
            boolean wasHeld) {
        if (quantity <= 0 || from.book() != to.book() || from.equals(to)) {
            throw new IllegalArgumentException("an entry moves more than zero between two accounts of one book");
        }
        Entry.After fromAfter = null;
        Entry.After toAfter = null;
        if (from.isBounded()) {
            Balance balance = balance(from);
            fromAfter = change(from, wasHeld ? balance.settled(quantity) : balance.given(quantity));
        }
        if (to.isBounded()) {
            toAfter = change(to, balance(to).received(quantity));
        }
        int line = entries.isEmpty() || entries.getLast().no() != no
                ? 1
                : entries.getLast().line() + 1;
        entries.add(new Entry(no, line, from, to, quantity, cause, reference, occurredAt, now, fromAfter, toAfter));
        undo.add(entries::removeLast);
    }

    private Hold open(HoldId id) {
        Hold hold = holds.get(id);
        if (hold == null || !hold.state().isOpen()) {
            throw new Overdrawn("not an open hold: " + id);
        }
        return hold;
    }

    private static long withinOpen(Hold hold, int line, long quantity) {
        if (quantity < 0 || quantity > hold.open(line)) {
            throw new Overdrawn("the hold has " + hold.open(line) + " open on that line, not " + quantity);
        }
        return quantity;
    }

    private Entry.After change(Account account, Balance next) {
        Balance old = balance(account);
        balances.put(account, next);
        undo.add(() -> balances.put(account, old));
        return new Entry.After(next.onHand(), next.version());
    }

    private void change(Hold next) {
        Hold old = holds.put(next.id(), next);
        undo.add(() -> {
            if (old == null) {
                holds.remove(next.id());
            } else {
                holds.put(next.id(), old);
            }
        });
    }
}
