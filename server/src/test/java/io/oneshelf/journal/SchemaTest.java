package io.oneshelf.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oneshelf.launcher.database.Database;
import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Balance;
import io.oneshelf.ledger.Book;
import io.oneshelf.ledger.Cause;
import io.oneshelf.ledger.HoldState;
import io.oneshelf.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tables of the slab promise by themselves: rights, months, words, and room for a lot. */
class SchemaTest {

    private Database database;
    private PostgresBooks books;

    @BeforeEach
    void a_fresh_database() throws SQLException {
        database = TestDatabase.fresh();
        Stall.migrate(database.owner());
        books = new PostgresBooks(database.app(), database.app(), PostgresBooks.CENTRE, (short) 1);
    }

    @AfterEach
    void close() {
        books.close();
        database.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            ledger.account    | INSERT SELECT
            ledger.balance    | INSERT SELECT UPDATE
            ledger.entry      | INSERT SELECT
            ledger.hold       | INSERT SELECT UPDATE
            journal.head      | SELECT UPDATE
            journal.numbers   | SELECT UPDATE
            journal.command   | INSERT SELECT
            journal.event     | INSERT SELECT
            journal.due       | DELETE INSERT SELECT
            journal.bookmark  | INSERT SELECT UPDATE
            journal.home      | SELECT
            stall.booking     | INSERT SELECT UPDATE
            stall.note        | INSERT SELECT UPDATE
            """)
    void the_application_may_do_no_more_than_it_needs(String table, String rights) {
        assertThat(JdbcClient.create(database.owner())
                        .sql("""
                                select string_agg(privilege, ' ' order by privilege)
                                from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) as privilege
                                where has_table_privilege('oneshelf_app', :table, privilege)
                                """)
                        .param("table", table)
                        .query(String.class)
                        .single())
                .isEqualTo(rights);
    }

    @Test
    void the_words_in_the_tables_are_the_words_in_the_code() {
        assertThat(words("ledger.entry", "cause"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Cause.values()).map(Enum::name).toList());
        assertThat(words("ledger.hold", "state = ANY"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(HoldState.values()).map(Enum::name).toList());
    }

    private List<String> words(String table, String about) {
        return JdbcClient.create(database.owner())
                .sql("""
                        select m[1] from pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''([A-Z]+)''', 'g') m
                        where conrelid = :table::regclass and contype = 'c' and pg_get_constraintdef(oid) like :about
                        """)
                .param("table", table)
                .param("about", "%" + about + "%ARRAY[%")
                .query(String.class)
                .list();
    }

    @Test
    void a_month_without_room_takes_its_rows_all_the_same() {
        StallBooks stall = new StallBooks(books);
        stall.ask(new Stall.Deliver("d1", new Stall.Line("left", "apple", 3)));
        assertThat(books.makeRoom(StallBooks.OPENING)).isPositive();
        stall.ask(new Stall.Deliver("d2", new Stall.Line("left", "apple", 4)));
        stall.goOn(40 * 24 * 3_600);
        stall.ask(new Stall.Deliver("d3", new Stall.Line("left", "apple", 5)));

        assertThat(books.makeRoom(StallBooks.OPENING))
                .as("room that is there is not made again")
                .isZero();
        assertThat(stall.everything().stream().filter(line -> line.contains("stall.delivery/")))
                .as("whichever month they stand in")
                .hasSize(3);
        assertThat(stall.ask(new Stall.Deliver("d3", new Stall.Line("left", "apple", 5))))
                .startsWith("found");
        assertThat(JdbcClient.create(database.owner())
                        .sql("select tableoid::regclass::text from ledger.entry order by no")
                        .query(String.class)
                        .list())
                .containsExactly("ledger.entry_default", "ledger.entry_default", "ledger.entry_2027_01");
    }

    @Test
    void the_application_cannot_make_tables() {
        assertThatThrownBy(() -> JdbcClient.create(database.app())
                        .sql("select journal.document_table('stall.more', array[]::text[], false)")
                        .query()
                        .singleRow())
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void ten_thousand_lines_and_a_hundred_thousand_balances() {
        int shelves = 2_500;
        int lines = 10_000;
        int asked = 100_000;
        GatheringDoor door = new GatheringDoor(books, () -> StallBooks.OPENING);
        List<Supplier<Stall.Ask>> deliveries = new ArrayList<>();
        List<Stall.Line> wanted = new ArrayList<>();
        for (int no = 0; no < shelves; no++) {
            Stall.Line line = new Stall.Line("s" + no, "apple", 1_000);
            String id = "d" + no;
            deliveries.add(() -> new Stall.Deliver(id, line));
        }
        for (int no = 0; no < lines; no++) {
            wanted.add(new Stall.Line("s" + no % shelves, "apple", 1));
        }
        door.callAll(Stall.VERB, deliveries);
        assertThat(door.call(Stall.VERB, () -> new Stall.Reserve("b1", wanted, "ann", 60))
                        .orThrow())
                .startsWith("HELD");
        assertThat(door.call(
                                Stall.VERB,
                                () -> new Stall.Take(
                                        "b1",
                                        wanted.stream()
                                                .map(Stall.Line::quantity)
                                                .toList(),
                                        true))
                        .orThrow())
                .startsWith("SETTLED");

        List<Account> accounts = new ArrayList<>();
        Map<Account, Balance> expected = new HashMap<>();
        for (int no = 0; no < asked; no++) {
            Account account =
                    Account.of(Book.STOCK, "s" + no % (2 * shelves), no < 2 * shelves ? "apple" : "pear" + no);
            accounts.add(account);
            expected.put(account, no < shelves ? new Balance(996, 0, 0, 6) : Balance.EMPTY);
        }
        PostgresBooks restarted = new PostgresBooks(database.app(), database.app(), PostgresBooks.CENTRE, (short) 1);
        for (Books one : List.of(books, restarted, restarted)) {
            assertThat(one.reader().balances(accounts)).isEqualTo(expected);
        }
        restarted.close();
        assertThat(books.reader().entries(new Reader.EntryQuery(Book.STOCK, null, "apple", null, null, 0, 0, 1_000)))
                .as("the history of more accounts than are read one by one")
                .hasSize(1_000)
                .isSortedAccordingTo((a, b) -> Long.compare(a.no(), b.no()));
    }
}
