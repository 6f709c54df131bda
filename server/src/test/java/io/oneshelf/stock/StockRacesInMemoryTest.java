package io.oneshelf.stock;

import io.oneshelf.journal.MemoryBooks;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Many at once, on books in memory")
class StockRacesInMemoryTest {

    record Race(String name, Consumer<List<StockTrial>> run) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Race> races() {
        return Stream.of(
                new Race("the last units", StockRaces::theLastUnits),
                new Race("crossing", StockRaces::crossing),
                new Race("expiring while committed", StockRaces::expiringWhileCommitted),
                new Race("the same id", StockRaces::theSameId),
                new Race("the same id with other content", StockRaces::theSameIdWithOtherContent),
                new Race("everything on one shelf", StockRaces::everythingOnOneShelf));
    }

    @ParameterizedTest(name = "{0}, one door")
    @MethodSource("races")
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void oneDoor(Race race) {
        race.run.accept(List.of(new StockTrial(new MemoryBooks())));
    }

    @ParameterizedTest(name = "{0}, two doors")
    @MethodSource("races")
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void twoDoors(Race race) {
        MemoryBooks books = new MemoryBooks();
        race.run.accept(List.of(new StockTrial(books), new StockTrial(books)));
    }
}
