package io.oneshelf.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oneshelf.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseTest {

    @Test
    void ofTwoRolesOnlyOneOwns() {
        try (Database database = TestDatabase.fresh()) {
            assertThat(whoIs(database.owner())).isEqualTo("oneshelf_owner");
            assertThat(whoIs(database.app())).isEqualTo("oneshelf_app");
            assertThatThrownBy(() -> JdbcClient.create(database.app())
                            .sql("create schema mine")
                            .update())
                    .hasRootCauseMessage("ERROR: permission denied for database " + nameOf(database));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whoIsPatientYieldsToWhoeverSells() throws SQLException, IOException {
        try (Database database = TestDatabase.fresh()) {
            assertThat(whoIs(database.patient())).isEqualTo("oneshelf_app");
            assertThat(niceOf(database.patient())).isEqualTo(15).isGreaterThan(niceOf(database.app()));
        }
    }

    /** The nice value of the process behind a connection: field 19 of proc(5), counted behind the name in brackets. */
    private static int niceOf(DataSource connections) throws SQLException, IOException {
        try (Connection connection = connections.getConnection()) {
            int process = connection.unwrap(PGConnection.class).getBackendPID();
            String stat = Files.readString(Path.of("/proc", Integer.toString(process), "stat"));
            return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]);
        }
    }

    @Test
    void everyFreshDatabaseIsAnotherOne() {
        try (Database one = TestDatabase.fresh();
                Database other = TestDatabase.fresh()) {
            JdbcClient.create(one.owner()).sql("create table only_here (x int)").update();
            assertThat(JdbcClient.create(other.owner())
                            .sql("select to_regclass('only_here')::text")
                            .query(String.class)
                            .optional())
                    .isEmpty();
        }
    }

    @Test
    void anApplicationRoleThatCouldRewriteTheBooksIsRefused() {
        try (Database database = TestDatabase.fresh()) {
            JdbcClient owner = JdbcClient.create(database.owner());
            Promises.checkAppendOnly(database.app());

            owner.sql("grant update (quantity) on ledger.entry to oneshelf_app").update();
            assertThatThrownBy(() -> Promises.checkAppendOnly(database.app()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("oneshelf_app may UPDATE ledger.entry. Revoke that");

            owner.sql("revoke update (quantity) on ledger.entry from oneshelf_app")
                    .update();
            owner.sql("grant delete on ledger.entry_default to oneshelf_app").update();
            assertThatThrownBy(() -> Promises.checkAppendOnly(database.app()))
                    .hasMessageContaining("may DELETE ledger.entry_default");

            owner.sql("revoke delete on ledger.entry_default from oneshelf_app").update();
            owner.sql("grant truncate on journal.event to oneshelf_app").update();
            assertThatThrownBy(() -> Promises.checkAppendOnly(database.app()))
                    .hasMessageContaining("may TRUNCATE journal.event");
        }
    }

    private static String nameOf(Database database) {
        return JdbcClient.create(database.owner())
                .sql("select current_database()")
                .query(String.class)
                .single();
    }

    private static String whoIs(DataSource source) {
        return JdbcClient.create(source)
                .sql("select current_user")
                .query(String.class)
                .single();
    }
}
