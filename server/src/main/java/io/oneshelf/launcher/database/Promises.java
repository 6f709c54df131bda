package io.oneshelf.launcher.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import javax.sql.DataSource;

/** Asks PostgreSQL itself whether it keeps what we promise. */
final class Promises {

    /** What may only ever be added to, partitions included. A table that does not exist is passed over. */
    private static final List<String> APPEND_ONLY =
            List.of("ledger.account", "ledger.entry", "journal.command", "journal.event");

    private Promises() {}

    /** @throws CannotStart when a commit could be lost after it was acknowledged */
    static void checkDurable(Connection connection) throws SQLException {
        for (String name : List.of("fsync", "full_page_writes", "synchronous_commit")) {
            try (Statement statement = connection.createStatement();
                    ResultSet shown = statement.executeQuery("show " + name)) {
                shown.next();
                if (shown.getString(1).equals("off")) {
                    throw new CannotStart("PostgreSQL runs with " + name
                            + " = off, with which an acknowledged sale could be lost; Oneshelf does not start on it.");
                }
            }
        }
    }

    /** @throws CannotStart when the role the application runs as could rewrite the books */
    static void checkAppendOnly(DataSource app) {
        List<String> tooMuch = new ArrayList<>();
        try (Connection connection = app.getConnection();
                PreparedStatement query = connection.prepareStatement("""
                        with recursive books as (
                            select c.oid from pg_class c where c.oid = to_regclass(?)
                            union all
                            select i.inhrelid from pg_inherits i join books b on i.inhparent = b.oid)
                        select current_user::text as who, right_to, oid::regclass::text as books
                        from books, unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) as right_to
                        where has_table_privilege(oid, right_to)
                           or right_to = 'UPDATE' and has_any_column_privilege(oid, right_to)
                        order by books, right_to
                        """)) {
            for (String table : APPEND_ONLY) {
                query.setString(1, table);
                try (ResultSet found = query.executeQuery()) {
                    while (found.next()) {
                        tooMuch.add(found.getString("who") + " may " + found.getString("right_to") + " "
                                + found.getString("books"));
                    }
                }
            }
        } catch (SQLException failure) {
            throw new CannotStart(
                    "The database did not answer as the role " + Database.APP_ROLE + ": " + failure.getMessage());
        }
        if (!tooMuch.isEmpty()) {
            StringJoiner sentence = new StringJoiner(", ", "The books must only ever be added to, but ", ".");
            tooMuch.forEach(sentence::add);
            throw new CannotStart(sentence + " Revoke that and start again.");
        }
    }
}
