package io.oneshelf.testing;

import io.oneshelf.journal.Books;
import io.oneshelf.journal.BooksFailure;
import io.oneshelf.journal.ForwardingBooks;
import org.jspecify.annotations.Nullable;

/** Books whose next commit does not arrive, when they are told so. */
public final class FailingCommits extends ForwardingBooks {

    private BooksFailure.@Nullable Kind next;

    public FailingCommits(Books books) {
        super(books);
    }

    public void failNext(BooksFailure.Kind kind) {
        next = kind;
    }

    @Override
    protected Session around(Session session) {
        return new ForwardingSession(session) {
            @Override
            public void commit() {
                BooksFailure.Kind kind = next;
                next = null;
                if (kind != null) {
                    throw new BooksFailure(kind, "as told");
                }
                session.commit();
            }
        };
    }
}
