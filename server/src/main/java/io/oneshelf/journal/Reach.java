package io.oneshelf.journal;

import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.HoldId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * What of the ledger a command needs locked before it is decided.
 *
 * @param accounts the accounts it may move or hold, those of the lines of its holds included; world accounts may be named
 *     and are not locked
 * @param holds the existing holds it may look at or change
 */
public record Reach(Set<Account> accounts, Set<HoldId> holds) {

    public static final Reach NOTHING = new Reach(Set.of(), Set.of());

    public static Reach of(Collection<Account> accounts) {
        return new Reach(Set.copyOf(accounts), Set.of());
    }

    public static Reach of(Collection<Account> accounts, Collection<HoldId> holds) {
        return new Reach(Set.copyOf(accounts), Set.copyOf(holds));
    }

    public Reach and(Reach other) {
        Set<Account> moreAccounts = new HashSet<>(accounts);
        moreAccounts.addAll(other.accounts);
        Set<HoldId> moreHolds = new HashSet<>(holds);
        moreHolds.addAll(other.holds);
        return new Reach(moreAccounts, moreHolds);
    }
}
