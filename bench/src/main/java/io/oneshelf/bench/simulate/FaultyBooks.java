package io.oneshelf.bench.simulate;

import io.oneshelf.journal.Books;
import io.oneshelf.journal.BooksFailure;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.ForwardingBooks;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Books that fail where they are told to, and show every commit to the inspector. */
final class FaultyBooks extends ForwardingBooks {

    /** The fall of a process: an error, and whoever catches it finds the books closed until the next one starts. */
    static final class ProcessDied extends Error {
        private static final long serialVersionUID = 1;

        ProcessDied() {
            super("as told", null, false, false);
        }
    }

    private final Inspector inspector;
    private final Deque<Fault> next = new ArrayDeque<>();
    private boolean dead;

    FaultyBooks(Books books, Inspector inspector) {
        super(books);
        this.inspector = inspector;
    }

    /** The next transaction fails so. */
    void failNext(Fault fault) {
        next.add(fault);
    }

    /** A process that starts finds the books open. */
    void processStarts() {
        dead = false;
    }

    @Override
    protected Session around(Session session) {
        if (dead) {
            session.close();
            throw new ProcessDied();
        }
        return new FaultySession(session, next.poll());
    }

    private ProcessDied die() {
        dead = true;
        return new ProcessDied();
    }

    private final class FaultySession extends ForwardingSession {

        private final @Nullable Fault fault;
        private @Nullable Batch written;

        FaultySession(Session session, @Nullable Fault fault) {
            super(session);
            this.fault = fault;
        }

        @Override
        public Map<DocKey<?>, FoundDocument> lockDocuments(Collection<DocKey<?>> keys) {
            if (fault == Fault.DIED_BEFORE_LOCK) {
                throw die();
            }
            fail(Fault.AWAY, BooksFailure.Kind.AWAY);
            return session.lockDocuments(keys);
        }

        @Override
        public void write(Batch batch) {
            session.write(batch);
            written = batch;
            if (fault == Fault.DIED_AFTER_WRITE) {
                throw die();
            }
            fail(Fault.BROKEN_AFTER_WRITE, BooksFailure.Kind.AWAY);
        }

        @Override
        public void commit() {
            fail(Fault.COMMIT_LOST, BooksFailure.Kind.OUTCOME_UNKNOWN);
            session.commit();
            if (written != null) {
                inspector.committed(written);
            }
            fail(Fault.COMMIT_UNANSWERED, BooksFailure.Kind.OUTCOME_UNKNOWN);
            if (fault == Fault.DIED_AFTER_COMMIT) {
                throw die();
            }
        }

        private void fail(Fault here, BooksFailure.Kind kind) {
            if (fault == here) {
                throw new BooksFailure(kind, here.words());
            }
        }
    }
}
