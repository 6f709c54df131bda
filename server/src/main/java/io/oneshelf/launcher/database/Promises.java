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

    /** What may only ever be added to. Tables that do not exist (yet) are passed over. */
    private static final List<String> APPEND_ONLY = List.of("ledger.entry");

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
                        select current_user::text as who, right_to
                        from unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) as right_to
                        where to_regclass(?) is not null
                          and (has_table_privilege(to_regclass(?), right_to)
                               or right_to = 'UPDATE' and has_any_column_privilege(to_regclass(?), right_to))
                        """)) {
            for (String table : APPEND_ONLY) {
                query.setString(1, table);
                query.setString(2, table);
                query.setString(3, table);
                try (ResultSet found = query.executeQuery()) {
                    while (found.next()) {
                        tooMuch.add(found.getString("who") + " may " + found.getString("right_to") + " " + table);
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
