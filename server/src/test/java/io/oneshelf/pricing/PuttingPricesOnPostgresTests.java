package io.oneshelf.pricing;

import io.oneshelf.journal.Books;
import io.oneshelf.testing.FreshBooks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("What a merchandiser does to prices, on PostgreSQL")
class PuttingPricesOnPostgresTests extends PuttingPricesTests {

    private FreshBooks fresh;

    @Override
    Books books() {
        fresh = FreshBooks.open();
        return fresh.books();
    }

    @AfterEach
    void close() {
        fresh.close();
    }
}
