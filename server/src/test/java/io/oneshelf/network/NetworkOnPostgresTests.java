package io.oneshelf.network;

import io.oneshelf.journal.Books;
import io.oneshelf.testing.FreshBooks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The places and channels of a retailer, on PostgreSQL")
class NetworkOnPostgresTests extends NetworkTests {

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
