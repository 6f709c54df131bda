package io.oneshelf.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The statements for the table of one kind of document. The table was made by {@code journal.document_table}; whether it is
 * partitioned does not matter here, because every statement names the month where it can.
 *
 * @param <D> the document
 */
final class DocumentTable<D> {

    /** Who asked: from a caller's id to the document's number and the day that leads to its partition. */
    static final String COMMANDS = """
            select id, no, day, fields from journal.command where home = ? and kind = ? and id = any(?)
            """;

    private final DocumentKind<D> kind;
    final String insert;
    final String update;
    final String lock;
    final String look;
    final String find;

    private DocumentTable(DocumentKind<D> kind) {
        this.kind = kind;
        List<String> columns = List.copyOf(kind.indexes().keySet());
        StringBuilder names = new StringBuilder();
        StringBuilder arrays = new StringBuilder();
        StringBuilder from = new StringBuilder();
        StringBuilder set = new StringBuilder();
        for (String column : columns) {
            names.append(", ").append(column);
            arrays.append(", unnest(?::text[]) as ").append(column);
            from.append(", d.").append(column);
            set.append(", ").append(column).append(" = d.").append(column);
        }
        insert = """
                insert into %s (home, no, id, version, recorded_at, body%s)
                select ?::smallint, d.no, d.id, d.version, ?::timestamptz, d.body::json%s
                from (select unnest(?::bigint[]) as no, unnest(?::text[]) as id, unnest(?::bigint[]) as version,
                        unnest(?::text[]) as body%s) as d
                """.formatted(kind.table(), names, from, arrays);
        // See PostgresSession.BALANCES_CHANGED; here the row also lies in the partition of its month.
        update = """
                update %1$s t set version = d.version, body = d.body::json%2$s
                from (select unnest(?::bigint[]) as no, unnest(?::bigint[]) as recorded, unnest(?::bigint[]) as seen,
                        unnest(?::bigint[]) as version, unnest(?::text[]) as body%3$s) as d
                    cross join lateral (
                        select tableoid as part, ctid as row, recorded_at from %1$s
                        where home = ? and no = d.no and version = d.seen
                            and recorded_at = timestamptz 'epoch' + d.recorded * interval '1 microsecond'
                        offset 0) found
                where t.ctid = found.row and t.tableoid = found.part and t.recorded_at = found.recorded_at
                """.formatted(kind.table(), set, arrays);
        look = """
                select no, id, version, recorded_at, body from %s
                where home = ? and no = any(?) and recorded_at >= ? and recorded_at < ?
                """.formatted(kind.table());
        lock = look + "order by no for no key update\n";
        find = """
                with c as materialized (
                    select no, day from journal.command where home = ? and kind = ? and id = any(?))
                select no, id, version, recorded_at, body from %s
                where home = ? and no = any(array(select no from c))
                    and recorded_at >= (select min(day) from c)::timestamp at time zone 'UTC'
                    and recorded_at < (select max(day) + 1 from c)::timestamp at time zone 'UTC'
                """.formatted(kind.table());
    }

    static <D> DocumentTable<D> of(DocumentKind<D> kind) {
        return new DocumentTable<>(kind);
    }

    /** The ids of a kind from one on, up to one that is no longer wanted. */
    static final String IDS = """
            select id from journal.command
            where home = ? and kind = ? and id >= ? and id > ? and id < ? order by id limit ?
            """;

    /** Lists documents that have these values in their index columns. */
    String list(Iterable<String> equalColumns) {
        return list(equalColumns, "> ? order by no");
    }

    /** The same from the newest back. */
    String newest(Iterable<String> equalColumns) {
        return list(equalColumns, "< ? order by no desc");
    }

    private String list(Iterable<String> equalColumns, String numbers) {
        StringBuilder where = new StringBuilder();
        for (String column : equalColumns) {
            if (!kind.indexes().containsKey(column)) {
                throw new IllegalArgumentException(kind + " cannot be listed by " + column);
            }
            where.append(" and ").append(column).append(" = ?");
        }
        return """
                select no, id, version, recorded_at, body from %s
                where home = ?%s and no %s limit ?
                """.formatted(kind.table(), where, numbers);
    }

    /** The values of the columns after the body, each as one array. */
    List<Object> indexColumns(List<Stored<?>> documents) {
        List<Object> columns = new ArrayList<>();
        for (Map.Entry<String, Function<D, @Nullable String>> index :
                kind.indexes().entrySet()) {
            columns.add(Pipeline.texts(
                    documents, stored -> index.getValue().apply(kind.type().cast(stored.body()))));
        }
        return columns;
    }

    Stored<D> read(ResultSet row) throws SQLException {
        return new Stored<>(
                kind.key(row.getString(2)),
                row.getLong(1),
                row.getLong(3),
                Pipeline.instant(row, 4),
                Json.read(row.getString(5), kind.type()));
    }
}
