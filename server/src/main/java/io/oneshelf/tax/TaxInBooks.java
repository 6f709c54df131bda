package io.oneshelf.tax;

import io.oneshelf.access.IfMatch;
import io.oneshelf.journal.Changes;
import io.oneshelf.journal.DocumentKind;
import io.oneshelf.journal.Door;
import io.oneshelf.journal.Reader;
import io.oneshelf.journal.Remembered;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rates, kept as documents: each for itself, where its editor finds it, and together by category, for the look-up. */
final class TaxInBooks implements Tax {

    static final DocumentKind<TaxRate> RATE = DocumentKind.of("tax.rate", "tax.rate", TaxRate.class);

    static final DocumentKind<CategoryRates> CATEGORY =
            DocumentKind.of("tax.category", "tax.category", CategoryRates.class);

    private static final int CATEGORIES_REMEMBERED_MAX = 10_000;

    private final Door door;
    private final Reader reader;
    private final Changes changes;
    private final Remembered<CategoryRates> categories;

    TaxInBooks(Door door, Reader reader, Changes changes) {
        this.door = door;
        this.reader = reader;
        this.changes = changes;
        this.categories = Remembered.withAbsence(reader, CATEGORY, CATEGORIES_REMEMBERED_MAX, changes);
    }

    @Override
    public Outcome<Stored<TaxRate>> put(TaxRate rate, IfMatch ifMatch) {
        return door.call(PutRate.VERB, () -> new PutRate(rate, ifMatch));
    }

    @Override
    public Optional<Stored<TaxRate>> rate(String id) {
        return reader.find(RATE.key(id));
    }

    @Override
    public List<Stored<TaxRate>> rates(long after, int limit) {
        return reader.list(RATE, Map.of(), after, limit);
    }

    @Override
    public Optional<VersionedRate> at(String taxCategory, @Nullable String company, Instant at) {
        return categories.find(taxCategory).flatMap(stored -> stored.body().at(company, at));
    }

    @Override
    public long edition() {
        return changes.position();
    }
}
