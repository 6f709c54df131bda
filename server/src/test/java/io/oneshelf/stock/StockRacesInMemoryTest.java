package io.oneshelf.stock;

import io.oneshelf.journal.MemoryBooks;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Many at once, on books in memory")
class StockRacesInMemoryTest {

    static List<StockRaces.Race> races() {
        return StockRaces.all();
    }

    @ParameterizedTest(name = "{0}, one door")
    @MethodSource("races")
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void oneDoor(StockRaces.Race race) {
        race.run().accept(List.of(new StockTrial(new MemoryBooks())));
    }

    @ParameterizedTest(name = "{0}, two doors")
    @MethodSource("races")
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void twoDoors(StockRaces.Race race) {
        MemoryBooks books = new MemoryBooks();
        race.run().accept(List.of(new StockTrial(books), new StockTrial(books)));
    }
}
