package io.oneshelf.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something made of all facts of one kind, such as the places that ship, remembered until one of them changes. For kinds of
 * which there are thousands, not millions. How new it is, and for whom, is as {@link Remembered} says.
 *
 * @param <D> the document
 * @param <T> what is made of all of them; never changed afterwards
 */
public final class RememberedAll<D, T> {

    private static final int AT_ONCE = 1_000;

    private final Reader reader;
    private final DocumentKind<D> kind;
    private final Function<List<Stored<D>>, T> make;
    private @Nullable T made;
    private long timesForgotten;

    /** @param make is given the documents in the order of their numbers */
    public RememberedAll(Reader reader, DocumentKind<D> kind, Changes changes, Function<List<Stored<D>>, T> make) {
        this.reader = reader;
        this.kind = kind;
        this.make = make;
        changes.listen(kind, this::forget);
    }

    public T get() {
        long before;
        synchronized (this) {
            if (made != null) {
                return made;
            }
            before = timesForgotten;
        }
        T fresh = make.apply(all());
        synchronized (this) {
            // What was read may be older than a change told of meanwhile; then it is not remembered.
            if (timesForgotten == before) {
                made = fresh;
            }
        }
        return fresh;
    }

    private List<Stored<D>> all() {
        List<Stored<D>> all = new ArrayList<>();
        List<Stored<D>> piece;
        do {
            piece = reader.list(
                    kind, Map.of(), all.isEmpty() ? 0 : all.getLast().no(), AT_ONCE);
            all.addAll(piece);
        } while (piece.size() == AT_ONCE);
        return all;
    }

    private synchronized void forget(Set<String> ids) {
        timesForgotten++;
        made = null;
    }
}
