package io.oneshelf.ledger;

/**
 * A part of a promise: so much of one account. Never changed.
 *
 * @param account a bounded account
 * @param quantity &gt; 0
 */
public record HoldLine(Account account, long quantity) {

    public HoldLine {
        if (quantity <= 0 || !account.isBounded()) {
            throw new IllegalArgumentException("a hold line is more than zero of a bounded account");
        }
    }
}
