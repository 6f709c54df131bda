package io.oneshelf.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.launcher.database.Database;
import io.oneshelf.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every statement that a caller waits for reads its tables by an index, planned without knowing its values and on tables
 * that are still empty: the plan that a connection made in the first second of an installation is the one it keeps.
 */
class HotStatementsTest {

    private static final Set<String> ONE_ROW_A_HOME = Set.of("events and head", "take numbers");

    private static Database database;

    @BeforeAll
    static void empty_books() throws SQLException {
        database = TestDatabase.fresh();
        Stall.migrate(database.owner());
        try (PostgresBooks books = new PostgresBooks(database.app(), database.app(), PostgresBooks.CENTRE, (short) 1)) {
            books.makeRoom(StallBooks.OPENING);
        }
    }

    @AfterAll
    static void close() {
        database.close();
    }

    static Stream<Map.Entry<String, String>> statements() {
        DocumentTable<Stall.Booking> partitioned = DocumentTable.of(Stall.BOOKING);
        DocumentTable<Stall.Note> whole = DocumentTable.of(Stall.NOTE);
        Map<String, String> statements = new LinkedHashMap<>();
        statements.put("ids", DocumentTable.COMMANDS);
        statements.put("lock documents by month", partitioned.lock);
        statements.put("lock documents", whole.lock);
        statements.put("change documents by month", partitioned.update);
        statements.put("change documents", whole.update);
        statements.put("find documents by month", partitioned.find);
        statements.put("find documents", whole.find);
        statements.put("list documents by month", partitioned.list(List.of("customer")));
        statements.put("list documents", whole.list(List.of()));
        statements.put("list documents by month from the newest", partitioned.newest(List.of("customer")));
        statements.put("list documents from the newest", whole.newest(List.of()));
        statements.put("ids that begin so", DocumentTable.IDS);
        statements.put("lock balances", PostgresSession.BALANCES);
        statements.put("holds", PostgresSession.HOLDS);
        statements.put("due holds on accounts", PostgresSession.DUE_HOLDS);
        statements.put("change balances", PostgresSession.BALANCES_CHANGED);
        statements.put("change holds", PostgresSession.HOLDS_CHANGED);
        statements.put("move a bookmark", PostgresSession.BOOKMARK_CHANGED);
        statements.put("done", PostgresSession.DONE);
        statements.put("events and head", PostgresSession.EVENTS);
        statements.put("take numbers", PostgresBooks.TAKE_NUMBERS);
        statements.put("accounts by key", AccountNumbers.BY_KEY);
        statements.put("accounts by number", AccountNumbers.BY_NUMBER);
        statements.put("balances by number", PostgresReader.BALANCES_BY_NUMBER);
        statements.put("balances by key", PostgresReader.BALANCES_BY_KEY);
        statements.put("shortages", PostgresReader.SHORTAGES);
        statements.put("read events", PostgresReader.EVENTS);
        statements.put("changed documents", PostgresReader.CHANGED);
        statements.put("due work", PostgresReader.DUE_WORK);
        statements.put("due holds", PostgresReader.DUE_HOLDS);
        return statements.entrySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("statements")
    void reads_its_tables_by_an_index(Map.Entry<String, String> statement) throws SQLException {
        String plan = plan(statement.getValue());
        assertThat(plan).as(statement.getKey()).contains("Index Cond");
        assertThat(plan)
                .as(statement.getKey())
                .doesNotContain(
                        "Seq Scan",
                        "Hash Join",
                        "Merge Join",
                        "Bitmap",
                        "Materialize",
                        "Join Filter",
                        "Disabled: true");
        if (!ONE_ROW_A_HOME.contains(statement.getKey())) {
            assertThat(plan.lines().filter(line -> line.matches(" *Index Cond: \\(home = [^)]*\\)")))
                    .as(statement.getKey() + " reads all rows of its home")
                    .isEmpty();
        }
    }

    private static String plan(String sql) throws SQLException {
        StringBuilder numbered = new StringBuilder();
        int parameters = 0;
        for (char c : sql.toCharArray()) {
            if (c == '?') {
                numbered.append('$').append(++parameters);
            } else {
                numbered.append(c);
            }
        }
        StringBuilder plan = new StringBuilder();
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(DoorConnections.SETTINGS);
            // The driver would bind the parameters of a plan without values; a function hands the text on as it is.
            statement.execute("""
                    create function pg_temp.plan(text) returns setof text language plpgsql as
                    $$begin return query execute 'explain (generic_plan) ' || $1; end$$""");
            try (PreparedStatement ask = connection.prepareStatement("select pg_temp.plan(?)")) {
                ask.setString(1, numbered.toString());
                try (ResultSet lines = ask.executeQuery()) {
                    while (lines.next()) {
                        plan.append(lines.getString(1)).append('\n');
                    }
                }
            }
        }
        return plan.toString();
    }
}
