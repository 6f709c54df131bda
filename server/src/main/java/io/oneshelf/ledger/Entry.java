package io.oneshelf.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One movement between two accounts of one book; never changed.
 *
 * @param no the number of the command that made it, in its node's sequence
 * @param line its place within that command, from 1
 * @param quantity &gt; 0, in the book's unit
 * @param reference the document that explains it, such as {@code order/536365}
 * @param occurredAt when it happened, as told by the caller
 * @param recordedAt when we learned of it
 * @param fromAfter the balance of {@code from} after it, null for a world account
 * @param toAfter the balance of {@code to} after it, null for a world account
 */
public record Entry(
        long no,
        int line,
        Account from,
        Account to,
        long quantity,
        Cause cause,
        String reference,
        Instant occurredAt,
        Instant recordedAt,
        @Nullable After fromAfter,
        @Nullable After toAfter) {

    /** What was on hand after the entry, and the version of the account it made. */
    public record After(long onHand, long version) {}
}
