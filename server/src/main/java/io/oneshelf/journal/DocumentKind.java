package io.oneshelf.journal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A kind of document: its name, its table and what it can be listed by.
 *
 * <p>The table stands in the module's own schema and has the columns {@code home smallint, no bigint, id text, version
 * bigint, recorded_at timestamptz, body json}, then one {@code text} column for each index. The body is the record as JSON:
 * a document with all its lines is one row, because a row costs about 3 µs and a column almost nothing.
 *
 * @param <D> the record
 */
public final class DocumentKind<D> {

    private final String name;
    private final String table;
    private final Class<D> type;
    private final Map<String, Function<D, @Nullable String>> indexes;

    private DocumentKind(String name, String table, Class<D> type, Map<String, Function<D, @Nullable String>> indexes) {
        this.name = name;
        this.table = table;
        this.type = type;
        this.indexes = Collections.unmodifiableMap(new LinkedHashMap<>(indexes));
    }

    /**
     * @param name such as {@code stock.reservation}; it is written in commands, holds and events and never changes
     * @param table schema and table, such as {@code stock.reservation}
     * @param type a record that Jackson can write and read back
     */
    public static <D extends Record> DocumentKind<D> of(String name, String table, Class<D> type) {
        return new DocumentKind<>(name, table, type, Map.of());
    }

    /** This kind with one more text column that documents can be listed by. */
    public DocumentKind<D> indexed(String column, Function<D, @Nullable String> value) {
        Map<String, Function<D, @Nullable String>> more = new LinkedHashMap<>(indexes);
        more.put(column, value);
        return new DocumentKind<>(name, table, type, more);
    }

    public DocKey<D> key(String id) {
        return new DocKey<>(this, id);
    }

    public String name() {
        return name;
    }

    public String table() {
        return table;
    }

    public Class<D> type() {
        return type;
    }

    /** Index columns and how their value is read from a document, in the order of the columns. */
    public Map<String, Function<D, @Nullable String>> indexes() {
        return indexes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DocumentKind<?> kind && kind.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
