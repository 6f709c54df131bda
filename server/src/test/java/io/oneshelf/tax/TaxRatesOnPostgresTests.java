package io.oneshelf.tax;

import io.oneshelf.journal.Books;
import io.oneshelf.testing.FreshBooks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Which rate of tax applies, and how rates are edited, on PostgreSQL")
class TaxRatesOnPostgresTests extends TaxRatesTests {

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
