package io.oneshelf.stock;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next what the next page goes on after, or null when this is the last
 */
public record Page<T, K>(List<T> rows, @Nullable K next) {

    public Page {
        rows = List.copyOf(rows);
    }
}
