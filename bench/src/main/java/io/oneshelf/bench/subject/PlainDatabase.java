package io.oneshelf.bench.subject;

import io.oneshelf.launcher.database.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** An empty database on a {@link PostgresHere}, for programs that are no house. */
public final class PlainDatabase implements Subject {

    private final Database database;
    private final PostgresFigures figures;

    public PlainDatabase(PostgresHere postgres, String name) {
        database = postgres.database(name, 1);
        figures = PostgresFigures.at(database.url());
    }

    /** A new connection, whose owner closes it. */
    public Connection connect() throws SQLException {
        return database.owner().getConnection();
    }

    /** The one number a query answers. */
    public long number(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    @Override
    public List<Long> serverProcesses() {
        return List.of(ProcessHandle.current().pid());
    }

    @Override
    public PostgresFigures postgres() {
        return figures;
    }

    @Override
    public void close() {
        figures.close();
        database.close();
    }
}
