package io.oneshelf.connect;

import io.oneshelf.journal.Reader;
import java.util.List;
import java.util.Set;

/**
 * Which products and prices changed, for whoever keeps a copy of them: a till, a shop, a shelf label. It names them and says
 * nothing else of the journal, so that anybody who may read goods may follow it.
 */
public final class GoodsFeed {

    private static final String PRODUCT = "catalog.product";
    private static final String PRICE = "pricing.price";

    /** How many events are looked through at a time; the most of them are sales and name no goods. */
    private static final int EVENTS_MAX = 10_000;

    private final Reader reader;

    public GoodsFeed(Reader reader) {
        this.reader = reader;
    }

    /** Where the journal stands: a copy begun after this misses nothing if it goes on from here. */
    public long position() {
        return reader.position();
    }

    /** What changed after a position, in one stretch of the journal. */
    public Changed after(long position) {
        Reader.Changed changed = reader.changed(Set.of(PRODUCT, PRICE), position, EVENTS_MAX);
        return new Changed(
                named(changed, PRODUCT),
                named(changed, PRICE),
                changed.position(),
                // Positions have no gaps: a whole stretch was looked through, and there may be more behind it.
                changed.position() - position >= EVENTS_MAX);
    }

    private static List<String> named(Reader.Changed changed, String kind) {
        return changed.ids().getOrDefault(kind, Set.of()).stream().sorted().toList();
    }

    /**
     * What changed in a stretch of the journal.
     *
     * @param products ids of products
     * @param priced codes of SKUs with a price that changed
     * @param position where the stretch ends
     * @param more true when the journal goes on behind it
     */
    public record Changed(List<String> products, List<String> priced, long position, boolean more) {}
}
