package io.oneshelf.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.insight.Audit;
import io.oneshelf.journal.AuditCheck;
import io.oneshelf.journal.AuditRule;
import io.oneshelf.journal.Books;
import io.oneshelf.journal.BooksAudit;
import io.oneshelf.journal.MemoryBooks;
import io.oneshelf.journal.PostgresBooks;
import io.oneshelf.launcher.database.Database;
import io.oneshelf.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Searches for a sequence of commands on which stock and a plain model of it disagree. The model knows nothing of accounts,
 * holds or doors: two numbers for each shelf and a note for each promise. A failure names its seed, and the seed repeats it.
 */
@DisplayName("Any sequence of commands")
class StockPropertyTest {

    private static final int SEEDS = 150;
    private static final int SEEDS_ON_POSTGRES = 4;
    private static final int STEPS = 80;
    private static final List<String> SHELVES = List.of("coat@north", "coat@south", "hat@north");

    @Test
    @DisplayName("does to the shelves what a plain model says, on books in memory")
    void agreesInMemory() {
        int done = 0;
        int refused = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            int accepted = play(seed, new MemoryBooks());
            done += accepted;
            refused += STEPS - accepted;
        }
        assertThat(done).as("commands that were done").isGreaterThan(SEEDS * STEPS / 4);
        assertThat(refused).as("commands that were refused").isGreaterThan(SEEDS * STEPS / 20);
    }

    @Test
    @DisplayName("does to the shelves what a plain model says, on PostgreSQL, and the audit finds nothing")
    void agreesOnPostgres() throws SQLException {
        for (int seed = 0; seed < SEEDS_ON_POSTGRES; seed++) {
            try (Database database = TestDatabase.fresh();
                    PostgresBooks books =
                            new PostgresBooks(database.app(), database.app(), PostgresBooks.CENTRE, (short) 1)) {
                play(seed, books);
                List<AuditRule> rules = new ArrayList<>(BooksAudit.rules());
                rules.addAll(StockAudit.rules());
                assertThat(new Audit(database.app(), () -> {}, rules).run())
                        .as("seed %s", seed)
                        .allMatch(AuditCheck::ok);
            }
        }
    }

    /** Plays one sequence, comparing answer and shelves after every step; answers how many commands were done. */
    private static int play(int seed, Books books) {
        Random random = new Random(seed);
        StockTrial trial = new StockTrial(books);
        PlainModel model = new PlainModel();
        List<String> said = new ArrayList<>();
        int done = 0;
        for (int step = 0; step < STEPS; step++) {
            String sentence = sentence(random, step, model);
            said.add(sentence);
            boolean accepted = model.say(sentence);
            String answer = trial.say(sentence);
            assertThat(!answer.startsWith("no: "))
                    .as("seed %s: %s was answered %s", seed, said, answer)
                    .isEqualTo(accepted);
            for (String shelf : SHELVES) {
                assertThat(trial.shelf(shelf))
                        .as("seed %s: %s after %s", seed, shelf, said)
                        .isEqualTo(model.shelf(shelf));
            }
            done += accepted ? 1 : 0;
        }
        for (String shelf : SHELVES) {
            long seen = trial.history(shelf).stream()
                    .mapToLong(entry -> Long.parseLong(entry.substring(entry.indexOf(' ') + 1)))
                    .sum();
            assertThat(seen).as("seed %s: what %s saw", seed, shelf).isEqualTo(model.onHand.get(shelf));
        }
        return done;
    }

    private static String sentence(Random random, int step, PlainModel model) {
        String shelf = SHELVES.get(random.nextInt(SHELVES.size()));
        int quantity = 1 + random.nextInt(6);
        String promise = model.promises.isEmpty()
                ? "R0"
                : List.copyOf(model.promises.keySet()).get(random.nextInt(model.promises.size()));
        return switch (random.nextInt(16)) {
            case 0, 1 -> "receive M" + step + " " + shelf + " " + quantity;
            case 2 -> "adjust A" + step + " " + shelf + " " + (random.nextBoolean() ? quantity : -quantity);
            case 3 -> "count C" + step + " " + shelf + " " + random.nextInt(8);
            case 4 -> "damage D" + step + " " + shelf + " " + quantity;
            case 5 -> "transfer T" + step + " coat@north>south " + quantity;
            case 6, 7 -> "reserve R" + step + " " + shelf + " " + quantity + " for " + (30 + random.nextInt(90)) + "s";
            case 8 -> "commit " + promise;
            case 9 -> "release " + promise;
            case 10 -> "sell S" + step + " " + shelf + " " + quantity;
            case 11 -> "carry S" + step + " " + shelf + " " + quantity;
            case 12 -> "back B" + step + " " + shelf + " " + quantity;
            case 13 -> "commit " + promise + " P" + step + " " + model.shelfOf(promise) + " " + quantity;
            case 14 -> "release " + promise + " P" + step + " " + model.shelfOf(promise) + " " + quantity;
            default -> "wait " + (5 + random.nextInt(40)) + "s";
        };
    }

    /** What is there, what is promised of it until when, and what of the promises turned out not to be there. */
    private static final class PlainModel {

        private final Map<String, Long> onHand = new HashMap<>();
        private final Map<String, Long> missing = new HashMap<>();
        private final Map<String, Promise> promises = new LinkedHashMap<>();
        private long clock;

        /** @param end how it ended, empty while it is open */
        private record Promise(String shelf, long open, long until, String end) {}

        private static final long WHOLE = -1;

        PlainModel() {
            SHELVES.forEach(shelf -> {
                onHand.put(shelf, 0L);
                missing.put(shelf, 0L);
            });
        }

        boolean say(String sentence) {
            String[] words = sentence.split(" ");
            if (words[0].equals("wait")) {
                clock += seconds(words[1]);
                return true;
            }
            if (words[0].equals("commit") || words[0].equals("release")) {
                return end(words[1], words[0].equals("commit"), words.length == 5 ? Long.parseLong(words[4]) : WHOLE);
            }
            String shelf = words[2].contains(">") ? "coat@north" : words[2];
            expire(shelf);
            long quantity = Long.parseLong(words[3]);
            long there = there(shelf);
            return switch (words[0]) {
                case "receive", "back" -> change(shelf, quantity);
                case "adjust" -> (quantity > 0 || there >= -quantity) && change(shelf, quantity);
                case "count" -> change(shelf, quantity - there);
                case "damage" -> there >= quantity && change(shelf, -quantity);
                case "transfer" -> {
                    expire("coat@south");
                    yield there >= quantity && change(shelf, -quantity) && change("coat@south", quantity);
                }
                case "reserve" -> {
                    if (free(shelf) < quantity) {
                        yield false;
                    }
                    promises.put(words[1], new Promise(shelf, quantity, clock + seconds(words[5]), ""));
                    yield true;
                }
                case "sell" -> free(shelf) >= quantity && change(shelf, -quantity);
                case "carry" -> change(shelf, -quantity);
                default -> throw new IllegalArgumentException(sentence);
            };
        }

        private boolean end(String id, boolean commit, long part) {
            if (!promises.containsKey(id)) {
                return false;
            }
            expire(shelfOf(id));
            Promise promise = promises.get(id);
            String end = commit ? "settled" : "released";
            if (!promise.end.isEmpty()) {
                return part == WHOLE && promise.end.equals(end);
            }
            long quantity = part == WHOLE ? promise.open : part;
            if (quantity > promise.open || (commit && there(promise.shelf) < quantity)) {
                return false;
            }
            long left = promise.open - quantity;
            promises.put(id, new Promise(promise.shelf, left, promise.until, left == 0 ? end : ""));
            if (commit) {
                onHand.merge(promise.shelf, -quantity, Long::sum);
            }
            ease(promise.shelf);
            return true;
        }

        /** The shelf of a promise; any one when there is no such promise. */
        String shelfOf(String id) {
            Promise promise = promises.get(id);
            return promise == null ? SHELVES.getFirst() : promise.shelf;
        }

        private void expire(String shelf) {
            promises.replaceAll(
                    (id, promise) -> promise.shelf.equals(shelf) && promise.end.isEmpty() && promise.until <= clock
                            ? new Promise(promise.shelf, 0, promise.until, "expired")
                            : promise);
            ease(shelf);
        }

        private boolean change(String shelf, long quantity) {
            onHand.merge(shelf, quantity, Long::sum);
            if (quantity < 0) {
                missing.merge(shelf, held(shelf) - there(shelf), Math::max);
            }
            ease(shelf);
            return true;
        }

        private void ease(String shelf) {
            missing.merge(shelf, Math.max(0, held(shelf) - there(shelf)), Math::min);
        }

        private long there(String shelf) {
            return onHand.getOrDefault(shelf, 0L);
        }

        private long held(String shelf) {
            return promises.values().stream()
                    .filter(promise -> promise.shelf.equals(shelf) && promise.end.isEmpty())
                    .mapToLong(Promise::open)
                    .sum();
        }

        private long free(String shelf) {
            return Math.max(0, there(shelf) - held(shelf));
        }

        String shelf(String shelf) {
            long lacking = missing.getOrDefault(shelf, 0L);
            return there(shelf) + " " + held(shelf) + " " + free(shelf) + (lacking == 0 ? "" : " short " + lacking);
        }

        private static long seconds(String word) {
            return Long.parseLong(word.substring(0, word.length() - 1));
        }
    }
}
