package io.oneshelf.journal;

import io.oneshelf.ledger.Account;
import java.util.Set;

/**
 * More to read and lock than was known at first, because holds on these accounts have come due, or because a command works on
 * what an earlier one of its batch has made.
 */
record Widening(Set<DocKey<?>> documents, Set<Account> accounts) {
    static final Widening NONE = new Widening(Set.of(), Set.of());
}
