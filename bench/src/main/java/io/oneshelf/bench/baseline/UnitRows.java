package io.oneshelf.bench.baseline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** A row for each unit that is there; a caller takes one that nobody else is just taking. */
public record UnitRows() implements Baseline {

    @Override
    public String name() {
        return "baseline: SKIP LOCKED unit rows";
    }

    @Override
    public void setUp(Connection connection, int shelves, int each) throws SQLException {
        Balances.setUp(connection, 0, 0);
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table unit (
                        shelf int not null, unit int not null, reservation text, primary key (shelf, unit))
                    with (fillfactor = 50)""");
        }
        try (PreparedStatement fill = connection.prepareStatement("""
                insert into unit
                select shelf, unit, null from generate_series(0, ? - 1) shelf, generate_series(1, ?) unit""")) {
            fill.setInt(1, shelves);
            fill.setInt(2, each);
            fill.executeUpdate();
        }
        try (Statement statement = connection.createStatement()) {
            // Only units that are free stand in it.
            statement.execute("create index free_unit on unit (shelf) where reservation is null");
            statement.execute("vacuum analyze unit");
        }
    }

    @Override
    public String heldSql() {
        return "select count(reservation) from unit";
    }

    @Override
    public Session open(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        PreparedStatement take = connection.prepareStatement("""
                update unit set reservation = ?
                where (shelf, unit) = (
                    select shelf, unit from unit where shelf = ? and reservation is null
                    limit 1 for update skip locked)""");
        PreparedStatement keep = connection.prepareStatement(
                "insert into reservation values (?, ?, clock_timestamp() + interval '1 day')");
        return (id, shelves) -> {
            for (int shelf : shelves) {
                take.setString(1, id);
                take.setInt(2, shelf);
                if (take.executeUpdate() == 0) {
                    connection.rollback();
                    return false;
                }
            }
            keep.setString(1, id);
            keep.setObject(2, shelves);
            keep.executeUpdate();
            connection.commit();
            return true;
        };
    }
}
