package io.oneshelf.launcher.database;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PostgreSQL that somebody else runs.
 *
 * <p>One login is enough: it takes on the role of the owner to migrate and the role of the application for everything
 * else. The two roles are made when the login may make roles, and otherwise the administrator is told the statements.
 */
public final class ExternalDatabase {

    /** The oldest PostgreSQL whose SQL we use. */
    private static final int OLDEST_VERSION = 18;

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private static final Pattern URI_FORM =
            Pattern.compile("postgres(?:ql)?://(?:(?<user>[^:@/]*)(?::(?<password>[^@/]*))?@)?(?<rest>[^@]+)");

    private ExternalDatabase() {}

    /**
     * Connects and makes sure of the two roles.
     *
     * @param url {@code jdbc:postgresql://host/db?user=…&password=…} or {@code postgres://user:password@host/db}
     * @param appConnections the most connections the application may hold at once, 1 to 100
     * @throws CannotStart when it cannot be reached, is too old, may lose commits, or the roles are missing
     */
    public static Database open(String url, int appConnections) {
        Login login = new Login(jdbcUrl(url), null, null, null);
        try (Connection connection = login.connect()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_VERSION) {
                throw new CannotStart(
                        "The database is PostgreSQL " + version + "; Oneshelf needs " + OLDEST_VERSION + " or newer.");
            }
            Promises.checkDurable(connection);
            makeRoles(connection);
        } catch (SQLException failure) {
            throw new CannotStart("The database " + withoutCredentials(login.url()) + " cannot be used: "
                    + String.valueOf(failure.getMessage()).replaceAll("\\s+", " "));
        }
        return new Database(
                login.url(), login.as(Database.OWNER_ROLE), login.as(Database.APP_ROLE), appConnections, false);
    }

    private static void makeRoles(Connection connection) throws SQLException {
        String user = ask(connection, "select quote_ident(current_user)");
        String database = ask(connection, "select quote_ident(current_database())");
        List<Missing> steps = List.of(
                new Missing(
                        "select exists (select from pg_roles where rolname = 'oneshelf_owner')",
                        "create role oneshelf_owner"),
                new Missing(
                        "select exists (select from pg_roles where rolname = 'oneshelf_app')",
                        "create role oneshelf_app"),
                new Missing("select pg_has_role('oneshelf_owner', 'SET')", "grant oneshelf_owner to " + user),
                new Missing("select pg_has_role('oneshelf_app', 'SET')", "grant oneshelf_app to " + user),
                new Missing(
                        "select has_database_privilege('oneshelf_owner', current_database(), 'CREATE')",
                        "grant create on database " + database + " to oneshelf_owner"));
        for (Missing step : steps) {
            if (ask(connection, step.question()).equals("t")) {
                continue;
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute(step.remedy());
            } catch (SQLException refused) {
                if (!INSUFFICIENT_PRIVILEGE.equals(refused.getSQLState())) {
                    throw refused;
                }
                throw new CannotStart("The login " + user
                        + " may not prepare this database; let an administrator run there: create role oneshelf_owner;"
                        + " create role oneshelf_app; grant oneshelf_owner, oneshelf_app to " + user
                        + "; grant create on database " + database + " to oneshelf_owner;");
            }
        }
    }

    /** What has to be true, and the statement that makes it so. */
    private record Missing(String question, String remedy) {}

    private static String ask(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    /** Both common spellings of a database's address, as a JDBC URL. */
    static String jdbcUrl(String url) {
        if (url.startsWith("jdbc:postgresql://")) {
            return url;
        }
        Matcher parts = URI_FORM.matcher(url);
        if (!parts.matches()) {
            throw new CannotStart("--database-url must look like postgres://user:password@host:5432/database or"
                    + " jdbc:postgresql://host:5432/database?user=…&password=….");
        }
        StringBuilder jdbc = new StringBuilder("jdbc:postgresql://").append(parts.group("rest"));
        char separator = parts.group("rest").contains("?") ? '&' : '?';
        for (String credential : List.of("user", "password")) {
            String value = parts.group(credential);
            if (value != null) {
                String decoded = URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
                jdbc.append(separator)
                        .append(credential)
                        .append('=')
                        .append(URLEncoder.encode(decoded, StandardCharsets.UTF_8)
                                .replace("+", "%20"));
                separator = '&';
            }
        }
        return jdbc.toString();
    }

    private static String withoutCredentials(String url) {
        return url.replaceFirst("\\?.*", "");
    }
}
