package io.oneshelf.testing;

import io.oneshelf.journal.Books;
import io.oneshelf.journal.BooksFailure;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Reader;
import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.HoldId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Books whose next commit does not arrive, when they are told so. */
public final class FailingCommits implements Books {

    private final Books books;
    private BooksFailure.@Nullable Kind next;

    public FailingCommits(Books books) {
        this.books = books;
    }

    public void failNext(BooksFailure.Kind kind) {
        next = kind;
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
            }

            @Override
            public void commit() {
                BooksFailure.Kind kind = next;
                next = null;
                if (kind != null) {
                    throw new BooksFailure(kind, "as told");
                }
                session.commit();
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }
}
