package io.oneshelf.journal;

import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.HoldId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Other books, with something in between: for who watches them, or breaks them, in tests and in the simulation. */
public abstract class ForwardingBooks implements Books {

    protected final Books books;

    protected ForwardingBooks(Books books) {
        this.books = books;
    }

    /** What stands before each session. */
    protected abstract Session around(Session session);

    @Override
    public Reader reader() {
        return books.reader();
    }

    @Override
    public long nextNo() {
        return books.nextNo();
    }

    @Override
    public void open(Collection<Account> accounts) {
        books.open(accounts);
    }

    @Override
    public Session begin() {
        return around(books.begin());
    }

    @Override
    public Session beginAhead() {
        return around(books.beginAhead());
    }

    /** Another session, for those who change some of what it does. */
    public abstract static class ForwardingSession implements Session {

        protected final Session session;

        protected ForwardingSession(Session session) {
            this.session = session;
        }

        @Override
        public Set<Long> commits() {
            return session.commits();
        }

        @Override
        public void onlyAfter(long commits) {
            session.onlyAfter(commits);
        }

        @Override
        public void prepare(Batch batch) {
            // Who is in between may write another batch than was prepared.
        }

        @Override
        public void writeEarly() {
            // Nothing was prepared.
        }

        @Override
        public Map<DocKey<?>, FoundDocument> lockDocuments(Collection<DocKey<?>> keys) {
            return session.lockDocuments(keys);
        }

        @Override
        public Locked lock(Collection<Account> accounts, Collection<HoldId> holds, Instant now) {
            return session.lock(accounts, holds, now);
        }

        @Override
        public void write(Batch batch) {
            session.write(batch);
        }

        @Override
        public void commit() {
            session.commit();
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
