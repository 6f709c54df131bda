package io.oneshelf.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.testing.TestDatabase;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

class MigrationsTest {

    @Test
    void everyFolderOfMigrationsIsRun() throws IOException {
        Set<String> folders = Arrays.stream(
                        new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*/*.sql"))
                .map(file -> file.toString().replaceFirst(".*/db/migration/([^/]+)/.*", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(folders).as("folders seen").contains("journal", "ledger");
        assertThat(Migrations.MODULES)
                .as("a module with migrations stands in the list, on its floor")
                .containsAll(folders);

        try (Database database = TestDatabase.fresh()) {
            for (String folder : folders) {
                assertThat(JdbcClient.create(database.owner())
                                .sql("select count(*) from " + Migrations.schemaOf(folder)
                                        + ".flyway_schema_history where type = 'SQL' and success")
                                .query(Integer.class)
                                .single())
                        .as(folder)
                        .isPositive();
            }
        }
    }

    @Test
    void runningThemAgainChangesNothing() {
        try (Database database = TestDatabase.fresh()) {
            database.migrate();
            assertThat(database.connections()).isPositive();
        }
    }

    @Test
    void whatAnotherVersionLeftIsBroughtUpToDate() {
        try (Database database = TestDatabase.fresh()) {
            JdbcClient owner = JdbcClient.create(database.owner());
            owner.sql("comment on schema journal is 'migrations of another version'")
                    .update();
            List<String> tables = owner.sql("""
                            select quote_ident(tablename) from pg_tables
                            where schemaname = 'tax' and tablename <> 'flyway_schema_history'
                            """).query(String.class).list();
            assertThat(tables).contains("rate");
            tables.forEach(
                    table -> owner.sql("drop table tax." + table + " cascade").update());
            owner.sql("delete from tax.flyway_schema_history where type = 'SQL'")
                    .update();
            database.migrate();
            assertThat(owner.sql("select count(*) from tax.rate")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }
}
