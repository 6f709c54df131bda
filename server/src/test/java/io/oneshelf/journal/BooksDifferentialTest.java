package io.oneshelf.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.launcher.database.Database;
import io.oneshelf.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The books in memory and the books on PostgreSQL are the same books: the same stream of asks, on the same clock, has the
 * same answers and leaves the same balances, holds, documents, entries, events, due work and bookmarks behind.
 */
class BooksDifferentialTest {

    private static final int ASKS = 800;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {20_101_201, 541_909, 80_995})
    void the_same_asks_leave_the_same_books(long seed) throws Exception {
        try (Database database = TestDatabase.fresh();
                PostgresBooks onDisk =
                        new PostgresBooks(database.app(), database.app(), PostgresBooks.CENTRE, (short) 1)) {
            Stall.migrate(database.owner());
            onDisk.makeRoom(StallBooks.OPENING);
            StallBooks memory = new StallBooks(new MemoryBooks());
            StallBooks postgres = new StallBooks(onDisk);

            Random dice = new Random(seed);
            List<Stall.Ask> asked = new ArrayList<>();
            int made = 0;
            while (asked.size() < ASKS) {
                switch (dice.nextInt(12)) {
                    case 0 -> {
                        int seconds = dice.nextInt(900);
                        memory.goOn(seconds);
                        postgres.goOn(seconds);
                    }
                    case 1, 2, 3 -> {
                        List<Stall.Ask> batch = new ArrayList<>();
                        int size = 2 + dice.nextInt(15);
                        while (batch.size() < size) {
                            batch.add(next(dice, asked));
                            asked.add(batch.getLast());
                        }
                        assertThat(postgres.askAll(batch))
                                .as("seed %d, all of %s", seed, batch)
                                .isEqualTo(memory.askAll(batch));
                    }
                    default -> {
                        Stall.Ask ask = next(dice, asked);
                        asked.add(ask);
                        String answer = memory.ask(ask);
                        assertThat(postgres.ask(ask))
                                .as("seed %d, %s", seed, ask)
                                .isEqualTo(answer);
                        made += answer.startsWith("made") ? 1 : 0;
                    }
                }
                if (asked.size() % 100 == 0) {
                    assertThat(postgres.everything()).as("seed %d", seed).isEqualTo(memory.everything());
                }
            }
            assertThat(postgres.everything()).as("seed %d", seed).isEqualTo(memory.everything());
            assertThat(made).as("asks that made something, batches left aside").isGreaterThan(30);
            assertThat(memory.everything().stream().filter(line -> line.contains("EXPIRED")))
                    .as("holds that the clock ended")
                    .isNotEmpty();
        }
    }

    /** Something to ask; at times what was asked before, and at times the same id with other content. */
    static Stall.Ask next(Random dice, List<Stall.Ask> asked) {
        if (!asked.isEmpty() && dice.nextInt(8) == 0) {
            Stall.Ask before = asked.get(dice.nextInt(asked.size()));
            if (before instanceof Stall.ReadOn) {
                return new Stall.Edit("n1", "a bookmark is moved once");
            }
            return dice.nextInt(3) == 0 ? withOtherContent(before) : before;
        }
        int no = asked.size();
        String booking = "b" + Math.max(0, no - 1 - dice.nextInt(25));
        List<Long> quantities = List.of(dice.nextLong(4), dice.nextLong(4), dice.nextLong(4));
        return switch (dice.nextInt(24)) {
            case 0, 1, 2 -> new Stall.Deliver("d" + no, line(dice, 20));
            case 3, 4, 5, 6, 7, 8 -> {
                List<Stall.Line> lines = new ArrayList<>();
                int size = 1 + dice.nextInt(3);
                while (lines.size() < size) {
                    lines.add(line(dice, 4));
                }
                yield new Stall.Reserve("b" + no, lines, dice.nextBoolean() ? "ann" : "bob", dice.nextInt(4) * 400);
            }
            case 9, 10, 11 -> new Stall.Take(booking, quantities, false);
            case 12 -> new Stall.Take(booking, quantities, true);
            case 13, 14 -> new Stall.GiveBack(booking, quantities);
            case 15 -> new Stall.Pay(booking);
            case 16 -> new Stall.Lose("l" + no, line(dice, 8));
            case 17, 18 -> new Stall.Edit("n" + dice.nextInt(9), "text " + no);
            case 19 -> new Stall.RemindMe("n" + dice.nextInt(9), Duration.ofSeconds(dice.nextInt(2_000)));
            case 20 -> readOn(asked, 1 + dice.nextInt(100));
            case 21 -> new Stall.Deliver("d" + no, line(dice, 40));
            case 22 -> new Stall.Stumble(line(dice, 3));
            default -> new Stall.Hesitate(line(dice, 3));
        };
    }

    /** The owl reads on from where it is; the books see to it that nobody else does. */
    private static Stall.Ask readOn(List<Stall.Ask> asked, long events) {
        long from = 0;
        for (Stall.Ask ask : asked) {
            from = ask instanceof Stall.ReadOn readOn ? readOn.to() : from;
        }
        return new Stall.ReadOn("owl", from, from + events);
    }

    private static Stall.Ask withOtherContent(Stall.Ask before) {
        if (before instanceof Stall.Deliver deliver) {
            Stall.Line line = deliver.line();
            return new Stall.Deliver(deliver.id(), new Stall.Line(line.shelf(), "nail", line.quantity() + 1));
        }
        if (before instanceof Stall.Reserve reserve) {
            return new Stall.Reserve(reserve.id(), reserve.lines(), "carol", reserve.seconds() + 1);
        }
        return before;
    }

    private static Stall.Line line(Random dice, int most) {
        return new Stall.Line(
                List.of("left", "right", "roof").get(dice.nextInt(3)),
                List.of("apple", "pear", "plum").get(dice.nextInt(3)),
                1 + dice.nextInt(most));
    }
}
