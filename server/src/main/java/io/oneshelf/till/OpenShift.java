package io.oneshelf.till;

import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A till says that it opened a shift; the names are those of the API.
 *
 * @param till the device's code
 * @param cashier the staff code of who sells
 * @param openedAt when, or null for now
 * @param journal the record of the opening, or null for a till that keeps no journal
 */
public record OpenShift(
        String till,
        LocationCode location,
        String cashier,
        Money openingFloat,
        @Nullable Instant openedAt,
        @Nullable Mark journal) {}
