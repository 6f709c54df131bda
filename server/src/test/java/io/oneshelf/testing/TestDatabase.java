package io.oneshelf.testing;

import io.oneshelf.launcher.database.CannotStart;
import io.oneshelf.launcher.database.DataFolder;
import io.oneshelf.launcher.database.Database;
import io.oneshelf.launcher.database.Durability;
import io.oneshelf.launcher.database.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL for tests, started once per JVM, and as many fresh databases on it as they ask for.
 *
 * <pre>{@code
 * try (Database database = TestDatabase.fresh()) {
 *     … database.app() …
 * }
 * }</pre>
 *
 * <p>A fresh database is a copy of one that has been migrated, and costs about 100 ms. It may stay open until the JVM
 * ends. {@code fsync} is off: a test that kills PostgreSQL and counts what survives starts its own
 * {@link EmbeddedPostgres} with {@link Durability#SAFE}.
 */
public final class TestDatabase {

    private static final String TEMPLATE = "template_oneshelf";
    private static final AtomicInteger COPIES = new AtomicInteger();

    private TestDatabase() {}

    /** A migrated, empty database of its own, with at most 16 connections of the application. */
    public static Database fresh() {
        return fresh(16);
    }

    /** The same with another number of connections, 1 to 100. */
    public static Database fresh(int appConnections) {
        return Running.POSTGRES.copy(TEMPLATE, "test_" + COPIES.incrementAndGet(), appConnections);
    }

    /** The PostgreSQL all of them are on. */
    public static EmbeddedPostgres postgres() {
        return Running.POSTGRES;
    }

    /** Where tests keep the unpacked programs, so that they read and write nothing outside the clone. */
    public static Path home() {
        return Path.of("target", "test-home").toAbsolutePath();
    }

    private static final class Running {

        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            DataFolder folder = freeFolder();
            EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, home(), Durability.DISPOSABLE);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                postgres.close();
                folder.close();
            }));
            try (Database template = postgres.database(TEMPLATE, 1)) {
                template.migrate();
            }
            return postgres;
        }

        /**
         * The first of a few folders that no other test run holds. Taken again run after run, so a run that was killed
         * leaves nothing behind: the next one stops its PostgreSQL.
         */
        private static DataFolder freeFolder() {
            for (int number = 0; ; number++) {
                Path folder = Path.of("target", "test-database", Integer.toString(number));
                try {
                    return DataFolder.open(
                            folder, "process " + ProcessHandle.current().pid() + ", a test run");
                } catch (CannotStart inUse) {
                    if (number == 20) {
                        throw inUse;
                    }
                }
            }
        }
    }
}
