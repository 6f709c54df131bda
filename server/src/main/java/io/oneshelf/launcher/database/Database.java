package io.oneshelf.launcher.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.oneshelf.journal.PostgresBooks;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * One database, seen as its two roles.
 *
 * <p>Thread-safe. Closing it closes the application's connections and leaves PostgreSQL running.
 */
public final class Database implements AutoCloseable {

    /** Owns schemas and tables, and runs the migrations; nothing else uses it. */
    public static final String OWNER_ROLE = "oneshelf_owner";

    /** What the server runs as: reads, inserts and updates what the migrations grant it, and never a ledger entry. */
    public static final String APP_ROLE = "oneshelf_app";

    /** The monitor's, one for whoever asks for an audit meanwhile, and one to look into the quarantine. */
    private static final int PATIENT_CONNECTIONS = 3;

    private final String url;
    private final DataSource owner;
    private final HikariDataSource app;
    private final HikariDataSource patient;

    /** @param sameMachine whether PostgreSQL's processes are ours, so that some of them can be told to yield */
    Database(String urlToJoin, Login ownerLogin, Login appLogin, int appConnections, boolean sameMachine) {
        this.url = urlToJoin;
        this.owner = ownerLogin.dataSource("oneshelf migrations");
        this.app = pool("oneshelf", appLogin.dataSource("oneshelf"), appConnections, Math.min(2, appConnections));
        DataSource behind = appLogin.dataSource("oneshelf audit");
        this.patient = pool("oneshelf audit", sameMachine ? new Yielding(behind) : behind, PATIENT_CONNECTIONS, 0);
    }

    private static HikariDataSource pool(String name, DataSource source, int connections, int idle) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setDataSource(source);
        pool.setMaximumPoolSize(connections);
        pool.setMinimumIdle(idle);
        pool.setConnectionInitSql(PostgresBooks.SETTINGS);
        // How long a caller waits for a connection before it is told that the database is away (503, Retry-After).
        pool.setConnectionTimeout(5_000);
        // The pool may be made while PostgreSQL is recovering; it connects when asked.
        pool.setInitializationFailTimeout(-1);
        return new HikariDataSource(pool);
    }

    /** Connections as the application role, pooled. What every module runs on. Waits at most 5 s for one. */
    public DataSource app() {
        return app;
    }

    /**
     * Connections as the application role for long work nobody stands waiting for, such as the audit. Where PostgreSQL is
     * ours, what they ask is worked on when the processors have nothing better to do.
     */
    public DataSource patient() {
        return patient;
    }

    /** Connections as the owner of the tables, one new connection each time. For migrations and for tests. */
    public DataSource owner() {
        return owner;
    }

    /**
     * Brings every module's schema up to date, in floor order, and checks the promises that rest on grants.
     *
     * @throws CannotStart when a migration fails, or when the application role could change or delete a ledger entry
     */
    public void migrate() {
        Migrations.run(owner);
        Promises.checkAppendOnly(app);
    }

    /** The URL, with credentials, by which another server joins this database ({@code up --database-url}). */
    public String url() {
        return url;
    }

    /** Connections in use and idle at this moment, for metrics and tests. */
    public int connections() {
        return Objects.requireNonNull(app.getHikariPoolMXBean(), "the pool starts with the first connection")
                .getTotalConnections();
    }

    @Override
    public void close() {
        patient.close();
        app.close();
    }
}
