package io.oneshelf.journal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Facts of one kind that this process remembers, so that reading a product or a price costs no round trip. A fact is
 * forgotten the moment this process has committed a change to it, before the writer is answered; a change made by another
 * process is seen when {@link Changes} has followed the feed that far, within a fraction of a second.
 *
 * <p>That a document is not there is remembered only where its absence is the usual case and means something, like a category
 * without a tax. Everywhere else absence leads to a refusal, and nobody is refused for what another process has just made:
 * the books are asked each time.
 *
 * <p>What is read here is advice. An order names the editions it was made from.
 *
 * @param <D> the document
 */
public final class Remembered<D> {

    private final Reader reader;
    private final DocumentKind<D> kind;
    private final boolean absenceToo;
    private final Cache<String, Optional<Stored<D>>> cache;
    private long timesForgotten;

    private Remembered(Reader reader, DocumentKind<D> kind, long max, Changes changes, boolean absenceToo) {
        this.reader = reader;
        this.absenceToo = absenceToo;
        this.kind = kind;
        this.cache = Caffeine.newBuilder().maximumSize(max).build();
        changes.listen(kind, this::forget);
    }

    /**
     * Remembers what is there, and asks again for what was not.
     *
     * @param max how many documents are remembered at most
     */
    public static <D> Remembered<D> of(Reader reader, DocumentKind<D> kind, long max, Changes changes) {
        return new Remembered<>(reader, kind, max, changes, false);
    }

    /**
     * Remembers also what is not there.
     *
     * @param max how many ids are remembered at most
     */
    public static <D> Remembered<D> withAbsence(Reader reader, DocumentKind<D> kind, long max, Changes changes) {
        return new Remembered<>(reader, kind, max, changes, true);
    }

    public Optional<Stored<D>> find(String id) {
        // The loader runs inside the cache's own lock of that key, so that forgetting waits for a load under way and no
        // value read before a commit can outlive it.
        Optional<Stored<D>> found = cache.get(id, missing -> {
            Optional<Stored<D>> loaded = reader.find(kind.key(missing));
            return isRemembered(loaded) ? loaded : null;
        });
        return found == null ? Optional.empty() : found;
    }

    /** The documents with these ids, by id; those that are not there are left out. One round trip for all that are not remembered. */
    public Map<String, Stored<D>> findAll(Collection<String> ids) {
        Map<String, Stored<D>> found = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (String id : ids) {
            Optional<Stored<D>> remembered = cache.getIfPresent(id);
            if (remembered == null) {
                missing.add(id);
            } else {
                remembered.ifPresent(stored -> found.put(id, stored));
            }
        }
        if (!missing.isEmpty()) {
            long before = timesForgotten();
            Map<String, Stored<D>> loaded = reader.findAll(kind, missing);
            found.putAll(loaded);
            remember(missing, loaded, before);
        }
        return found;
    }

    private synchronized long timesForgotten() {
        return timesForgotten;
    }

    /** What was loaded may be older than a change told of meanwhile; then it is not remembered. */
    private synchronized void remember(List<String> ids, Map<String, Stored<D>> loaded, long before) {
        if (timesForgotten == before) {
            for (String id : ids) {
                Optional<Stored<D>> found = Optional.ofNullable(loaded.get(id));
                if (isRemembered(found)) {
                    cache.put(id, found);
                }
            }
        }
    }

    private boolean isRemembered(Optional<Stored<D>> loaded) {
        return absenceToo || loaded.isPresent();
    }

    private synchronized void forget(Set<String> ids) {
        timesForgotten++;
        cache.invalidateAll(ids);
    }
}
