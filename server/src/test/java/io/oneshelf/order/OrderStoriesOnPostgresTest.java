package io.oneshelf.order;

import io.oneshelf.journal.Books;
import io.oneshelf.journal.PostgresBooks;
import io.oneshelf.launcher.database.Database;
import io.oneshelf.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Orders, on PostgreSQL")
class OrderStoriesOnPostgresTest extends OrderStories {

    private @Nullable Database database;
    private @Nullable PostgresBooks books;

    @Override
    Books books() {
        database = TestDatabase.fresh(4);
        books = new PostgresBooks(database.app(), database.app(), PostgresBooks.CENTRE, (short) 1);
        return books;
    }

    @Override
    void closeBooks() {
        if (books != null && database != null) {
            books.close();
            database.close();
        }
    }
}
