package io.oneshelf.journal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Balance;
import io.oneshelf.ledger.Sheet;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Balances as they stood after one commit of the home, told by its number. Whoever has read from the books that this is still
 * the last commit may answer from here: nothing newer is there. What this process commits itself is carried along; when another
 * has written, everything is forgotten.
 */
final class KnownBalances {

    /** A balance with its account takes about so many bytes. */
    private static final long BYTES_EACH = 300;

    /** Up to a sixteenth of the heap. */
    private static final long KNOWN_MAX = Math.max(100_000, Runtime.getRuntime().maxMemory() / 16 / BYTES_EACH);

    static final long NEVER = -1;

    /** A reading is under way for a few commits at most; what took longer is not learned. */
    static final int COMMITS_KEPT = 64;

    private final Cache<Account, Balance> balances =
            Caffeine.newBuilder().maximumSize(KNOWN_MAX).build();

    // Changed under the lock of this object, with what the cache holds.
    private volatile long commits = NEVER;
    private int committing;

    /** The accounts that each of the last commits has changed, the newest first; all ours, without a gap. */
    private final ArrayDeque<Set<Account>> changed = new ArrayDeque<>();

    /** True when that was the commit after which everything here stood, or stood earlier and has not changed. */
    boolean areOf(long lastCommit) {
        return commits == lastCommit;
    }

    /** The commit after which everything here stands, negative when nothing is known. It moves on, and with it what is here. */
    long lastCommit() {
        return commits;
    }

    /** What is known of an account; at least as new as the commit that was asked about before. */
    @Nullable
    Balance of(Account account) {
        return balances.getIfPresent(account);
    }

    /**
     * Keeps what was read after the last commit was seen to be this one. When this process has committed since, it is kept if none
     * of those commits has changed it: under load there is one every few milliseconds, and nothing would be learned otherwise.
     */
    synchronized void learn(long lastCommit, Account account, Balance balance) {
        long since = commits - lastCommit;
        if (since < 0 || since > changed.size()) {
            return;
        }
        if (changed.stream().limit(since).noneMatch(accounts -> accounts.contains(account))) {
            balances.asMap().merge(account, balance, (known, read) -> read.version() > known.version() ? read : known);
        }
    }

    /** Somebody has read that this is the last commit: what stood before it is forgotten, unless it is our own, under way. */
    synchronized void lastCommitIs(long lastCommit) {
        if (committing == 0 && lastCommit > commits) {
            balances.invalidateAll();
            changed.clear();
            commits = lastCommit;
        }
    }

    /** This process is about to commit; {@link #committed} or {@link #notCommitted} follows. */
    synchronized void committing() {
        committing++;
    }

    /** It has committed these changes, and no other commit was between that one and this. */
    synchronized void committed(long before, Collection<Sheet.BalanceChange> changes) {
        committing--;
        if (commits == before) {
            Set<Account> accounts = HashSet.newHashSet(changes.size());
            for (Sheet.BalanceChange change : changes) {
                balances.put(change.account(), change.balance());
                accounts.add(change.account());
            }
            changed.addFirst(accounts);
            if (changed.size() > COMMITS_KEPT) {
                changed.removeLast();
            }
            commits = before + 1;
        }
    }

    /** A connection has broken: behind the next one may stand another database, restored from what was older. */
    synchronized void forget() {
        balances.invalidateAll();
        changed.clear();
        commits = NEVER;
    }

    /** It has not, or without knowing what was before. */
    synchronized void notCommitted() {
        committing--;
    }
}
