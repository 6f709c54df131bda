package io.oneshelf.tax;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All rates of a tax category, by id, and which of them applies. Pure.
 *
 * @param taxCategory the category
 */
record CategoryRates(String taxCategory, List<VersionedRate> rates) {

    private static final Comparator<VersionedRate> BY_STRENGTH = Comparator.comparing(
                    (VersionedRate rate) -> rate.rate().company() != null)
            .thenComparing(rate -> rate.rate().from(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(rate -> rate.rate().id(), Comparator.reverseOrder());

    CategoryRates {
        rates = List.copyOf(rates);
    }

    Optional<VersionedRate> at(@Nullable String company, Instant at) {
        return rates.stream()
                .filter(versioned -> versioned.rate().appliesTo(company, at))
                .max(BY_STRENGTH);
    }

    CategoryRates with(VersionedRate written) {
        List<VersionedRate> next = new ArrayList<>(rates);
        next.removeIf(other -> other.rate().id().equals(written.rate().id()));
        next.add(written);
        next.sort(Comparator.comparing(versioned -> versioned.rate().id()));
        return new CategoryRates(taxCategory, next);
    }
}
