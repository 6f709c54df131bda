package io.oneshelf.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Several statements in one round trip: the driver sends the statements of one prepared text one behind the other and only
 * then waits for the answers. The answers are read in the order of the statements.
 */
final class Pipeline {

    /** Reads one row. */
    interface Row {
        void read(ResultSet row) throws SQLException;
    }

    /** A statement changed another number of rows than it had to: someone else was first. */
    static final class Moved extends RuntimeException {
        private static final long serialVersionUID = 1;

        Moved(String sql, long wanted, long changed) {
            super("changed " + changed + " rows, not " + wanted + ": "
                    + sql.strip().lines().findFirst().orElse(""));
        }
    }

    private record Statement(
            String sql, long rows, @Nullable Row reader) {}

    private static final long ANY = -1;

    private final List<Statement> statements = new ArrayList<>();
    private final List<@Nullable Object> parameters = new ArrayList<>();

    /** Adds a query whose rows are read one by one. */
    Pipeline query(String sql, Row reader, @Nullable Object... values) {
        return add(new Statement(sql, ANY, reader), values);
    }

    /** Adds a change that must concern exactly so many rows. */
    Pipeline change(String sql, long rows, @Nullable Object... values) {
        return add(new Statement(sql, rows, null), values);
    }

    /** Adds a change of however many rows there are. */
    Pipeline changeAny(String sql, @Nullable Object... values) {
        return add(new Statement(sql, ANY, null), values);
    }

    private Pipeline add(Statement statement, @Nullable Object... values) {
        statements.add(statement);
        for (Object value : values) {
            parameters.add(value);
        }
        return this;
    }

    /** These statements and after them those. */
    Pipeline then(Pipeline those) {
        Pipeline both = new Pipeline();
        both.statements.addAll(statements);
        both.statements.addAll(those.statements);
        both.parameters.addAll(parameters);
        both.parameters.addAll(those.parameters);
        return both;
    }

    boolean isEmpty() {
        return statements.isEmpty();
    }

    /** @throws Moved when a change concerned another number of rows than it had to */
    void run(Connection connection) throws SQLException {
        if (statements.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (Statement statement : statements) {
            text.append(text.isEmpty() ? "" : ";\n").append(statement.sql);
        }
        try (PreparedStatement prepared = connection.prepareStatement(text.toString())) {
            int index = 1;
            for (Object value : parameters) {
                bind(connection, prepared, index++, value);
            }
            boolean rows = prepared.execute();
            for (Statement statement : statements) {
                Row reader = statement.reader;
                if (reader != null) {
                    if (!rows) {
                        throw new SQLException("a query had no answer: " + statement.sql);
                    }
                    try (ResultSet found = prepared.getResultSet()) {
                        while (found.next()) {
                            reader.read(found);
                        }
                    }
                } else {
                    long changed = prepared.getLargeUpdateCount();
                    if (statement.rows != ANY && changed != statement.rows) {
                        throw new Moved(statement.sql, statement.rows, changed);
                    }
                }
                rows = prepared.getMoreResults();
            }
        }
    }

    private static void bind(Connection connection, PreparedStatement prepared, int index, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case null -> prepared.setNull(index, Types.NULL);
            case Short number -> prepared.setShort(index, number);
            case Integer number -> prepared.setInt(index, number);
            case Long number -> prepared.setLong(index, number);
            case String text -> prepared.setString(index, text);
            case Instant instant -> prepared.setObject(index, timestamp(instant));
            case LocalDate day -> prepared.setObject(index, day);
            // The driver sends these arrays in their binary form.
            case long[] numbers -> prepared.setObject(index, numbers);
            case int[] numbers -> prepared.setObject(index, numbers);
            case Long[] numbers -> prepared.setObject(index, numbers);
            case String[] texts -> prepared.setObject(index, texts);
            case byte[][] bytes -> prepared.setObject(index, bytes);
            default -> throw new IllegalArgumentException("no SQL type for " + value.getClass());
        }
    }

    /** An instant as the database keeps it: in microseconds, what is finer is cut off. */
    static OffsetDateTime timestamp(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    /** Microseconds since the epoch, for arrays of instants; null stays null. */
    static @Nullable Long micros(@Nullable Instant instant) {
        return instant == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static <T> long[] longs(Collection<T> rows, ToLongFunction<T> column) {
        long[] values = new long[rows.size()];
        int next = 0;
        for (T row : rows) {
            values[next++] = column.applyAsLong(row);
        }
        return values;
    }

    static <T> int[] ints(Collection<T> rows, ToIntFunction<T> column) {
        int[] values = new int[rows.size()];
        int next = 0;
        for (T row : rows) {
            values[next++] = column.applyAsInt(row);
        }
        return values;
    }

    static <T> @Nullable Long[] numbers(Collection<T> rows, Function<T, @Nullable Long> column) {
        @Nullable Long[] values = new Long[rows.size()];
        int next = 0;
        for (T row : rows) {
            values[next++] = column.apply(row);
        }
        return values;
    }

    static <T> @Nullable String[] texts(Collection<T> rows, Function<T, @Nullable String> column) {
        @Nullable String[] values = new String[rows.size()];
        int next = 0;
        for (T row : rows) {
            values[next++] = column.apply(row);
        }
        return values;
    }
}
