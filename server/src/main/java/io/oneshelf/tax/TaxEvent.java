package io.oneshelf.tax;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What tax tells the feed: whole rates, so that the feed is the history of rates. */
public sealed interface TaxEvent extends Event {

    /**
     * A rate was made or changed.
     *
     * @param percent in decimal, such as {@code 7.5}
     * @param rateVersion the rate's own version; the event's version is that of all rates of the category
     */
    record RateRecorded(
            String rate,
            String taxCategory,
            @Nullable String company,
            String percent,
            @Nullable Instant from,
            @Nullable Instant until,
            long rateVersion)
            implements TaxEvent {

        static RateRecorded of(VersionedRate versioned) {
            TaxRate rate = versioned.rate();
            return new RateRecorded(
                    rate.id(),
                    rate.taxCategory(),
                    rate.company(),
                    rate.percent().toString(),
                    rate.from(),
                    rate.until(),
                    versioned.version());
        }

        @Override
        public String type() {
            return "tax.rate-recorded";
        }

        @Override
        public DocKey<?> about() {
            return TaxInBooks.CATEGORY.key(taxCategory);
        }
    }
}
