package io.oneshelf.stock;

import java.util.List;

/**
 * A page of a list. The next one begins after its last row.
 *
 * @param more whether there is a next one
 */
public record Page<T>(List<T> rows, boolean more) {

    public Page {
        rows = List.copyOf(rows);
    }

    /** The first {@code limit} of the rows, which were looked up with at least one more than that where there are more. */
    static <T> Page<T> of(List<T> rows, int limit) {
        return rows.size() > limit ? new Page<>(rows.subList(0, limit), true) : new Page<>(rows, false);
    }
}
