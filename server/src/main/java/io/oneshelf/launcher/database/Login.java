package io.oneshelf.launcher.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How to reach one database as one role.
 *
 * @param url a JDBC URL without credentials
 * @param user who logs in; null leaves it to the URL and to PostgreSQL's own defaults
 * @param role the role to act as after logging in, or null to act as the one who logged in. It is sent with the
 *     connection request, so it also is what {@code RESET ROLE} returns to.
 */
record Login(
        String url,
        @Nullable String user,
        @Nullable String password,
        @Nullable String role) {

    DataSource dataSource(String applicationName) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        if (user != null) {
            source.setUser(user);
        }
        if (password != null) {
            source.setPassword(password);
        }
        if (role != null) {
            source.setOptions("-c role=" + role);
        }
        source.setApplicationName(applicationName);
        source.setConnectTimeout(5);
        source.setTcpKeepAlive(true);
        return source;
    }

    Connection connect() throws SQLException {
        return dataSource("oneshelf start").getConnection();
    }

    Login as(String otherRole) {
        return new Login(url, user, password, otherRole);
    }

    /** The password stays out of logs and messages. */
    @Override
    public String toString() {
        return "Login[" + url + " as " + (role == null ? user : role) + "]";
    }
}
