package io.oneshelf.stock;

import io.oneshelf.journal.PostgresBooks;
import io.oneshelf.launcher.database.Database;
import io.oneshelf.testing.TestDatabase;
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
    void tells(StockStories.Story story) {
        try (Database database = TestDatabase.fresh();
                PostgresBooks books = books(database, 1)) {
            StockStories.play(story, books);
        }
    }

    @ParameterizedTest(name = "{0}, one door")
    @MethodSource("races")
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void oneDoor(StockRaces.Race race) {
        try (Database database = TestDatabase.fresh();
                PostgresBooks books = books(database, 1)) {
            race.run().accept(List.of(new StockTrial(books)));
        }
    }

    @ParameterizedTest(name = "{0}, two processes")
    @MethodSource("races")
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void twoProcesses(StockRaces.Race race) {
        try (Database database = TestDatabase.fresh();
                PostgresBooks one = books(database, 1);
                PostgresBooks other = books(database, 2)) {
            race.run().accept(List.of(new StockTrial(one), new StockTrial(other)));
        }
    }

    private static PostgresBooks books(Database database, int node) {
        return new PostgresBooks(database.app(), database.app(), PostgresBooks.CENTRE, (short) node);
    }
}
