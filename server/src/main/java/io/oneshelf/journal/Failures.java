package io.oneshelf.journal;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** What an error of the database means for the door. */
final class Failures {

    /** Another transaction was first: a key is taken, a deadlock was broken, a version could not be kept. */
    private static final Set<String> CONFLICTS = Set.of("23505", "40001", "40P01", "55P03");

    /** Shutting down, crashed, not yet up, or a standby that may not be written to. */
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "57P05", "25006", "58030");

    private Failures() {}

    /** A failure before COMMIT was sent: nothing has happened. */
    static BooksFailure before(SQLException failure) {
        String state = state(failure);
        if (CONFLICTS.contains(state)) {
            return new BooksFailure(BooksFailure.Kind.CONFLICT, "Another was first.", failure);
        }
        if (isAway(failure, state)) {
            return new BooksFailure(BooksFailure.Kind.AWAY, "The database cannot be reached.", failure);
        }
        return new BooksFailure(BooksFailure.Kind.FAILED, "A statement failed.", failure);
    }

    /** A failure after COMMIT was sent: known only when the server itself has said no. */
    static BooksFailure inCommit(SQLException failure) {
        String state = state(failure);
        if (isAway(failure, state) || state.isEmpty()) {
            return new BooksFailure(BooksFailure.Kind.OUTCOME_UNKNOWN, "The answer of the commit was lost.", failure);
        }
        return before(failure);
    }

    private static boolean isAway(SQLException failure, String state) {
        return failure instanceof SQLTransientConnectionException
                || failure.getCause() instanceof IOException
                || state.startsWith("08")
                // Out of disk, memory or connections: it passes, and the caller is told to come again.
                || state.startsWith("53")
                || AWAY.contains(state);
    }

    private static String state(SQLException failure) {
        String state = failure.getSQLState();
        return state == null ? "" : state;
    }
}
