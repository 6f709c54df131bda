package io.oneshelf.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.kernel.Outcome;
import io.oneshelf.launcher.database.Database;
import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Balance;
import io.oneshelf.ledger.Book;
import io.oneshelf.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real threads, real connections, a real PostgreSQL: everything is done once, in the end everything adds up. */
@Tag("slow")
class RacesOnPostgresTest {

    private static final Account APPLES = Account.of(Book.STOCK, "left", "apple");
    private static final Account PEARS = Account.of(Book.STOCK, "roof", "pear");

    @Test
    void each_command_is_applied_once_while_connections_are_killed() throws Exception {
        int callers = 16;
        int each = 40;
        int kills = 25;
        try (Database database = TestDatabase.fresh();
                PostgresBooks books = books(database, 1);
                GatheringDoor door = door(books);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Stall.migrate(database.owner());
            Semaphore answered = new Semaphore(0);
            // A kill may find no connection there, so callers go on until enough of them were found.
            AtomicBoolean enough = new AtomicBoolean();
            AtomicInteger delivered = new AtomicInteger();
            List<Future<?>> work = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                String name = "c" + caller + "-";
                work.add(threads.submit(() -> {
                    for (int no = 0; no < each || !enough.get(); no++) {
                        Stall.untilAnswered(door, new Stall.Deliver(name + no, new Stall.Line("left", "apple", 1)));
                        delivered.incrementAndGet();
                        answered.release();
                    }
                }));
            }
            int killed = 0;
            try (Connection killer = database.owner().getConnection()) {
                while (killed < kills) {
                    answered.acquire(callers);
                    killed += kill(killer);
                }
            } finally {
                enough.set(true);
            }
            for (Future<?> one : work) {
                one.get();
            }
            int all = delivered.get();
            assertThat(all).isGreaterThanOrEqualTo(callers * each);
            assertThat(balance(books, APPLES)).isEqualTo(new Balance(all, 0, 0, all));
            assertThat(books.reader().position()).isEqualTo(all);
            assertSound(database);
        }
    }

    @Test
    void two_doors_on_one_database_make_each_id_once_and_promise_no_unit_twice() throws Exception {
        int bookings = 400;
        int callers = 12;
        long seed = 20_101_201;
        Random dice = new Random(seed);
        try (Database database = TestDatabase.fresh();
                PostgresBooks oneBooks = books(database, 1);
                PostgresBooks otherBooks = books(database, 2);
                GatheringDoor one = door(oneBooks);
                GatheringDoor other = door(otherBooks);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Stall.migrate(database.owner());
            Stall.untilAnswered(one, new Stall.Deliver("apples", new Stall.Line("left", "apple", 500)));
            Stall.untilAnswered(other, new Stall.Deliver("pears", new Stall.Line("roof", "pear", 300)));
            Stall.Line apple = new Stall.Line("left", "apple", 1);
            Stall.Line pear = new Stall.Line("roof", "pear", 1);
            List<Stall.Ask> asks = new ArrayList<>();
            for (int no = 0; no < bookings; no++) {
                // Half of them name the shelves the other way round, which must not matter to the order of locks.
                asks.add(new Stall.Reserve(
                        "b" + no, no % 2 == 0 ? List.of(apple, pear) : List.of(pear, apple), "ann", 0));
            }
            Map<String, Integer> made = new ConcurrentHashMap<>();
            CountDownLatch go = new CountDownLatch(1);
            List<Future<?>> work = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                GatheringDoor door = caller % 2 == 0 ? one : other;
                List<Stall.Ask> mine = new ArrayList<>(asks);
                Collections.shuffle(mine, dice);
                work.add(threads.submit(() -> {
                    go.await();
                    for (Stall.Ask ask : mine) {
                        if (Stall.untilAnswered(door, ask) instanceof Outcome.Made<String>) {
                            made.merge(((Stall.Reserve) ask).id(), 1, Integer::sum);
                        }
                    }
                    return null;
                }));
            }
            go.countDown();
            for (Future<?> one1 : work) {
                one1.get();
            }
            assertThat(made).as("seed %d", seed).hasSize(300);
            assertThat(made.values()).as("seed %d", seed).containsOnly(1);
            assertThat(balance(oneBooks, APPLES)).isEqualTo(new Balance(500, 300, 0, 301));
            assertThat(balance(otherBooks, PEARS)).isEqualTo(new Balance(300, 300, 0, 301));
            assertSound(database);
            assertThat(number(database, "select count(distinct node) from journal.event"))
                    .as("both doors have written")
                    .isEqualTo(2);
        }
    }

    private static PostgresBooks books(Database database, int node) {
        return new PostgresBooks(database.app(), database.app(), PostgresBooks.CENTRE, (short) node);
    }

    private static GatheringDoor door(Books books) {
        GatheringDoor door = new GatheringDoor(books, InstantSource.system());
        Stall.joins(door);
        return door.start();
    }

    private static Balance balance(Books books, Account account) {
        return books.reader().balances(List.of(account)).getOrDefault(account, Balance.EMPTY);
    }

    /** Kills every connection of the application, whatever it is doing. */
    private static int kill(Connection killer) throws SQLException {
        try (Statement statement = killer.createStatement();
                ResultSet killed = statement.executeQuery("""
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                        where datname = current_database() and usename = 'oneshelf_app'
                        """)) {
            killed.next();
            return killed.getInt(1);
        }
    }

    private static void assertSound(Database database) throws SQLException {
        try (Connection owner = database.owner().getConnection()) {
            owner.setAutoCommit(false);
            AuditScope scope = AuditScope.everything(owner);
            for (AuditRule rule : BooksAudit.rules()) {
                AuditCheck check = rule.run(scope);
                assertThat(check.violations()).as(check.name()).isEmpty();
            }
        }
    }

    private static long number(Database database, String sql) throws SQLException {
        try (Connection owner = database.owner().getConnection();
                Statement statement = owner.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }
}
