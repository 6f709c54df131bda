package io.oneshelf.bench.subject;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** A connection on which PostgreSQL is asked what it is, how it is set and what it has done. */
public final class PostgresFigures implements AutoCloseable {

    private final Connection connection;

    /** What PostgreSQL has done so far: bytes of WAL, flushes of it to the disk, transactions, processor time. */
    record Done(long walBytes, long flushes, long commits, long processorNanos) {}

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
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select name, current_setting(name) from pg_settings
                        where name = any (array['fsync', 'synchronous_commit', 'full_page_writes', 'wal_sync_method',
                            'shared_buffers', 'max_wal_size', 'min_wal_size', 'checkpoint_timeout', 'wal_compression',
                            'max_connections', 'jit', 'io_method'])
                        """)) {
            while (rows.next()) {
                settings.put(rows.getString(1), rows.getString(2));
            }
            return settings;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Done done() {
        return new Done(
                Long.parseLong(one("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint")),
                Long.parseLong(one("select coalesce(sum(fsyncs), 0)::bigint from pg_stat_io where object = 'wal'")),
                Long.parseLong(one("select sum(xact_commit)::bigint from pg_stat_database")),
                ProcessorTime.ofFamily(pid));
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
