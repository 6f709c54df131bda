package io.oneshelf.journal;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Books that fail where they are told to, once for each time they are told. */
final class CrashingBooks extends ForwardingBooks {

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

    private final Deque<Point> points = new ArrayDeque<>();

    CrashingBooks(Books books) {
        super(books);
    }

    void failAt(List<Point> next) {
        points.addAll(next);
    }

    boolean hasFailedEverywhere() {
        return points.isEmpty();
    }

    @Override
    protected Session around(Session session) {
        Point point = points.poll();
        return new ForwardingSession(session) {
            @Override
            public Map<DocKey<?>, FoundDocument> lockDocuments(Collection<DocKey<?>> keys) {
                fail(point, Point.BEFORE_LOCK, BooksFailure.Kind.AWAY);
                return session.lockDocuments(keys);
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
        };
    }

    private static void fail(@Nullable Point planned, Point here, BooksFailure.Kind kind) {
        if (planned == here) {
            throw new BooksFailure(kind, "as told: " + here);
        }
    }
}
