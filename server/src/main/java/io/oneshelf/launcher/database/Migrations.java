package io.oneshelf.launcher.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
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
            "order", "till", "insight");

    /** Two servers starting on one database migrate one after the other; the number is arbitrary, but always the same. */
    private static final long ONE_AT_A_TIME = 0x0E5E1FL;

    /** The schema whose comment says what was applied; the journal's, because no database of ours is without it. */
    private static final String MARKED = "journal";

    private Migrations() {}

    static void run(DataSource owner) {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + ONE_AT_A_TIME + ")");
            Map<String, List<Resource>> scripts = scripts();
            String fingerprint = fingerprint(scripts);
            if (fingerprint.equals(applied(statement))) {
                return;
            }
            for (String module : scripts.keySet()) {
                migrate(owner, statement, module);
            }
            statement.execute("comment on schema " + MARKED + " is '" + fingerprint + "'");
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

    /** The scripts of each module that has any, in floor order. */
    private static Map<String, List<Resource>> scripts() {
        Map<String, List<Resource>> scripts = new LinkedHashMap<>();
        for (String module : MODULES) {
            try {
                List<Resource> found = Stream.of(new PathMatchingResourcePatternResolver()
                                .getResources("classpath*:db/migration/" + module + "/*.sql"))
                        .sorted(Comparator.comparing(script -> String.valueOf(script.getFilename())))
                        .toList();
                if (!found.isEmpty()) {
                    scripts.put(module, found);
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return scripts;
    }

    /**
     * What the database was brought to, written down on a schema of ours when every module's scripts had run. Asking Flyway
     * module by module whether there is something to do costs a start two seconds; nearly always there is nothing.
     */
    private static @Nullable String applied(Statement statement) throws SQLException {
        try (ResultSet found =
                statement.executeQuery("select obj_description(oid, 'pg_namespace') from pg_namespace where"
                        + " nspname = '" + MARKED + "'")) {
            return found.next() ? found.getString(1) : null;
        }
    }

    private static String fingerprint(Map<String, List<Resource>> scripts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (Map.Entry<String, List<Resource>> module : scripts.entrySet()) {
                for (Resource script : module.getValue()) {
                    sha.update((module.getKey() + "/" + script.getFilename() + "\n").getBytes(StandardCharsets.UTF_8));
                    sha.update(script.getContentAsByteArray());
                }
            }
            return "migrations " + HexFormat.of().formatHex(sha.digest());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("every JDK has SHA-256", failure);
        }
    }
}
