package io.oneshelf.journal;

import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Balance;
import io.oneshelf.ledger.Entry;
import io.oneshelf.ledger.Hold;
import io.oneshelf.ledger.HoldId;
import io.oneshelf.ledger.Sheet;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where everything of one home is kept. Only the door writes to it; everyone may read it.
 *
 * <p>All waits follow one order: (1) existing documents by kind and number; (2) accounts by number; (3) inserts of new
 * documents sorted by kind and id; (4) the journal's head row, last. A hold is changed only by who has locked all accounts
 * of its lines, so it needs no lock of its own.
 */
public interface Books {

    /** Reads without locks. */
    Reader reader();

    /** The next number of this node's sequence; numbers may be skipped, never given twice. */
    long nextNo();

    /** Opens accounts that are not there yet, in a commit of their own; harmless when they are. */
    void open(Collection<Account> accounts);

    /** Begins a transaction. Nothing is seen by others before {@link Session#commit()}. */
    Session begin();

    /**
     * Begins a transaction that locks nothing while it reads: what is decided on it is a guess that nobody else writes
     * meanwhile, and {@link Session#onlyAfter} has the books check it.
     */
    Session beginAhead();

    /** One transaction of the door. For one thread at a time. */
    interface Session extends AutoCloseable {

        /**
         * How many commits the home had had when this session began to read and when it had read. One number when nobody
         * has committed meanwhile: then all that was read stood side by side. Of a session that locks, any numbers.
         */
        Set<Long> commits();

        /** The write will be refused with CONFLICT unless exactly so many commits were made before. */
        void onlyAfter(long commits);

        /** Makes ready what {@link #write} will be given, while somebody else may still be writing. May be left out. */
        void prepare(Batch batch);

        /**
         * Writes of what was prepared the rows that have numbers of their own: new documents, holds and entries. Nobody can wait for
         * such a row, so this may be done while the batch before is still being written; {@link #write} writes the rest. May be
         * left out.
         */
        void writeEarly();

        /** Locks the documents that exist, and tells the request fields they were made with. */
        Map<DocKey<?>, FoundDocument> lockDocuments(Collection<DocKey<?>> keys);

        /** Locks accounts, and reads the named holds and those on these accounts whose time has come. */
        Locked lock(Collection<Account> accounts, Collection<HoldId> holds, Instant now);

        /**
         * Writes everything the batch decided.
         *
         * @throws BooksFailure CONFLICT when a version is not the one seen or an id is taken meanwhile
         */
        void write(Batch batch);

        /** @throws BooksFailure OUTCOME_UNKNOWN when the answer of the commit was lost */
        void commit();

        /** Rolls back what was not committed; harmless afterwards. */
        @Override
        void close();
    }

    /** @param fields hashes of the request the document was made with; empty for a fact */
    record FoundDocument(Stored<?> stored, byte[] fields) {}

    /**
     * @param holds the holds that were asked for
     * @param due open holds that touch a locked account and whose time has come
     */
    record Locked(Map<Account, Balance> balances, List<Hold> holds, List<Hold> due) {}

    /** What is to be written, in the order it was decided. */
    record Batch(
            Instant now,
            List<NewDocument> newDocuments,
            List<ChangedDocument> changedDocuments,
            List<Entry> entries,
            List<Sheet.BalanceChange> balances,
            List<Hold> newHolds,
            List<Sheet.HoldChange> changedHolds,
            List<DueWork> reminders,
            List<DueWork> done,
            List<BookmarkMove> bookmarks,
            List<NewEvent> events) {
        static Batch nothing(Instant now) {
            return new Batch(
                    now, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                    List.of(), List.of());
        }

        boolean isEmpty() {
            return newDocuments.isEmpty()
                    && changedDocuments.isEmpty()
                    && entries.isEmpty()
                    && balances.isEmpty()
                    && newHolds.isEmpty()
                    && changedHolds.isEmpty()
                    && reminders.isEmpty()
                    && done.isEmpty()
                    && bookmarks.isEmpty()
                    && events.isEmpty();
        }
    }

    /** @param fields hashes of the request; empty for a fact */
    record NewDocument(Stored<?> stored, byte[] fields) {}

    record ChangedDocument(long versionBefore, Stored<?> stored) {}

    record BookmarkMove(String reader, long from, long to) {}

    /** @param version of the document it is about, 0 when that was not written */
    record NewEvent(Event event, long version) {}
}
