package io.oneshelf.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oneshelf.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("slow")
class EmbeddedPostgresTest {

    @TempDir
    private Path path;

    @Test
    void keepsItsDataAndItsPromises() throws IOException {
        try (DataFolder folder = DataFolder.open(path, "a test")) {
            try (EmbeddedPostgres postgres = start(folder);
                    Database database = postgres.database("oneshelf", 2)) {
                JdbcClient owner = JdbcClient.create(database.owner());
                owner.sql("create table kept (x int)").update();
                owner.sql("insert into kept values (42)").update();
                for (String setting : new String[] {"fsync", "full_page_writes", "synchronous_commit"}) {
                    assertThat(JdbcClient.create(database.app())
                                    .sql("show " + setting)
                                    .query(String.class)
                                    .single())
                            .as(setting)
                            .isEqualTo("on");
                }
                assertThat(owner.sql("show listen_addresses")
                                .query(String.class)
                                .single())
                        .isEqualTo("127.0.0.1");
            }
            // What an administrator edits by hand does not weaken a promise.
            Files.writeString(path.resolve("postgres/postgresql.auto.conf"), "fsync = off\nsynchronous_commit = off\n");
            try (EmbeddedPostgres postgres = start(folder);
                    Database database = postgres.database("oneshelf", 2)) {
                JdbcClient owner = JdbcClient.create(database.owner());
                assertThat(owner.sql("select x from kept").query(Integer.class).single())
                        .isEqualTo(42);
                assertThat(owner.sql("show fsync").query(String.class).single()).isEqualTo("on");
            }
        }
    }

    @Test
    void aRoleThatCommitsWithoutWaitingForTheDiskIsRefused() {
        try (DataFolder folder = DataFolder.open(path, "a test")) {
            try (EmbeddedPostgres postgres = start(folder)) {
                postgres.database("oneshelf", 2).close();
                postgres.administer("alter role " + PostgresPrograms.SUPERUSER + " set synchronous_commit = off");
            }
            assertThatThrownBy(() -> start(folder))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("synchronous_commit = off");
            assertThat(path.resolve("postgres/postmaster.pid"))
                    .as("a refused start stops what it started")
                    .doesNotExist();
        }
    }

    @Test
    void filesOfAnotherPostgresAreRefused() throws IOException {
        try (DataFolder folder = DataFolder.open(path, "a test")) {
            Files.createDirectory(folder.postgres());
            Files.writeString(folder.postgres().resolve("PG_VERSION"), "17\n");
            assertThatThrownBy(() -> start(folder))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("is of another version (PostgreSQL 17, this Oneshelf brings 18)");
        }
    }

    @Test
    void aPidFileFromBeforeARebootDoesNotHurtWhoHasThatNumberNow() throws IOException {
        try (DataFolder folder = DataFolder.open(path, "a test")) {
            start(folder).close();
            ProcessHandle innocent = ProcessHandle.current();
            Files.writeString(folder.postgres().resolve("postmaster.pid"), innocent.pid() + "\n");
            try (EmbeddedPostgres postgres = start(folder)) {
                assertThat(postgres.pid()).isPositive().isNotEqualTo(innocent.pid());
            }
        }
    }

    private static EmbeddedPostgres start(DataFolder folder) {
        return EmbeddedPostgres.start(folder, TestDatabase.home(), Durability.SAFE);
    }
}
