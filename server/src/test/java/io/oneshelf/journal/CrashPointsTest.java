package io.oneshelf.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.kernel.Outcome;
import io.oneshelf.launcher.database.Database;
import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Balance;
import io.oneshelf.ledger.Book;
import io.oneshelf.testing.Fault;
import io.oneshelf.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever fails, and wherever: who sends the same id until there is an answer has had it done once. On both kinds of books.
 */
class CrashPointsTest {

    private static final Account APPLES = Account.of(Book.STOCK, "left", "apple");

    interface Kept {
        void on(Books books) throws SQLException;
    }

    enum Kind {
        IN_MEMORY,
        ON_POSTGRES;

        void keep(Kept story) throws SQLException {
            switch (this) {
                case IN_MEMORY -> story.on(new MemoryBooks());
                case ON_POSTGRES -> {
                    try (Database database = TestDatabase.fresh();
                            PostgresBooks books = new PostgresBooks(
                                    database.app(), database.app(), PostgresBooks.CENTRE, (short) 1)) {
                        Stall.migrate(database.owner());
                        story.on(books);
                    }
                }
            }
        }
    }

    static Stream<Arguments> everywhere() {
        return Stream.of(Kind.values())
                .flatMap(kind -> Stream.of(CrashingBooks.Point.values()).map(point -> Arguments.of(kind, point)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everywhere")
    @Fault(
            value = "A failure at any point of a commit: before the lock, after the write, in it, after it",
            answer =
                    "what is known: 503 `journal/database-away` when nothing was done, `journal/outcome-unknown` when nobody"
                            + " can say",
            caller = "sends the same again under the same id: it is done once")
    void the_same_id_settles_it(Kind kind, CrashingBooks.Point point) throws SQLException {
        kind.keep(books -> {
            CrashingBooks crashing = new CrashingBooks(books);
            GatheringDoor door = door(crashing);
            // Twice in a row, because the door itself tries once more where it knows that nothing has happened.
            crashing.failAt(List.of(point, point));

            Stall.Ask delivery = new Stall.Deliver("d1", new Stall.Line("left", "apple", 7));
            untilAnswered(door, delivery);

            assertThat(crashing.hasFailedEverywhere()).isTrue();
            assertThat(books.reader().balances(List.of(APPLES)).get(APPLES).onHand())
                    .isEqualTo(7);
            assertThat(books.reader().position()).isEqualTo(1);
            assertThat(door.call(Stall.VERB, () -> delivery)).isInstanceOf(Outcome.Found.class);
            assertThat(books.reader().position()).isEqualTo(1);
        });
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Kind.class)
    void a_day_of_failures_leaves_what_a_good_day_leaves(Kind kind) throws SQLException {
        long seed = 541_909;
        Random dice = new Random(seed);
        List<Stall.Ask> day = new ArrayList<>();
        for (int no = 0; no < 300; no++) {
            Stall.Line line = new Stall.Line(
                    List.of("left", "roof").get(dice.nextInt(2)),
                    List.of("apple", "pear").get(dice.nextInt(2)),
                    1 + dice.nextInt(5));
            day.add(
                    switch (dice.nextInt(3)) {
                        case 0 -> new Stall.Deliver("d" + no, line);
                        case 1 -> new Stall.Lose("l" + no, new Stall.Line(line.shelf(), line.fruit(), 1));
                        default -> new Stall.Reserve("b" + no, List.of(line, line), "ann", 600);
                    });
        }
        StallBooks goodDay = new StallBooks(new MemoryBooks());
        day.forEach(goodDay::ask);

        kind.keep(books -> {
            CrashingBooks crashing = new CrashingBooks(books);
            StallBooks badDay = new StallBooks(crashing);
            for (Stall.Ask ask : day) {
                if (dice.nextInt(2) == 0) {
                    List<CrashingBooks.Point> points = new ArrayList<>(List.of(CrashingBooks.Point.values()));
                    Collections.shuffle(points, dice);
                    crashing.failAt(points.subList(0, 1 + dice.nextInt(3)));
                }
                untilAnswered(badDay.door(), ask);
            }
            assertThat(badDay.everything()).as("seed %d", seed).isEqualTo(goodDay.everything());
        });
    }

    @ParameterizedTest(name = "{0} commands of a batch")
    @ValueSource(ints = {1, 40})
    void nothing_is_left_behind_by_a_batch_that_was_written_and_not_committed(int size) throws SQLException {
        Kind.ON_POSTGRES.keep(books -> {
            CrashingBooks crashing = new CrashingBooks(books);
            StallBooks stall = new StallBooks(crashing);
            List<Stall.Ask> deliveries = new ArrayList<>();
            for (int no = 0; no < size; no++) {
                deliveries.add(new Stall.Deliver("d" + no, new Stall.Line("left", "apple", 1)));
            }
            crashing.failAt(List.of(CrashingBooks.Point.COMMIT_LOST_AND_UNKNOWN));
            assertThat(stall.askAll(deliveries).lines())
                    .hasSize(size)
                    .allMatch(answer -> answer.contains(JournalProblem.OUTCOME_UNKNOWN.name()));
            Reader reader = books.reader();
            assertThat(reader.list(Stall.DELIVERY, Map.of(), 0, 100)).isEmpty();
            assertThat(reader.entries(new Reader.EntryQuery(Book.STOCK, null, null, null, null, 0, 0, 100)))
                    .isEmpty();
            assertThat(reader.balances(List.of(APPLES))).containsEntry(APPLES, Balance.EMPTY);
            assertThat(reader.position()).isZero();
            assertThat(stall.askAll(deliveries).lines()).hasSize(size).allMatch(answer -> answer.startsWith("made"));
        });
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Kind.class)
    void a_command_that_never_fits_spoils_nobody_elses(Kind kind) throws SQLException {
        kind.keep(books -> {
            StallBooks stall = new StallBooks(books);
            stall.ask(new Stall.ReadOn("owl", 0, 5));
            assertThat(stall.askAll(List.of(
                            new Stall.Deliver("d1", new Stall.Line("left", "apple", 3)),
                            new Stall.ReadOn("owl", 4, 9),
                            new Stall.Deliver("d2", new Stall.Line("left", "apple", 3)))))
                    .matches("(?s)made.*CONTENDED.*made.*");
            assertThat(books.reader().bookmark("owl")).isEqualTo(5);
        });
    }

    private static GatheringDoor door(Books books) {
        GatheringDoor door = new GatheringDoor(books, () -> StallBooks.OPENING);
        Stall.joins(door);
        return door;
    }

    private static void untilAnswered(GatheringDoor door, Stall.Ask ask) {
        boolean answered = false;
        while (!answered) {
            try {
                answered = !(door.call(Stall.VERB, () -> ask) instanceof Outcome.Refused<String> refused)
                        || !(refused.why() instanceof NotNow);
            } catch (CrashingBooks.Crash | BooksFailure restarted) {
                // the process fell over before it answered: the caller asks again
            }
        }
    }
}
