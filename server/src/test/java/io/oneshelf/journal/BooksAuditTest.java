package io.oneshelf.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.launcher.database.Database;
import io.oneshelf.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The audit of the slab finds nothing in books that only the door wrote, and every tampering with them. */
class BooksAuditTest {

    private static Database database;
    private static PostgresBooks books;

    @BeforeAll
    static void a_day_at_the_stall() throws SQLException {
        database = TestDatabase.fresh();
        books = new PostgresBooks(database.app(), database.app(), PostgresBooks.CENTRE, (short) 1);
        Stall.migrate(database.owner());
        StallBooks stall = new StallBooks(books);
        Stall.Line apples = new Stall.Line("left", "apple", 20);
        stall.ask(new Stall.Deliver("d1", apples));
        stall.ask(new Stall.Deliver("d2", new Stall.Line("roof", "pear", 5)));
        stall.ask(new Stall.Reserve(
                "b1", List.of(new Stall.Line("left", "apple", 4), new Stall.Line("roof", "pear", 2)), "ann", 900));
        stall.ask(new Stall.Take("b1", List.of(3L, 0L), false));
        stall.ask(new Stall.Reserve("b2", List.of(new Stall.Line("left", "apple", 10)), "bob", 0));
        stall.ask(new Stall.Lose("l1", new Stall.Line("left", "apple", 12)));
        stall.ask(new Stall.Reserve("b3", List.of(new Stall.Line("roof", "pear", 1)), "bob", 60));
        stall.ask(new Stall.RemindMe("n1", Duration.ofHours(9)));
        stall.ask(new Stall.ReadOn("owl", 0, 2));
        stall.goOn(100);
    }

    @AfterAll
    static void closing_time() {
        books.close();
        database.close();
    }

    @Test
    void finds_nothing_in_books_that_only_the_door_wrote() throws SQLException {
        List<AuditCheck> checks = auditAfter("select 1");
        assertThat(checks).allMatch(AuditCheck::ok).allMatch(check -> check.checked() > 0);
        assertThat(checks.stream().map(AuditCheck::name)).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            update ledger.balance set on_hand = on_hand + 1 where account = (select min(account) from ledger.balance) | the sum of its entries
            delete from ledger.balance where account = (select max(account) from ledger.balance)                      | the sum of its entries
            update ledger.entry set to_on_hand = to_on_hand + 1 where to_version = 1                                  | goes on from the balance
            update ledger.balance set version = 1                                                                     | goes on from the balance
            update ledger.entry set to_version = null, to_on_hand = null where to_version = 1                         | exactly the bounded ones
            update ledger.entry set book = 'MONEY'                                                                    | are of its book
            update ledger.balance set held = held - 1 where held > 1                                                  | what open holds promise
            update ledger.hold set quantities[1] = 5 where state = 'HELD'                                             | what open holds promise
            alter table ledger.balance drop constraint held_is_there; update ledger.balance set shortage = 0          | its shortage is known
            update ledger.hold set released[1] = 0 where state = 'EXPIRED'                                            | all of it once it has ended
            delete from journal.event where position = 2                                                              | without gap
            delete from journal.event where position = (select max(position) from journal.event)                      | without gap
            update journal.bookmark set position = 1000                                                               | further than the head
            delete from journal.command where id = 'd1'                                                               | has its document
            delete from stall.booking where id = 'b2'                                                                 | has its document
            update ledger.hold set document = 'nobody' where state = 'HELD'                                           | belongs to a document
            update journal.numbers set next = 3                                                                       | will not be given again
            """)
    void finds_every_tampering(String tampering, String promise) throws SQLException {
        assertThat(auditAfter(tampering).stream().filter(check -> !check.ok()))
                .as(tampering)
                .isNotEmpty()
                .anySatisfy(check -> {
                    assertThat(check.name()).contains(promise);
                    assertThat(check.violations()).allMatch(violation -> violation.matches(".*[0-9].*"));
                });
    }

    /** Audits what the owner of the tables could do to them, in a transaction that is taken back. */
    private static List<AuditCheck> auditAfter(String tampering) throws SQLException {
        try (Connection owner = database.owner().getConnection();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute(tampering);
            List<AuditCheck> checks = new ArrayList<>();
            AuditScope scope = AuditScope.everything(owner);
            for (AuditRule rule : BooksAudit.rules()) {
                checks.add(rule.run(scope));
            }
            owner.rollback();
            return checks;
        }
    }
}
