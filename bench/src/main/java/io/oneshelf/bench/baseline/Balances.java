package io.oneshelf.bench.baseline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables of those who keep a balance for each shelf. */
final class Balances {

    static final String HELD = "select coalesce(sum(held), 0)::bigint from balance";

    private Balances() {}

    static void setUp(Connection connection, int shelves, int each) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists balance, reservation, unit");
            // Room on the page, so that an update stays on it.
            statement.execute("""
                    create table balance (
                        shelf int primary key, on_hand bigint not null, held bigint not null check (held <= on_hand))
                    with (fillfactor = 50)""");
            statement.execute("""
                    create table reservation (
                        id text primary key, shelves int[] not null, expires_at timestamptz not null)""");
        }
        try (PreparedStatement fill = connection.prepareStatement(
                "insert into balance select shelf, ?, 0 from generate_series(0, ? - 1) shelf")) {
            fill.setLong(1, each);
            fill.setInt(2, shelves);
            fill.executeUpdate();
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze balance");
        }
    }
}
