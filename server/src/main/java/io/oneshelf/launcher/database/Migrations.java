package io.oneshelf.launcher.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Runs each module's migrations into the schema of that module, lower floors first.
 *
 * <p>A module's files are {@code db/migration/<module>/V1__….sql}; its history is a table in its own schema, so a module
 * can be read, dumped or moved by itself. The schema itself is made here, with {@code usage} for the application role;
 * which rows that role may read and write is granted table by table in the migrations.
 */
final class Migrations {

    /** Floor order. A module without a folder has no schema. */
    static final List<String> MODULES = List.of(
            "journal", "ledger", "access", "catalog", "network", "member", "pricing", "tax", "stock", "payment",
            "order");

    /** Two servers starting on one database migrate one after the other; the number is arbitrary, but always the same. */
    private static final long ONE_AT_A_TIME = 0x0E5E1FL;

    private Migrations() {}

    static void run(DataSource owner) {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + ONE_AT_A_TIME + ")");
            for (String module : MODULES) {
                if (hasMigrations(module)) {
                    migrate(owner, statement, module);
                }
            }
        } catch (SQLException failure) {
            throw new CannotStart("The database could not be prepared: " + failure.getMessage());
        }
    }

    private static void migrate(DataSource owner, Statement statement, String module) throws SQLException {
        String schema = schemaOf(module);
        statement.execute("create schema if not exists " + schema);
        statement.execute("grant usage on schema " + schema + " to " + Database.APP_ROLE);
        try {
            Flyway.configure()
                    .dataSource(owner)
                    .locations("classpath:db/migration/" + module)
                    .defaultSchema(schema)
                    .schemas(schema)
                    .createSchemas(false)
                    .cleanDisabled(true)
                    .load()
                    .migrate();
        } catch (FlywayException failure) {
            throw new CannotStart("The migrations of " + module + " did not run: "
                    + String.valueOf(failure.getMessage())
                            .replaceAll("\\s+", " ")
                            .strip());
        }
    }

    /** {@code order} is a reserved word of SQL; every other schema has the name of its module. */
    static String schemaOf(String module) {
        return module.equals("order") ? "orders" : module;
    }

    private static boolean hasMigrations(String module) {
        try {
            return new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:db/migration/" + module + "/*.sql")
                            .length
                    > 0;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
