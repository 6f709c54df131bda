package io.oneshelf.journal;

import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.HoldId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Books that fail where they are told to, once for each time they are told. */
final class CrashingBooks implements Books {

    /** Where. */
    enum Point {
        /** The database cannot be reached. */
        BEFORE_LOCK,
        /** The connection breaks when everything was written. */
        AFTER_WRITE,
        /** The commit arrives, its answer does not. */
        COMMIT_DONE_AND_UNKNOWN,
        /** The commit does not arrive, and nobody can tell. */
        COMMIT_LOST_AND_UNKNOWN,
        /** Everything is durable, and then the process falls over before it answers. */
        BEFORE_ANSWER
    }

    /** The fall of a process. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final Books books;
    private final Deque<Point> points = new ArrayDeque<>();

    CrashingBooks(Books books) {
        this.books = books;
    }

    void failAt(List<Point> next) {
        points.addAll(next);
    }

    boolean hasFailedEverywhere() {
        return points.isEmpty();
    }

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
        Session session = books.begin();
        Point point = points.poll();
        return new Session() {
            @Override
            public Map<DocKey<?>, FoundDocument> lockDocuments(Collection<DocKey<?>> keys) {
                fail(point, Point.BEFORE_LOCK, BooksFailure.Kind.AWAY);
                return session.lockDocuments(keys);
            }

            @Override
            public Locked lock(Collection<Account> accounts, Collection<HoldId> holds, Instant now) {
                return session.lock(accounts, holds, now);
            }

            @Override
            public void write(Batch batch) {
                session.write(batch);
                fail(point, Point.AFTER_WRITE, BooksFailure.Kind.AWAY);
            }

            @Override
            public void commit() {
                fail(point, Point.COMMIT_LOST_AND_UNKNOWN, BooksFailure.Kind.OUTCOME_UNKNOWN);
                session.commit();
                fail(point, Point.COMMIT_DONE_AND_UNKNOWN, BooksFailure.Kind.OUTCOME_UNKNOWN);
                if (point == Point.BEFORE_ANSWER) {
                    throw new Crash();
                }
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }

    private static void fail(@Nullable Point planned, Point here, BooksFailure.Kind kind) {
        if (planned == here) {
            throw new BooksFailure(kind, "as told: " + here);
        }
    }
}
