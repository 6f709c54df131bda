package io.oneshelf.testing;

import io.oneshelf.journal.Books;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Reader;
import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Book;
import io.oneshelf.ledger.Entry;
import io.oneshelf.ledger.HoldId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Books that remember the entries written to them, those between world accounts included, which no reader lists. */
public final class WatchedBooks implements Books {

    private final Books books;
    private final List<Entry> entries = new ArrayList<>();

    public WatchedBooks(Books books) {
        this.books = books;
    }

    /** The entries of a book, oldest first, such as {@code @tender-CASH -> @sales 1000 CAPTURE}. */
    public synchronized List<String> entries(Book book) {
        return entries.stream()
                .filter(entry -> entry.from().book() == book)
                .map(entry ->
                        name(entry.from()) + " -> " + name(entry.to()) + " " + entry.quantity() + " " + entry.cause())
                .toList();
    }

    /** What flowed to an account less what flowed from it. */
    public synchronized long balance(Book book, String place) {
        return entries.stream()
                .filter(entry -> entry.from().book() == book)
                .mapToLong(entry -> (entry.to().place().equals(place) ? entry.quantity() : 0)
                        - (entry.from().place().equals(place) ? entry.quantity() : 0))
                .sum();
    }

    @Override
    public Reader reader() {
        return books.reader();
    }

    @Override
    public long nextNo() {
        return books.nextNo();
    }

    @Override
    public void open(Collection<Account> accounts) {
        books.open(accounts);
    }

    @Override
    public Session begin() {
        Session session = books.begin();
        return new Session() {
            private List<Entry> written = List.of();

            @Override
            public Map<DocKey<?>, FoundDocument> lockDocuments(Collection<DocKey<?>> keys) {
                return session.lockDocuments(keys);
            }

            @Override
            public Locked lock(Collection<Account> accounts, Collection<HoldId> holds, Instant now) {
                return session.lock(accounts, holds, now);
            }

            @Override
            public void write(Batch batch) {
                session.write(batch);
                written = List.copyOf(batch.entries());
            }

            @Override
            public void commit() {
                session.commit();
                synchronized (WatchedBooks.this) {
                    entries.addAll(written);
                }
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }

    private static String name(Account account) {
        String where = account.place() + (account.condition().isEmpty() ? "" : "/" + account.condition());
        return account.book() == Book.MONEY ? where : where + " " + account.item();
    }
}
