package io.oneshelf.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oneshelf.testing.TestDatabase;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("slow")
class ExternalDatabaseTest {

    @TempDir
    private static Path path;

    private static DataFolder folder;
    private static EmbeddedPostgres postgres;
    private static String address;

    /** A PostgreSQL as an administrator might run it: durable, and it has never heard of Oneshelf. */
    @BeforeAll
    static void someoneElsesPostgres() {
        folder = DataFolder.open(path, "a test");
        postgres = EmbeddedPostgres.start(folder, TestDatabase.home(), Durability.SAFE);
        try (Database elsewhere = postgres.database("elsewhere", 1)) {
            address = elsewhere.url().replaceFirst("jdbc:postgresql://", "").replaceFirst("/elsewhere.*", "");
        }
        postgres.administer("drop database elsewhere");
        postgres.administer("drop role " + Database.OWNER_ROLE);
        postgres.administer("drop role " + Database.APP_ROLE);
        postgres.administer("create role maker login createrole password 'p@ss/word'");
        postgres.administer("create role guest login password 'guest'");
        postgres.administer("create database shop owner maker");
    }

    @AfterAll
    static void gone() {
        postgres.close();
        folder.close();
    }

    @Test
    void theRolesAreMadeWhenTheLoginMayAndTheAdministratorIsToldWhatToDoWhenNot() {
        assertThatThrownBy(() -> ExternalDatabase.open("postgres://guest:guest@" + address + "/shop", 2))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("create role oneshelf_owner; create role oneshelf_app;")
                .hasMessageContaining("grant create on database shop to oneshelf_owner;");

        for (int start = 1; start <= 2; start++) {
            try (Database database = ExternalDatabase.open("postgres://maker:p%40ss%2Fword@" + address + "/shop", 2)) {
                database.migrate();
                assertThat(who(database.owner())).isEqualTo("oneshelf_owner");
                assertThat(who(database.app())).isEqualTo("oneshelf_app");
                assertThat(JdbcClient.create(database.owner())
                                .sql("select count(*) from ledger.flyway_schema_history where success")
                                .query(Integer.class)
                                .single())
                        .isPositive();
            }
        }
    }

    @Test
    void aDatabaseThatMayLoseCommitsIsRefused() {
        try (Database careless = TestDatabase.fresh()) {
            assertThatThrownBy(() -> ExternalDatabase.open(careless.url(), 2))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("fsync = off");
        }
    }

    @Test
    void aDatabaseThatCannotBeReachedIsNamedWithoutItsPassword() {
        assertThatThrownBy(() -> ExternalDatabase.open("postgres://guest:secret@127.0.0.1:1/shop", 2))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("The database jdbc:postgresql://127.0.0.1:1/shop cannot be used:")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "postgres://h/db, jdbc:postgresql://h/db",
        "postgresql://u@h:5433/db, jdbc:postgresql://h:5433/db?user=u",
        "postgres://u:p%26q+r@h/db?sslmode=require, jdbc:postgresql://h/db?sslmode=require&user=u&password=p%26q%2Br",
        "'postgres://u:p@h1,h2:5433/db', 'jdbc:postgresql://h1,h2:5433/db?user=u&password=p'",
        "jdbc:postgresql://h/db?user=u, jdbc:postgresql://h/db?user=u",
    })
    void bothSpellingsOfAnAddressAreUnderstood(String given, String jdbc) {
        assertThat(ExternalDatabase.jdbcUrl(given)).isEqualTo(jdbc);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mysql://h/db", "h:5432/db", "postgres://"})
    void anythingElseIsAnsweredWithAnExample(String given) {
        assertThatThrownBy(() -> ExternalDatabase.jdbcUrl(given))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("postgres://user:password@host:5432/database");
    }

    private static String who(DataSource source) {
        return JdbcClient.create(source)
                .sql("select current_user")
                .query(String.class)
                .single();
    }
}
