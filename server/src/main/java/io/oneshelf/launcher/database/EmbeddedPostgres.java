package io.oneshelf.launcher.database;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL as a child of this process.
 *
 * <p>It is started once everything an earlier server left behind is gone, watched, started again on the same port when
 * it dies, and stopped by {@link #close()}. While it is away, connections fail and callers are told so; the pool
 * reconnects by itself.
 *
 * <p>Thread-safe.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** In megabytes. */
    private static final long SHARED_BUFFERS_MIN = 128;

    private static final long SHARED_BUFFERS_MAX = 2_048;

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    /** Recovery after a crash replays at most {@code max_wal_size}; a slow disk needs minutes for that. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Counts what each kind of statement costs, for whoever asks; texts only, without the values in them. */
    private static final String STATEMENTS = "pg_stat_statements";

    private static final long LONG_LOG = 16 << 20;

    private final DataFolder folder;
    private final PostgresPrograms programs;
    private final Durability durability;
    private final ReentrantLock changing = new ReentrantLock();
    private final Thread watcher;
    private volatile int port;
    private volatile boolean stopping;
    private volatile @Nullable Process process;
    private volatile int restarts;

    private EmbeddedPostgres(DataFolder folder, PostgresPrograms programs, Durability durability) {
        this.folder = folder;
        this.programs = programs;
        this.durability = durability;
        this.watcher = Thread.ofVirtual().name("postgres-watcher").unstarted(this::watch);
    }

    /**
     * Starts PostgreSQL on a data folder.
     *
     * @param home where the programs are unpacked, once per version (about 60 MB)
     * @throws CannotStart with one sentence: no space, no way to run as root, settings that would lose data …
     */
    public static EmbeddedPostgres start(DataFolder folder, Path home, Durability durability) {
        EmbeddedPostgres postgres = new EmbeddedPostgres(folder, PostgresPrograms.unpack(home), durability);
        LeftoverPostgres.stop(folder.postgres());
        postgres.keepLogShort();
        postgres.initialise();
        try {
            postgres.startOnAFreePort();
            postgres.assertDurable();
            postgres.makeRoles();
        } catch (RuntimeException refused) {
            postgres.close();
            throw refused;
        }
        postgres.watcher.start();
        return postgres;
    }

    /**
     * A database by name, made when it is not there.
     *
     * @param appConnections the most connections the application may hold at once, 1 to 100
     */
    public Database database(String name, int appConnections) {
        if (!exists(name)) {
            administer("create database " + name + " owner " + Database.OWNER_ROLE);
        }
        if (countsStatements()) {
            administer(name, "create extension if not exists " + STATEMENTS);
        }
        return open(name, appConnections);
    }

    /** A new database with the content of another one, to which nobody may be connected. A copy takes about 100 ms. */
    public Database copy(String template, String name, int appConnections) {
        administer("create database " + name + " template " + template + " owner " + Database.OWNER_ROLE);
        return open(name, appConnections);
    }

    /** Removes a database and throws out whoever is connected. */
    public void drop(String name) {
        administer("drop database if exists " + name + " with (force)");
    }

    /** How often PostgreSQL had to be started again because it died. */
    public int restarts() {
        return restarts;
    }

    /** The process id of PostgreSQL at this moment. */
    public long pid() {
        Process running = process;
        return running == null ? -1 : running.pid();
    }

    /** Stops PostgreSQL in order and waits for it. Connections are cut, commits are kept. */
    @Override
    public void close() {
        stopping = true;
        watcher.interrupt();
        changing.lock();
        try {
            Process running = process;
            if (running != null && running.isAlive()) {
                LeftoverPostgres.shutDown(running.toHandle());
            }
        } finally {
            changing.unlock();
        }
    }

    // ── the files ──

    private void initialise() {
        Path data = folder.postgres();
        Path aside = data.resolveSibling("postgres.new");
        try {
            if (durability == Durability.DISPOSABLE) {
                FileSystemUtils.deleteRecursively(data);
            }
            if (Files.isDirectory(data)) {
                refuseOtherVersion(data);
                return;
            }
            FileSystemUtils.deleteRecursively(aside);
            initdb(aside);
            writeWhoMayConnect(aside);
            Files.move(aside, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new CannotStart(DataFolder.sentenceFor(folder.path(), failure));
        }
    }

    private void refuseOtherVersion(Path data) throws IOException {
        String version = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!version.equals(PostgresPrograms.MAJOR_VERSION)) {
            throw new CannotStart("The data folder " + folder.path() + " is of another version (PostgreSQL " + version
                    + ", this Oneshelf brings " + PostgresPrograms.MAJOR_VERSION
                    + "); use the Oneshelf that wrote it, or name another folder with --data.");
        }
    }

    private void initdb(Path data) throws IOException {
        Path password = folder.path().resolve("superuser.new");
        Files.deleteIfExists(password);
        Files.createFile(password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password, folder.password(PostgresPrograms.SUPERUSER));
        List<String> command = new ArrayList<>(programs.command(
                "initdb",
                "--pgdata=" + data,
                "--username=" + PostgresPrograms.SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // Codes are compared bytewise and lists are sorted alike on every machine, whatever its own locale.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--no-instructions"));
        if (durability == Durability.DISPOSABLE) {
            command.add("--no-sync");
        }
        try {
            // Through a pipe: on a full disk the log would be cut off before the line that says so.
            Process initdb = builder(command)
                    .redirectOutput(ProcessBuilder.Redirect.PIPE)
                    .start();
            String words = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (initdb.waitFor() != 0) {
                throw new CannotStart(whyItDidNotStart(words));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Stopped while the database was being made; the next start makes it anew.");
        } finally {
            Files.deleteIfExists(password);
        }
    }

    private static void writeWhoMayConnect(Path data) throws IOException {
        Files.writeString(data.resolve("pg_hba.conf"), """
                # Written by Oneshelf: with a password, from this machine, nothing else.
                host all all 127.0.0.1/32 scram-sha-256
                """);
    }

    // ── the process ──

    private void startOnAFreePort() {
        for (int attempt = 1; ; attempt++) {
            port = freePort();
            try {
                startProcess();
                return;
            } catch (PortTaken taken) {
                if (attempt == 10) {
                    throw new CannotStart("PostgreSQL found no free port on 127.0.0.1 after ten attempts.");
                }
            }
        }
    }

    /**
     * Below the range from which the operating system takes ports for outgoing connections (from 32768 on Linux, 49152
     * on macOS): PostgreSQL has to get the same port again when it is restarted.
     */
    private static int freePort() {
        while (true) {
            int candidate = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket socket = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                LOG.debug("Port {} is taken", candidate);
            }
        }
    }

    private void startProcess() {
        changing.lock();
        try {
            if (stopping) {
                return;
            }
            long logged = logLength();
            Process started = builder(command()).start();
            process = started;
            awaitReady(started, logged);
        } catch (IOException failure) {
            throw new CannotStart(DataFolder.sentenceFor(folder.path(), failure));
        } finally {
            changing.unlock();
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(
                programs.command("postgres", "-D", folder.postgres().toString()));
        settings().forEach((name, value) -> {
            command.add("-c");
            command.add(name + "=" + value);
        });
        return command;
    }

    /** On the command line they win over every file, so a hand-edited postgresql.conf cannot weaken a promise. */
    private Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("port", Integer.toString(port)),
                Map.entry("unix_socket_directories", ""),
                Map.entry("fsync", durability.setting()),
                Map.entry("synchronous_commit", durability.setting()),
                Map.entry("full_page_writes", durability.setting()),
                Map.entry("max_connections", "200"),
                Map.entry("timezone", "UTC"),
                Map.entry("log_timezone", "UTC"),
                // Hot statements are short; compiling them costs more than it gains.
                Map.entry("jit", "off"),
                Map.entry("shared_buffers", sharedBuffers()),
                // Fresh WAL segments and frequent checkpoints are what makes a commit stall now and then.
                Map.entry("min_wal_size", "1GB"),
                Map.entry("max_wal_size", "6GB"),
                Map.entry("checkpoint_timeout", "15min"),
                // A long question whose asker was killed is not worked on to its end.
                Map.entry("client_connection_check_interval", "10s"),
                Map.entry("shared_preload_libraries", countsStatements() ? STATEMENTS : ""),
                // Values of rows stay out of the log: a broken constraint names itself, not what it met.
                Map.entry("log_error_verbosity", "terse"),
                Map.entry("log_checkpoints", "off"));
    }

    /**
     * A sixteenth of the machine's memory, or of the container's, within reason: enough for the balances and indexes of a
     * large assortment. Pages are taken from the machine when they are first used, so a small shop does not pay for them.
     */
    private static String sharedBuffers() {
        long megabytes = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
                ? machine.getTotalMemorySize() / 16 / 1024 / 1024
                : SHARED_BUFFERS_MIN;
        return Math.clamp(megabytes, SHARED_BUFFERS_MIN, SHARED_BUFFERS_MAX) + "MB";
    }

    private ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.path().toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.postgresLog().toFile()));
        // A PGDATA, PGPORT or LANG of the person who starts us has no say here.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LANG", "C");
        return builder;
    }

    private void awaitReady(Process started, long logged) {
        Login admin = admin(PostgresPrograms.SUPERUSER);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (!started.isAlive()) {
                String words = logSince(logged);
                if (words.contains("could not bind") || words.contains("Address already in use")) {
                    throw new PortTaken();
                }
                throw new CannotStart(whyItDidNotStart(words));
            }
            try (Connection connection = admin.connect()) {
                if (connection.isValid(5)) {
                    return;
                }
            } catch (SQLException notYet) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
            if (stopping) {
                return;
            }
        }
        throw new CannotStart("PostgreSQL was not ready after " + PATIENCE.toMinutes() + " minutes; see "
                + folder.postgresLog() + ".");
    }

    /** Another program took the port between our look and PostgreSQL's. */
    private static final class PortTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    // ── the watch ──

    private void watch() {
        while (!stopping) {
            try {
                Process watched = process;
                if (watched == null) {
                    return;
                }
                int exit = watched.waitFor();
                if (stopping) {
                    return;
                }
                LOG.warn("PostgreSQL ended by itself (exit {}); starting it again", exit);
                startAgain();
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    /** Goes on until it succeeds: a full disk is emptied, a port is given back, and then business goes on. */
    private void startAgain() throws InterruptedException {
        Duration pause = Duration.ofMillis(100);
        while (!stopping) {
            try {
                LeftoverPostgres.stop(folder.postgres());
                startProcess();
                restarts++;
                LOG.warn("PostgreSQL is back");
                return;
            } catch (PortTaken taken) {
                LOG.warn(
                        "PostgreSQL's port {} is taken by another program; trying again in {} ms",
                        port,
                        pause.toMillis());
            } catch (CannotStart refused) {
                LOG.warn("{} Trying again in {} ms", refused.getMessage(), pause.toMillis());
            }
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            pause = pause.multipliedBy(2).compareTo(Duration.ofSeconds(5)) > 0
                    ? Duration.ofSeconds(5)
                    : pause.multipliedBy(2);
        }
    }

    // ── inside ──

    private void assertDurable() {
        if (durability == Durability.DISPOSABLE) {
            return;
        }
        try (Connection connection = admin(PostgresPrograms.SUPERUSER).connect()) {
            Promises.checkDurable(connection);
        } catch (SQLException failure) {
            throw new CannotStart("PostgreSQL did not answer: " + failure.getMessage());
        }
    }

    private void makeRoles() {
        for (String role : List.of(Database.OWNER_ROLE, Database.APP_ROLE)) {
            administer("""
                    do $$ begin
                      if not exists (select from pg_roles where rolname = '%1$s') then create role %1$s; end if;
                    end $$
                    """.formatted(role));
            administer("alter role " + role + " login password '" + folder.password(role) + "'");
        }
        // A server that joins by the owner's URL acts as the application role for everything but migrations.
        administer("grant " + Database.APP_ROLE + " to " + Database.OWNER_ROLE);
        if (countsStatements()) {
            // Else the owner would see of the application's statements that there are some.
            administer("grant pg_read_all_stats to " + Database.OWNER_ROLE);
        }
        // Who prepares for a rush, or measures one, may have what is not yet on its place on the disk brought there
        // now.
        administer("grant pg_checkpoint to " + Database.OWNER_ROLE);
    }

    /** Not where everything is thrown away again: nobody will ask. */
    private boolean countsStatements() {
        return durability != Durability.DISPOSABLE && programs.bring(STATEMENTS);
    }

    private boolean exists(String database) {
        try (Connection connection = admin(PostgresPrograms.SUPERUSER).connect();
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("select from pg_database where datname = '" + database + "'")) {
            return found.next();
        } catch (SQLException failure) {
            throw new CannotStart("PostgreSQL did not answer: " + failure.getMessage());
        }
    }

    void administer(String sql) {
        administer(PostgresPrograms.SUPERUSER, sql);
    }

    private void administer(String database, String sql) {
        try (Connection connection = admin(database).connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new CannotStart("PostgreSQL did not do as told: " + failure.getMessage());
        }
    }

    private Database open(String name, int appConnections) {
        String joined =
                url(name) + "?user=" + Database.OWNER_ROLE + "&password=" + folder.password(Database.OWNER_ROLE);
        return new Database(
                joined,
                new Login(url(name), Database.OWNER_ROLE, folder.password(Database.OWNER_ROLE), null),
                new Login(url(name), Database.APP_ROLE, folder.password(Database.APP_ROLE), null),
                appConnections,
                true);
    }

    private Login admin(String database) {
        return new Login(url(database), PostgresPrograms.SUPERUSER, folder.password(PostgresPrograms.SUPERUSER), null);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    // ── what PostgreSQL said ──

    private long logLength() {
        try {
            return Files.exists(folder.postgresLog()) ? Files.size(folder.postgresLog()) : 0;
        } catch (IOException unreadable) {
            return 0;
        }
    }

    /** A log that has grown is put aside at a start; the one before it is dropped. */
    private void keepLogShort() {
        if (logLength() > LONG_LOG) {
            try {
                Path log = folder.postgresLog();
                Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException failure) {
                throw new CannotStart(DataFolder.sentenceFor(folder.path(), failure));
            }
        }
    }

    private String logSince(long offset) {
        try {
            byte[] log = Files.readAllBytes(folder.postgresLog());
            int from = (int) Math.min(offset, log.length);
            return new String(log, from, log.length - from, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            return "";
        }
    }

    private String whyItDidNotStart(String words) {
        if (words.contains("No space left on device") || isDiskFull()) {
            return DataFolder.diskFull(folder.path());
        }
        String last = words.lines()
                // What it answered to us, who asked too early, is no reason.
                .filter(line -> !line.contains("the database system is"))
                .filter(line -> line.contains("FATAL") || line.contains("PANIC") || line.contains("error"))
                .reduce((earlier, later) -> later)
                .map(line -> line.replaceFirst(".*?(FATAL|PANIC|error): +", ""))
                .orElse("it was killed, or says nothing");
        return "PostgreSQL did not start (" + last + "); its log is " + folder.postgresLog() + ".";
    }

    /** PostgreSQL writes its log to the same disk, so when that is full it may have been unable to say so. */
    private boolean isDiskFull() {
        try {
            return Files.getFileStore(folder.path()).getUsableSpace() < 1 << 20;
        } catch (IOException unknown) {
            return false;
        }
    }
}
