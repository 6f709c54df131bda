package io.oneshelf.stock;

import io.oneshelf.ledger.Account;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Adds up what lines do to each account, and remembers how low and how high each came on the way. */
final class Tally {

    private final Map<Account, Run> runs = new LinkedHashMap<>();

    private static final class Run {
        private long sum;
        private long lowest;
        private long highest;
    }

    void add(Account account, long quantity) {
        Run run = runs.computeIfAbsent(account, first -> new Run());
        run.sum += quantity;
        run.lowest = Math.min(run.lowest, run.sum);
        run.highest = Math.max(run.highest, run.sum);
    }

    /** In the order they were first met. */
    Set<Account> accounts() {
        return runs.keySet();
    }

    /** ≤ 0, from where the account began. */
    long lowest(Account account) {
        Run run = runs.get(account);
        return run == null ? 0 : run.lowest;
    }

    /** ≥ 0, from where the account began. */
    long highest(Account account) {
        Run run = runs.get(account);
        return run == null ? 0 : run.highest;
    }
}
