package io.oneshelf.till;

import io.oneshelf.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A till says that cash went in or out; the names are those of the API.
 *
 * @param reason 1 to {@value #REASON_MAX} characters; no personal data
 * @param occurredAt when, or null for now
 */
public record MoveCash(
        String id,
        Way way,
        Money amount,
        String reason,
        @Nullable Instant occurredAt) {

    /** The most characters of a reason. */
    public static final int REASON_MAX = 200;
}
