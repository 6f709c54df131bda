package io.oneshelf.order;

import io.oneshelf.journal.Books;
import io.oneshelf.journal.MemoryBooks;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Orders, on books in memory")
class OrderStoriesInMemoryTest extends OrderStories {
    @Override
    Books books() {
        return new MemoryBooks();
    }
}
