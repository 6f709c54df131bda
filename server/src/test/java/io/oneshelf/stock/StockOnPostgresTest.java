package io.oneshelf.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.insight.Audit;
import io.oneshelf.journal.AuditCheck;
import io.oneshelf.journal.AuditRule;
import io.oneshelf.journal.BooksAudit;
import io.oneshelf.journal.PostgresBooks;
import io.oneshelf.launcher.database.Database;
import io.oneshelf.testing.TestDatabase;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Stock, on PostgreSQL")
class StockOnPostgresTest {

    static List<StockStories.Story> stories() {
        return StockStories.all();
    }

    static List<StockRaces.Race> races() {
        return StockRaces.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void tells(StockStories.Story story) throws SQLException {
        try (Database database = TestDatabase.fresh();
                PostgresBooks books = books(database, 1)) {
            StockStories.play(story, books);
            audit(database);
        }
    }

    @ParameterizedTest(name = "{0}, one door")
    @MethodSource("races")
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void oneDoor(StockRaces.Race race) throws SQLException {
        try (Database database = TestDatabase.fresh();
                PostgresBooks books = books(database, 1)) {
            race.run().accept(List.of(new StockTrial(books)));
            audit(database);
        }
    }

    @ParameterizedTest(name = "{0}, two processes")
    @MethodSource("races")
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void twoProcesses(StockRaces.Race race) throws SQLException {
        try (Database database = TestDatabase.fresh();
                PostgresBooks one = books(database, 1);
                PostgresBooks other = books(database, 2)) {
            race.run().accept(List.of(new StockTrial(one), new StockTrial(other)));
            audit(database);
        }
    }

    /** Whatever happened, the ledger, the journal and the documents tell one story of it. */
    private static void audit(Database database) throws SQLException {
        List<AuditRule> rules = new ArrayList<>(BooksAudit.rules());
        rules.addAll(StockAudit.rules());
        assertThat(new Audit(database.app(), InstantSource.system(), rules, List.of())
                        .run(true)
                        .checks())
                .allMatch(AuditCheck::ok);
    }

    private static PostgresBooks books(Database database, int node) {
        return new PostgresBooks(database.app(), database.app(), PostgresBooks.CENTRE, (short) node);
    }
}
