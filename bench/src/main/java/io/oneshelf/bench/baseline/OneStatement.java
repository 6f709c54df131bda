package io.oneshelf.bench.baseline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Everything in one statement, in one round trip, which commits by itself. */
public record OneStatement() implements Baseline {

    @Override
    public String name() {
        return "baseline: one statement";
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
        connection.setAutoCommit(true);
        PreparedStatement one = connection.prepareStatement("""
                with taken as (
                    update balance set held = held + 1 where shelf = ? and on_hand - held >= 1 returning shelf)
                insert into reservation
                select ?, array[shelf], clock_timestamp() + interval '1 day' from taken""");
        // Several rows are locked in one order first, or two callers that cross would wait for each other.
        PreparedStatement several = connection.prepareStatement("""
                with locked as (
                    select shelf from balance where shelf = any (?) and on_hand - held >= 1 order by shelf for update),
                taken as (
                    update balance set held = held + 1
                    where shelf = any (array(select shelf from locked)) and (select count(*) from locked) = ?
                    returning shelf)
                insert into reservation
                select ?, array_agg(shelf), clock_timestamp() + interval '1 day' from taken having count(*) > 0""");
        return (id, shelves) -> {
            if (shelves.length == 1) {
                one.setInt(1, shelves[0]);
                one.setString(2, id);
                return one.executeUpdate() == 1;
            }
            several.setObject(1, shelves);
            several.setInt(2, shelves.length);
            several.setString(3, id);
            return several.executeUpdate() == 1;
        };
    }
}
