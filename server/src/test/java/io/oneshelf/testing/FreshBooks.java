package io.oneshelf.testing;

import io.oneshelf.journal.PostgresBooks;
import io.oneshelf.launcher.database.Database;

/** Books on a fresh PostgreSQL database, for tests that show the same on disk as in memory. */
public record FreshBooks(Database database, PostgresBooks books) implements AutoCloseable {

    public static FreshBooks open() {
        Database database = TestDatabase.fresh();
        PostgresBooks books = new PostgresBooks(database.app(), database.app(), PostgresBooks.CENTRE, (short) 1);
        books.makeRoom(Facts.NOON);
        return new FreshBooks(database, books);
    }

    /** The books of another process on the same database. */
    public PostgresBooks otherProcess() {
        return new PostgresBooks(database.app(), database.app(), PostgresBooks.CENTRE, (short) 2);
    }

    @Override
    public void close() {
        books.close();
        database.close();
    }
}
