package io.oneshelf.testing;

import io.oneshelf.journal.Books;
import io.oneshelf.journal.ForwardingBooks;
import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Book;
import io.oneshelf.ledger.Entry;
import java.util.ArrayList;
import java.util.List;

/** Books that remember the entries written to them, those between world accounts included, which no reader lists. */
public final class WatchedBooks extends ForwardingBooks {

    private final List<Entry> entries = new ArrayList<>();

    public WatchedBooks(Books books) {
        super(books);
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
    protected Session around(Session session) {
        return new ForwardingSession(session) {
            private List<Entry> written = List.of();

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
        };
    }

    private static String name(Account account) {
        String where = account.place() + (account.condition().isEmpty() ? "" : "/" + account.condition());
        return account.book() == Book.MONEY ? where : where + " " + account.item();
    }
}
