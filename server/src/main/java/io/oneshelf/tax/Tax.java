package io.oneshelf.tax;

import io.oneshelf.access.IfMatch;
import io.oneshelf.journal.Changes;
import io.oneshelf.journal.Door;
import io.oneshelf.journal.Reader;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rates of tax. What a sale is taxed with them is {@link TaxedLines}. */
public interface Tax {

    /** The rates as they stand in the books. */
    static Tax in(Door door, Reader reader, Changes changes) {
        return new TaxInBooks(door, reader, changes);
    }

    /** Makes a rate or changes it. Refused as {@link CategoryFixed}, or when the editor has not seen the version there is. */
    Outcome<Stored<TaxRate>> put(TaxRate rate, IfMatch ifMatch);

    Optional<Stored<TaxRate>> rate(String id);

    /**
     * Rates in the order in which they were made.
     *
     * @param after the number of the rate to go on after, 0 from the start
     * @param limit at most so many, 1 to 1,000
     */
    List<Stored<TaxRate>> rates(long after, int limit);

    /**
     * The rate that applies; empty, which means no tax, where none was set.
     *
     * @param company the legal entity that sells, or null for the retailer itself
     */
    Optional<VersionedRate> at(String taxCategory, @Nullable String company, Instant at);

    /** The percentage that applies, zero where none was set; arguments as for {@link #at}. */
    default Percent percentAt(String taxCategory, @Nullable String company, Instant at) {
        return at(taxCategory, company, at)
                .map(versioned -> versioned.rate().percent())
                .orElse(Percent.ZERO);
    }

    /**
     * The edition of what is looked up from now on: a position of the journal; every change up to it is seen. What was looked
     * up may be newer; each rate carries its version, which is exact.
     */
    long edition();
}
