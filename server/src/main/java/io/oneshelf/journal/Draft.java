package io.oneshelf.journal;

import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Balance;
import io.oneshelf.ledger.Cause;
import io.oneshelf.ledger.Hold;
import io.oneshelf.ledger.HoldId;
import io.oneshelf.ledger.HoldLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One command's view of the books: the locked rows, plus what earlier commands of the same batch decided. What it writes is
 * kept when the command is, and gone without a trace when it is not.
 */
public interface Draft extends Found {

    /** One instant for the whole batch: when it is recorded. */
    Instant now();

    /** The number of this command and of the document it makes, in its node's sequence; the same at every call. */
    long no();

    /** The balance of a bounded account named in the verb's reach. */
    Balance balance(Account account);

    /** A hold named in the verb's reach, or made by this batch. */
    Optional<Hold> hold(HoldId id);

    /** Moves what is free; the verb has looked at the balance first. */
    void post(Account from, Account to, long quantity, Cause cause, String reference, Instant occurredAt);

    /** Moves what has moved already. */
    void postFact(Account from, Account to, long quantity, Cause cause, String reference, Instant occurredAt);

    /**
     * Promises the lines for a document, all or none; the verb has looked at the balances first.
     *
     * @param owner the document that promises; when the hold expires its kind's {@link Expiry} is told
     * @param until when it ends by itself, or null when it is paid for already
     */
    Hold hold(HoldId id, DocKey<?> owner, List<HoldLine> lines, @Nullable Instant until);

    /** The hold no longer ends by itself. */
    Hold confirm(HoldId id);

    /**
     * Goods of the hold leave for {@code to}.
     *
     * @param quantities for each line of the hold, 0 to what is open
     * @param fact true when they have left already, whatever the books know
     */
    Hold settle(
            HoldId id,
            List<Long> quantities,
            Function<Account, Account> to,
            Cause cause,
            String reference,
            Instant occurredAt,
            boolean fact);

    /** Gives quantities of the hold back. */
    Hold release(HoldId id, List<Long> quantities);

    /** Writes a document: makes it when there is none of that key, else replaces it with the next version. */
    <D> Stored<D> write(DocKey<D> key, D body);

    /** Tells the feed. */
    void happened(Event event);

    /** Asks for due work at a time: the handler of that word is called with the id, at least once, at or after it. */
    void remind(Instant at, String work, String id);

    /** Due work is done: it is gone in the same commit. */
    void done(DueWork work);

    /** Moves a reader's bookmark in the same commit as its effect; fails the command when it is not where the reader left it. */
    void moveBookmark(String reader, long from, long to);
}
