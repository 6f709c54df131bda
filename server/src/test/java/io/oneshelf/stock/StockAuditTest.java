package io.oneshelf.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.insight.Audit;
import io.oneshelf.journal.AuditCheck;
import io.oneshelf.journal.AuditRule;
import io.oneshelf.journal.AuditScope;
import io.oneshelf.journal.BooksAudit;
import io.oneshelf.journal.PostgresBooks;
import io.oneshelf.launcher.database.Database;
import io.oneshelf.testing.Audits;
import io.oneshelf.testing.FreshBooks;
import io.oneshelf.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The audit of stock")
class StockAuditTest {

    private static Database database;
    private static PostgresBooks books;

    @BeforeAll
    static void aDayInTheStores() {
        database = TestDatabase.fresh();
        books = new PostgresBooks(database.app(), database.app(), PostgresBooks.CENTRE, (short) 1);
        StockTrial trial = new StockTrial(books);
        for (String sentence : """
                receive M1 coat@north 20, hat@north 5, coat@north 1
                adjust A1 coat@north 2, hat@north -1
                count C1 coat@north 19, hat@north 4, sock@south 0
                damage D1 coat@north 2
                transfer T1 coat@north>south 6, hat@north>south 1
                reserve R1 coat@north 4, hat@north 2
                commit R1 P1 coat@north 1
                release R1 P2 hat@north 1
                commit R1
                reserve R2 coat@south 3
                reserve R3 coat@south 1 for 60s
                carry S1 coat@south 3
                back B1 coat@south 1
                broken B2 coat@south 1
                count C2 coat@south 1
                wait 60s
                sweep
                """.lines().toList()) {
            assertThat(trial.say(sentence)).as(sentence).doesNotStartWith("no: ");
        }
    }

    @AfterAll
    static void close() {
        books.close();
        database.close();
    }

    @Test
    @DisplayName("finds nothing in books that only the door wrote")
    void findsNothing() throws SQLException {
        List<AuditCheck> checks = auditAfter("select 1");
        assertThat(checks).allMatch(AuditCheck::ok);
        assertThat(checks)
                .filteredOn(check -> check.name().startsWith("stock: "))
                .hasSize(StockAudit.rules().size())
                .allMatch(check -> check.checked() > 0);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            update ledger.entry set cause = 'RECEIVE' where cause = 'RETURN'                                              | the cause of their entry
            update ledger.entry set cause = 'CAPTURE' where cause = 'SALE'                                                | the cause of their entry
            update ledger.entry set to_account = from_account, from_account = to_account where cause = 'DAMAGE'           | the cause of their entry
            update ledger.account set item = 'cloak' where place = '@supplier' and item = 'coat'                          | stay the same SKU
            update ledger.entry set quantity = quantity + 1 where cause = 'RECEIVE'                                       | what its entries did
            delete from ledger.entry where cause = 'TRANSFER'                                                             | what its entries did
            update stock.movement set body = replace(body::text, '"quantity":2', '"quantity":3')::json where id = 'D1'    | what its entries did
            update stock.movement set body = replace(body::text, '"quantity":19', '"quantity":18')::json where id = 'C1'  | what was counted
            update ledger.entry set reference = 'stock.movement/C9' where cause = 'COUNT'                                 | what was counted
            update stock.reservation set body = replace(body::text, 'SETTLED', 'HELD')::json where id = 'R1'              | the state of its hold
            update stock.reservation set body = replace(body::text, '"settled":4', '"settled":3')::json where id = 'R1'   | the state of its hold
            update ledger.hold set state = 'RELEASED' where document = 'R3'                                               | the state of its hold
            delete from stock.reservation where id = 'R2'                                                                 | the state of its hold
            update ledger.entry set reference = 'stock.reservation/R2' where reference = 'stock.reservation/R1'           | what its sales took
            update ledger.entry set quantity = quantity + 1 where reference = 'stock.reservation/R1'                      | what its sales took
            update stock.reservation_part set body = replace(body::text, '"quantity":1', '"quantity":9')::json            | within what became of it
            update stock.reservation_part set body = replace(body::text, '"R1"', '"R2"')::json                            | within what became of it
            """)
    @DisplayName("finds every tampering")
    void findsEveryTampering(String tampering, String promise) throws SQLException {
        assertThat(auditAfter(tampering)).as(tampering).anySatisfy(check -> {
            assertThat(check.ok()).isFalse();
            assertThat(check.name()).startsWith("stock: ").contains(promise);
        });
    }

    @Test
    @DisplayName("finds and suspects nothing when it goes on from its checkpoint after each movement and reservation")
    void goesOn() throws SQLException {
        try (FreshBooks fresh = FreshBooks.open()) {
            StockTrial trial = new StockTrial(fresh.books());
            Audit audit = Audits.of(fresh.database());
            for (String sentence : """
                    receive M1 coat@north 20, hat@north 5, coat@north 1
                    count C1 coat@north 19, hat@north 4, sock@south 0
                    damage D1 coat@north 2
                    transfer T1 coat@north>south 6, hat@north>south 1
                    reserve R1 coat@north 4, hat@north 2
                    commit R1 P1 coat@north 1
                    release R1 P2 hat@north 1
                    commit R1
                    reserve R3 coat@south 1 for 60s
                    wait 60s
                    sweep
                    """.lines().toList()) {
                assertThat(trial.say(sentence)).as(sentence).doesNotStartWith("no: ");
                assertThat(audit.run(false).checks()).as(sentence).allMatch(AuditCheck::ok);
                assertThat(audit.unfounded()).as("suspected after: " + sentence).isZero();
            }
        }
    }

    /** Audits what the owner of the tables could do to them, in a transaction that is taken back. */
    private static List<AuditCheck> auditAfter(String tampering) throws SQLException {
        List<AuditRule> rules = new ArrayList<>(BooksAudit.rules());
        rules.addAll(StockAudit.rules());
        try (Connection owner = database.owner().getConnection()) {
            owner.setAutoCommit(false);
            try (Statement statement = owner.createStatement()) {
                statement.execute(tampering);
                List<AuditCheck> checks = new ArrayList<>();
                AuditScope scope = AuditScope.everything(owner);
                for (AuditRule rule : rules) {
                    checks.add(rule.run(scope));
                }
                return checks;
            } finally {
                owner.rollback();
            }
        }
    }
}
