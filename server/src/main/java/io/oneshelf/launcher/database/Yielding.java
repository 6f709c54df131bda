package io.oneshelf.launcher.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections whose PostgreSQL process runs at a low priority, so that it gets the processors when nobody else wants them
 * and next to nothing when all are busy.
 *
 * <p>Each connection is a process of its own, whose nice value is raised once, after connecting; only an administrator could
 * lower it again, so these connections are not for anyone in a hurry. Linux may weigh whole sessions against each other
 * before it looks at nice values (sched(7), "The autogroup feature"), and every process of PostgreSQL is a session; so its
 * session is told as well.
 */
final class Yielding extends DelegatingDataSource {

    private static final Logger LOG = LoggerFactory.getLogger(Yielding.class);

    /** A twenty-eighth of the weight of a process that was told nothing. */
    private static final int NICE = 15;

    Yielding(DataSource connections) {
        super(connections);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        try {
            tellToYield(connection.unwrap(PGConnection.class).getBackendPID());
            return connection;
        } catch (SQLException | RuntimeException | Error failure) {
            connection.close();
            throw failure;
        }
    }

    private static void tellToYield(long process) {
        if (!PostgresPrograms.runs("renice", "-n", Integer.toString(NICE), "-p", Long.toString(process))) {
            // It may have ended already, and whoever asks on it will hear so; or this machine cannot, and it works as
            // any other.
            LOG.debug("PostgreSQL's process {} could not be told to yield", process);
        }
        Path session = Path.of("/proc", Long.toString(process), "autogroup");
        if (Files.isWritable(session)) {
            try {
                Files.writeString(session, Integer.toString(NICE));
            } catch (IOException refused) {
                LOG.debug("The session of process {} could not be told to yield: {}", process, refused.toString());
            }
        }
    }
}
