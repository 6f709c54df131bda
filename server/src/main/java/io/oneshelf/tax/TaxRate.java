package io.oneshelf.tax;

import io.oneshelf.kernel.Code;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rate for a tax category.
 *
 * @param id of the form {@link Code#FORM}
 * @param taxCategory of the form {@link Code#FORM}; never changes
 * @param company for sales of this legal entity, or null for all
 * @param from it applies from this instant on, or null for ever before
 * @param until it applies until just before this instant, or null for ever after; equal to {@code from} it never applies,
 *     which is how a rate is withdrawn
 */
public record TaxRate(
        String id,
        String taxCategory,
        @Nullable String company,
        Percent percent,
        @Nullable Instant from,
        @Nullable Instant until) {

    public TaxRate {
        Code.check(id);
        Code.check(taxCategory);
        if (company != null) {
            Code.check(company);
        }
        if (from != null && until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("a rate ends before it begins");
        }
    }

    boolean appliesTo(@Nullable String seller, Instant at) {
        return (company == null || company.equals(seller))
                && (from == null || !at.isBefore(from))
                && (until == null || at.isBefore(until));
    }
}
