package io.oneshelf.bench.subject;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A connection on which PostgreSQL is asked what it is, how it is set and what it has done. */
public final class PostgresFigures implements AutoCloseable {

    /** Together as much as is written between two checkpoints under load, with max_wal_size = 6 GB. */
    private static final int LOG_PARTS = 400;

    private static final int LOG_PART_BYTES = 8_000_000;

    private final Connection connection;

    /** What PostgreSQL has done so far: bytes of WAL, flushes of it to the disk, transactions, processor time. */
    record Done(long walBytes, long flushes, long commits, long processorNanos) {}

    /** Statements of one text: how often they were made, and how long that took from begin to end. */
    record Statements(double millis, long calls) {
        static final Statements NONE = new Statements(0, 0);

        Statements and(Statements other) {
            return new Statements(millis + other.millis, calls + other.calls);
        }
    }

    /** What was written into a table: rows made, changed or deleted, and entries of its indexes. */
    record Written(long rows, long indexEntries) {
        static final Written NONE = new Written(0, 0);
    }

    private final long pid;

    /**
     * @throws IllegalStateException when what was acknowledged could be lost: such a figure would be of something else
     */
    public static PostgresFigures at(String jdbcUrl) {
        try {
            PostgresFigures figures = new PostgresFigures(DriverManager.getConnection(jdbcUrl));
            Map<String, String> settings = figures.settings();
            for (String name : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                if (!"on".equals(settings.get(name))) {
                    throw new IllegalStateException(
                            "PostgreSQL runs with " + name + " = " + settings.get(name) + ": nothing is measured so");
                }
            }
            return figures;
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL cannot be asked: " + e.getMessage(), e);
        }
    }

    private PostgresFigures(Connection connection) throws SQLException {
        this.connection = connection;
        this.pid = parentOf(Long.parseLong(one("select pg_backend_pid()")));
    }

    public String version() {
        return one("show server_version");
    }

    /** The settings that durability and speed depend on. */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        read("""
                select name, current_setting(name) from pg_settings
                where name = any (array['fsync', 'synchronous_commit', 'full_page_writes', 'wal_sync_method',
                    'shared_buffers', 'max_wal_size', 'min_wal_size', 'checkpoint_timeout', 'wal_compression',
                    'max_connections', 'jit', 'io_method'])
                """, row -> settings.put(row.getString(1), row.getString(2)));
        return settings;
    }

    Done done() {
        return new Done(
                Long.parseLong(one("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint")),
                Long.parseLong(one("select coalesce(sum(fsyncs), 0)::bigint from pg_stat_io where object = 'wal'")),
                Long.parseLong(one("select sum(xact_commit)::bigint from pg_stat_database")),
                ProcessorTime.ofFamily(pid));
    }

    /**
     * What statements have cost so far, by their texts without values, for all roles together.
     *
     * @throws IllegalStateException when it does not count them, as one that is not ours may not
     */
    Map<String, Statements> statements() {
        if ("f".equals(one("select to_regclass('pg_stat_statements') is not null"))) {
            throw new IllegalStateException("This PostgreSQL does not count what its statements cost (there is no"
                    + " pg_stat_statements): leave out --parts.");
        }
        Map<String, Statements> statements = new HashMap<>();
        read(
                """
                select query, total_plan_time + total_exec_time, calls from pg_stat_statements
                where dbid = (select oid from pg_database where datname = current_database())
                """,
                row -> statements.merge(
                        row.getString(1).replaceAll("\\s+", " ").strip(),
                        new Statements(row.getDouble(2), row.getLong(3)),
                        Statements::and));
        return statements;
    }

    /**
     * What was written into each table so far. A row that is changed in place (HOT) takes no entry of an index; those
     * of partial indexes are not known, and left out.
     */
    Map<String, Written> written() {
        Map<String, Written> written = new HashMap<>();
        read("""
                select t.schemaname || '.' || t.relname, t.n_tup_ins + t.n_tup_upd + t.n_tup_del,
                    (t.n_tup_ins + t.n_tup_upd - t.n_tup_hot_upd)
                    * (select count(*) from pg_index i where i.indrelid = t.relid and i.indpred is null)
                from pg_stat_user_tables t
                """, row -> written.put(row.getString(1), new Written(row.getLong(2), row.getLong(3))));
        return written;
    }

    /**
     * Writes as much of the log as makes PostgreSQL checkpoint, with words that mean nothing, and has it checkpoint. From then on it
     * writes into files that it has used before. In a new folder it makes each file, fills it with zeros and brings it to the
     * disk while everybody who commits waits, which no shop sees after its first days.
     */
    public void fillLog() {
        for (int part = 0; part < LOG_PARTS; part++) {
            one("select pg_logical_emit_message(false, 'bench', repeat('x', " + LOG_PART_BYTES + "))");
        }
        try (Statement checkpoint = connection.createStatement()) {
            checkpoint.execute("checkpoint");
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private interface Taking {
        void take(ResultSet row) throws SQLException;
    }

    private void read(String sql, Taking taking) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                taking.take(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** The process that PostgreSQL's others are children of, for those who want to kill it. */
    public long pid() {
        return pid;
    }

    private String one(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    private static long parentOf(long backend) {
        return ProcessHandle.of(backend)
                .flatMap(ProcessHandle::parent)
                .map(ProcessHandle::pid)
                .orElse(0L);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException goneAlready) {
            // Its PostgreSQL has been stopped.
        }
    }
}
