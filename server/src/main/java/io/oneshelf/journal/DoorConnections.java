package io.oneshelf.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The connections that write. They are kept, because each has its statements prepared; one that has failed is thrown away.
 */
final class DoorConnections implements AutoCloseable {

    /** A statement is planned once for a connection, not for every batch. */
    static final String SETTINGS = PostgresBooks.SETTINGS + "; set plan_cache_mode = force_generic_plan";

    /** A pool may hand out connections that died with the last PostgreSQL; nothing was sent on them, so the next is tried. */
    private static final int TRIES = 4;

    /** A server that is silent for so long is gone; the door must not wait for it for ever. */
    private static final int SILENCE_MILLIS = 60_000;

    private static final String AWAY = "The database cannot be reached.";

    private final DataSource source;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    DoorConnections(DataSource source) {
        this.source = source;
    }

    /** One to write with; give it {@link #back} or {@link #discard} it. */
    Connection take() {
        Connection kept = idle.poll();
        return kept != null ? kept : open();
    }

    void back(Connection connection) {
        idle.push(connection);
        if (closed) {
            close();
        }
    }

    /** Throws away a connection that has failed, and those that lie idle: they may have died with it. */
    void discard(Connection connection) {
        drop(connection);
        dropIdle();
    }

    /** Gives all back to the source, as they came. */
    @Override
    public void close() {
        closed = true;
        dropIdle();
    }

    private void dropIdle() {
        Connection kept;
        while ((kept = idle.poll()) != null) {
            drop(kept);
        }
    }

    private Connection open() {
        BooksFailure failure = new BooksFailure(BooksFailure.Kind.AWAY, AWAY);
        for (int tries = 0; tries < TRIES; tries++) {
            Connection connection = null;
            try {
                connection = source.getConnection();
                return prepared(connection);
            } catch (SQLException e) {
                failure = new BooksFailure(BooksFailure.Kind.AWAY, AWAY, e);
                if (connection == null) {
                    break;
                }
                drop(connection);
            }
        }
        throw failure;
    }

    private static Connection prepared(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute(SETTINGS);
        }
        connection.setAutoCommit(false);
        connection.setNetworkTimeout(Runnable::run, SILENCE_MILLIS);
        connection.unwrap(PGConnection.class).setPrepareThreshold(1);
        return connection;
    }

    private static void drop(@Nullable Connection connection) {
        if (connection == null) {
            return;
        }
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute("reset plan_cache_mode");
            }
        } catch (SQLException alreadyBroken) {
            // It is closed all the same; a pool notices by itself that it is dead.
        }
    }
}
