package io.oneshelf.stock;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.DocumentKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A movement as it was recorded; never changed. What it did to the balances stands in the entries that refer to it.
 *
 * @param occurredAt when it happened
 * @param recordedAt when the books learned of it
 * @param by the name of the token that recorded it
 */
public record Movement(
        MovementId id,
        MovementKind kind,
        List<RecordMovement.Line> lines,
        Instant occurredAt,
        Instant recordedAt,
        @Nullable String reason,
        String by) {

    static final DocumentKind<Movement> KIND = DocumentKind.of("stock.movement", "stock.movement", Movement.class);

    public Movement {
        lines = List.copyOf(lines);
    }

    static DocKey<Movement> key(MovementId id) {
        return KIND.key(id.value());
    }
}
