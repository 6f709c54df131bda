package io.oneshelf.journal;

import io.oneshelf.kernel.Refusal;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A fact as its editor wants it to be. The first time it is made; the same content again changes nothing; other content
 * becomes the next version when the editor has seen the one before.
 *
 * @param <D> the document
 */
public record PutFact<D>(DocKey<D> key, D body, Seen seen) {

    /**
     * The verb for facts that are one document and depend on nothing else.
     *
     * @param news what the feed is told when it was made or changed
     */
    public static <D> Verb<PutFact<D>, Stored<D>> verb(Function<Stored<D>, Event> news) {
        return new Verb<>() {
            @Override
            public Set<DocKey<?>> documents(PutFact<D> put) {
                return Set.of(put.key());
            }

            @Override
            public Decision<Stored<D>> decide(Draft draft, PutFact<D> put) {
                Optional<Stored<D>> current = draft.document(put.key());
                if (current.isPresent() && current.get().body().equals(put.body())) {
                    return Decision.found(current.get());
                }
                Optional<Refusal> objection =
                        put.seen().objection(current.map(Stored::version).orElse(0L));
                if (objection.isPresent()) {
                    return Decision.drop(objection.get());
                }
                Stored<D> stored = draft.write(put.key(), put.body());
                draft.happened(news.apply(stored));
                return current.isPresent() ? Decision.found(stored) : Decision.made(stored);
            }
        };
    }
}
