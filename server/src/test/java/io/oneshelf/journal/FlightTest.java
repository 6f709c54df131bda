package io.oneshelf.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.kernel.Outcome;
import io.oneshelf.launcher.database.Database;
import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Balance;
import io.oneshelf.ledger.Book;
import io.oneshelf.ledger.HoldId;
import io.oneshelf.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A batch that is decided while the one before it is still being written")
class FlightTest {

    private static final int BATCHES = 150;
    private static final Account APPLES = Account.of(Book.STOCK, "left", "apple");

    @ParameterizedTest(name = "on books in memory, seed {0}")
    @ValueSource(longs = {1, 20_101_201, 541_909})
    void answersAsIfItHadWaited(long seed) {
        answersAsIfItHadWaited(seed, new MemoryBooks());
    }

    @ParameterizedTest(name = "on PostgreSQL, seed {0}")
    @ValueSource(longs = {2, 80_995})
    void answersAsIfItHadWaitedOnPostgres(long seed) throws Exception {
        try (Database database = TestDatabase.fresh();
                PostgresBooks books =
                        new PostgresBooks(database.app(), database.app(), PostgresBooks.CENTRE, (short) 1)) {
            Stall.migrate(database.owner());
            books.makeRoom(StallBooks.OPENING);
            answersAsIfItHadWaited(seed, books);
        }
    }

    private static void answersAsIfItHadWaited(long seed, Books books) {
        StallBooks patient = new StallBooks(new MemoryBooks());
        Ahead ahead = new Ahead(books);
        Random dice = new Random(seed);
        List<Stall.Ask> asked = new ArrayList<>();
        for (int number = 0; number < BATCHES; number++) {
            List<Stall.Ask> batch = new ArrayList<>();
            int size = 1 + dice.nextInt(8);
            while (batch.size() < size) {
                Stall.Ask ask = BooksDifferentialTest.next(dice, asked);
                // Who stumbles hides the answers of the others, and a bookmark is moved by one reader at a time.
                if (!(ask instanceof Stall.Stumble) && !(ask instanceof Stall.ReadOn)) {
                    batch.add(ask);
                    asked.add(ask);
                }
            }
            ahead.ask(batch, patient.askAll(batch));
            if (dice.nextInt(6) == 0) {
                ahead.land();
                int seconds = dice.nextInt(900);
                patient.goOn(seconds);
                ahead.stall.goOn(seconds);
            }
        }
        ahead.land();
        assertThat(ahead.stall.everything()).isEqualTo(patient.everything());
        assertThat(ahead.onUnanswered).as("batches decided on one under way").isGreaterThan(BATCHES / 2);
    }

    /** Decides each batch while the one before it is under way, and only then writes that. */
    private static final class Ahead {

        private final Books books;
        private final StallBooks stall;
        private final Deciding deciding;
        private @Nullable Flight underWay;
        private List<Waiting<Stall.Ask, String>> waiting = List.of();
        private String expected = "";
        private int onUnanswered;

        Ahead(Books books) {
            this.books = books;
            stall = new StallBooks(books);
            deciding = new Deciding(books, stall);
            deciding.onExpiry(Stall.BOOKING, Stall.EXPIRY);
        }

        void ask(List<Stall.Ask> asks, String answers) {
            List<Waiting<Stall.Ask, String>> next = new ArrayList<>();
            asks.forEach(ask -> next.add(new Waiting<>(Stall.VERB, ask)));
            Flight flight = Flight.prepare(books, deciding, List.copyOf(next), underWay);
            assertThat(flight).as("it could be decided ahead").isNotNull();
            onUnanswered += underWay == null ? 0 : 1;
            land();
            underWay = flight;
            waiting = next;
            expected = answers;
        }

        void land() {
            Flight last = underWay;
            if (last != null) {
                last.fly(written -> {});
                assertThat(last.await()).isNull();
                assertThat(waiting.stream()
                                .map(one -> StallBooks.told(Objects.requireNonNull(one.answer.join())))
                                .collect(Collectors.joining("\n")))
                        .isEqualTo(expected);
            }
            underWay = null;
        }
    }

