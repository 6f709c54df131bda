package io.oneshelf.stock;

import io.oneshelf.journal.MemoryBooks;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Stock, on books in memory")
class StockStoriesInMemoryTest {

    static List<StockStories.Story> stories() {
        return StockStories.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void tells(StockStories.Story story) {
        StockStories.play(story, new MemoryBooks());
    }
}
