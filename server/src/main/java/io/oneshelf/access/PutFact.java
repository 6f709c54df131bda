package io.oneshelf.access;

import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Event;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import java.util.Set;
import java.util.function.Function;

/**
 * A fact as its editor wants it to be, when it is one document and depends on no other.
 *
 * @param <D> the document
 */
public record PutFact<D>(DocKey<D> key, D body, IfMatch ifMatch) {

    /** @param happened what the feed is told when it was made or changed */
    public static <D> Verb<PutFact<D>, Stored<D>> verb(Function<Stored<D>, Event> happened) {
        return new Verb<>() {
            @Override
            public Set<DocKey<?>> documents(PutFact<D> put) {
                return Set.of(put.key());
            }

            @Override
            public Decision<Stored<D>> decide(Draft draft, PutFact<D> put) {
                return Edit.put(draft, put.key(), put.body(), put.ifMatch(), happened);
            }
        };
    }
}