    @Test
    @DisplayName("is not written when another was there in between")
    void anotherWasThere() {
        MemoryBooks books = new MemoryBooks();
        StallBooks other = new StallBooks(books);
        other.ask(deliver("d1", 5));
        Deciding deciding = new Deciding(books, other);
        Waiting<Stall.Ask, String> mine = new Waiting<>(Stall.VERB, deliver("d2", 1));
        Flight flight = Flight.prepare(books, deciding, List.of(mine), null);
        assertThat(flight).isNotNull();
        other.ask(new Stall.Edit("n1", "about something else altogether"));
        flight.fly(written -> {});
        assertThat(flight.await())
                .isInstanceOfSatisfying(
                        BooksFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(BooksFailure.Kind.CONFLICT));
        assertThat(mine.answer).isNotDone();
        assertThat(books.reader().find(Stall.DELIVERY.key("d2"))).isEmpty();
    }

    @Test
    @DisplayName("is given up to the locks when another commits between what it reads first and what it reads last")
    void anotherBetweenTwoReadings() {
        MemoryBooks kept = new MemoryBooks();
        StallBooks other = new StallBooks(kept);
        other.ask(deliver("d1", 5));
        other.ask(new Stall.Reserve("b1", List.of(new Stall.Line("left", "apple", 2)), "ann", 900));
        Books interrupted = new ForwardingBooks(kept) {
            @Override
            protected Session around(Session session) {
                return new ForwardingSession(session) {
                    @Override
                    public Locked lock(Collection<Account> accounts, Collection<HoldId> holds, Instant now) {
                        other.ask(new Stall.GiveBack("b1", List.of(2L)));
                        return super.lock(accounts, holds, now);
                    }
                };
            }
        };
        Waiting<Stall.Ask, String> take = new Waiting<>(Stall.VERB, new Stall.Take("b1", List.of(2L), false));
        assertThat(Flight.prepare(interrupted, new Deciding(interrupted, other), List.of(take), null))
                .isNull();
    }

    @Test
    @DisplayName("is given up to the locks when another is seen before it is decided")
    void anotherIsSeen() {
        MemoryBooks books = new MemoryBooks();
        StallBooks other = new StallBooks(books);
        Deciding deciding = new Deciding(books, other);
        Flight first =
                Flight.prepare(books, deciding, List.of(new Waiting<>(Stall.VERB, (Stall.Ask) deliver("d1", 5))), null);
        assertThat(first).isNotNull();
        other.ask(deliver("d2", 1));
        other.ask(deliver("d3", 1));
        assertThat(Flight.prepare(
                        books, deciding, List.of(new Waiting<>(Stall.VERB, (Stall.Ask) deliver("d4", 1))), first))
                .isNull();
        first.abandon();
        assertThat(books.reader().find(Stall.DELIVERY.key("d1"))).isEmpty();
    }

