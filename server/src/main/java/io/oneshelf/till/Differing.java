package io.oneshelf.till;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Names the fields in which what is told differs from what was told before. */
final class Differing {

    private final List<String> fields = new ArrayList<>();

    Differing field(String name, @Nullable Object before, @Nullable Object now) {
        if (!Objects.equals(before, now)) {
            fields.add(name);
        }
        return this;
    }

    List<String> fields() {
        return List.copyOf(fields);
    }
}
