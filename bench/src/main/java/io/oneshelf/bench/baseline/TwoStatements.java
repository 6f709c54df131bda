package io.oneshelf.bench.baseline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** An UPDATE that contains its own condition, for each shelf, then the reservation, then COMMIT. */
public record TwoStatements() implements Baseline {

    @Override
    public String name() {
        return "baseline: two statements";
    }

    @Override
    public void setUp(Connection connection, int shelves, int each) throws SQLException {
        Balances.setUp(connection, shelves, each);
    }

    @Override
    public String heldSql() {
        return Balances.HELD;
    }

    @Override
    public Session open(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        PreparedStatement take = connection.prepareStatement(
                "update balance set held = held + 1 where shelf = ? and on_hand - held >= 1");
        PreparedStatement keep = connection.prepareStatement(
                "insert into reservation values (?, ?, clock_timestamp() + interval '1 day')");
        return (id, shelves) -> {
            for (int shelf : shelves) {
                take.setInt(1, shelf);
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