    @Test
    @DisplayName("is done anew when the one before it fails, and everyone is answered once")
    void failures() throws Exception {
        int callers = 16;
        int each = 40;
        MemoryBooks kept = new MemoryBooks();
        AtomicInteger writes = new AtomicInteger();
        Books flaky = new ForwardingBooks(kept) {
            @Override
            protected Session around(Session session) {
                return new ForwardingSession(session) {
                    @Override
                    public void write(Batch batch) {
                        int number = writes.incrementAndGet();
                        if (number % 5 == 0) {
                            throw new BooksFailure(BooksFailure.Kind.CONFLICT, "as told");
                        }
                        if (number % 7 == 0) {
                            throw new BooksFailure(BooksFailure.Kind.AWAY, "as told");
                        }
                        super.write(batch);
                    }

                    @Override
                    public void commit() {
                        super.commit();
                        if (writes.get() % 11 == 0) {
                            throw new BooksFailure(BooksFailure.Kind.OUTCOME_UNKNOWN, "as told");
                        }
                    }
                };
            }
        };
        AtomicInteger made = new AtomicInteger();
        try (GatheringDoor door = new GatheringDoor(flaky, InstantSource.system()).start();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> work = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                String name = "c" + caller + "-";
                work.add(threads.submit(() -> {
                    for (int no = 0; no < each; no++) {
                        if (Stall.untilAnswered(door, deliver(name + no, 1)) instanceof Outcome.Made<String>) {
                            made.incrementAndGet();
                        }
                    }
                }));
            }
            for (Future<?> one : work) {
                one.get();
            }
        }
        assertThat(made.get()).as("answered as made at most once each").isLessThanOrEqualTo(callers * each);
        assertThat(kept.reader().balances(List.of(APPLES)).get(APPLES))
                .isEqualTo(new Balance(callers * each, 0, 0, callers * each));
        assertThat(kept.reader().position()).isEqualTo(callers * each);
    }

    @Test
    @DisplayName("is not done again because of what happens when it is durable")
    void durable() {
        MemoryBooks books = new MemoryBooks();
        try (GatheringDoor door = new GatheringDoor(books, InstantSource.system()).start()) {
            door.onWritten(written -> {
                throw new NoClassDefFoundError("marker-4714");
            });
            assertThat(door.call(Stall.VERB, () -> deliver("d1", 3))).isInstanceOf(Outcome.Made.class);
        }
        assertThat(books.reader().balancesOf(List.of(APPLES))).containsExactly(new Balance(3, 0, 0, 1));
    }

    @Test
    @DisplayName("leaves balances behind that are told only while nobody else has written")
    void balancesInMind() throws Exception {
        try (Database database = TestDatabase.fresh();
                PostgresBooks mine =
                        new PostgresBooks(database.app(), database.app(), PostgresBooks.CENTRE, (short) 1);
                PostgresBooks theirs =
                        new PostgresBooks(database.app(), database.app(), PostgresBooks.CENTRE, (short) 2);
                GatheringDoor here = new GatheringDoor(mine, InstantSource.system()).start();
                GatheringDoor there = new GatheringDoor(theirs, InstantSource.system()).start()) {
            Stall.migrate(database.owner());
            for (int no = 1; no <= 20; no++) {
                GatheringDoor door = no % 3 == 0 ? there : here;
                Stall.untilAnswered(door, deliver("d" + no, 1));
                for (Books books : List.of(mine, theirs)) {
                    assertThat(books.reader().balancesOf(List.of(APPLES, APPLES)))
                            .as("after %d", no)
                            .containsOnly(new Balance(no, 0, 0, no));
                }
            }
        }
    }

    @Test
    @DisplayName("has written its own rows already, and leaves none of them behind when it is not written after all")
    void ownRows() throws Exception {
        try (Database database = TestDatabase.fresh();
                PostgresBooks books =
                        new PostgresBooks(database.app(), database.app(), PostgresBooks.CENTRE, (short) 1)) {
            Stall.migrate(database.owner());
            books.makeRoom(StallBooks.OPENING);
            StallBooks other = new StallBooks(books);
            other.ask(deliver("d1", 1));
            List<String> before = other.everything();
            Deciding deciding = new Deciding(books, other);
            Waiting<Stall.Ask, String> first = new Waiting<>(Stall.VERB, deliver("d2", 2));
            Waiting<Stall.Ask, String> second = new Waiting<>(Stall.VERB, deliver("d3", 3));
            Flight underWay = Flight.prepare(books, deciding, List.of(first), null);
            assertThat(underWay).isNotNull();
            assertThat(unendedWriters(database)).isZero();
            Flight ahead = Flight.prepare(books, deciding, List.of(second), underWay);
            assertThat(ahead).isNotNull();
            assertThat(unendedWriters(database))
                    .as("before the one under way is durable")
                    .isOne();
            assertThat(other.everything()).isEqualTo(before);

            other.ask(deliver("d4", 4));
            underWay.fly(written -> {});
            assertThat(underWay.await())
                    .isInstanceOfSatisfying(
                            BooksFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(BooksFailure.Kind.CONFLICT));
            ahead.abandon();
            assertThat(unendedWriters(database)).isZero();
            StallBooks patient = new StallBooks(new MemoryBooks());
            patient.ask(deliver("d1", 1));
            patient.ask(deliver("d4", 4));
            assertThat(other.everything()).isEqualTo(patient.everything());
        }
    }

    /** How many transactions have written entries and have not ended. */
    private static int unendedWriters(Database database) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select count(distinct pid) from pg_locks
                        where relation = 'ledger.entry'::regclass and mode = 'RowExclusiveLock' and granted""")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static Stall.Deliver deliver(String id, long quantity) {
        return new Stall.Deliver(id, new Stall.Line("left", "apple", quantity));
    }
}
