package io.oneshelf.bench.simulate;

import io.oneshelf.journal.Books;
import io.oneshelf.journal.BooksFailure;
import io.oneshelf.journal.NotNow;
import io.oneshelf.kernel.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything around the books of one seed: the time, what is going to happen, the processes of the house, and callers who ask
 * until they are answered. Chance decides what goes wrong, and every decision comes from the seed.
 */
final class World {

    /** One command in so many meets a failure of the books or of the process. */
    private static final int FAILS_ONCE_IN = 12;

    private static final int COMES_AGAIN_ONCE_IN = 15;
    private static final int REMEMBERED_SENTENCES = 30;

    private static final List<Fault> ON_THE_WAY = List.of(
            Fault.AWAY,
            Fault.BROKEN_AFTER_WRITE,
            Fault.COMMIT_LOST,
            Fault.COMMIT_UNANSWERED,
            Fault.DIED_BEFORE_LOCK,
            Fault.DIED_AFTER_WRITE,
            Fault.DIED_AFTER_COMMIT);

    private final Chance chance;
    private final Figures figures = new Figures();
    private final Inspector inspector = new Inspector(figures);
    private final Books kept;
    private final FaultyBooks books;
    private final List<Shop> shops = new ArrayList<>();
    private final PriorityQueue<Planned> agenda =
            new PriorityQueue<>(Comparator.comparing(Planned::at).thenComparingLong(Planned::no));
    private final Deque<String> said = new ArrayDeque<>();
    private final Set<String> acknowledged = new HashSet<>();
    private final long untilStep;
    private long acknowledgedReceipts;
    private Instant now;
    private long planned;
    private boolean faultless = true;

    private record Planned(Instant at, long no, Runnable what) {}

    /** That the step was reached to which the caller wanted to play. */
    static final class Reached extends Error {
        private static final long serialVersionUID = 1;

        Reached() {
            super("reached", null, false, false);
        }
    }

    /**
     * @param untilStep stops before this one; below 1 for never
     * @param kept books of their own, empty
     */
    World(long seed, Instant begin, long untilStep, Books kept) {
        this.chance = new Chance(seed);
        this.kept = kept;
        this.books = new FaultyBooks(kept, inspector);
        this.now = begin;
        this.untilStep = untilStep;
        // Every other year is served by two processes on the same books.
        for (long shop = 0; shop <= seed % 2; shop++) {
            shops.add(Shop.open(books, new VirtualClock(() -> now)));
        }
    }

    Chance chance() {
        return chance;
    }

    Figures figures() {
        return figures;
    }

    Inspector inspector() {
        return inspector;
    }

    Instant now() {
        return now;
    }

    /** The last sentences, the newest last. */
    List<String> said() {
        return List.copyOf(said);
    }

    // ── Time ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    void plan(Duration in, Runnable what) {
        plan(now.plus(in), what);
    }

    void plan(Instant at, Runnable what) {
        agenda.add(new Planned(at, planned++, what));
    }

    /** Lets everything happen that is planned before then. */
    void goOnUntil(Instant end) {
        while (!agenda.isEmpty() && agenda.element().at.isBefore(end)) {
            Planned next = agenda.remove();
            if (next.at.isAfter(now)) {
                now = next.at;
            }
            next.what.run();
            doDueWork();
        }
        if (end.isAfter(now)) {
            now = end;
        }
        doDueWork();
    }

    /** All clocks are right again, everything due is done, and the books are read. */
    void endDay() {
        shops.forEach(shop -> shop.clock().goWrongBy(Duration.ZERO));
        doDueWork();
        inspector.endOfDay(kept.reader(), now);
        figures.days++;
    }

    void endYear() {
        inspector.endOfYear(kept.reader());
        for (String key : acknowledged) {
            Violation.unless(inspector.knows(key), "%s was acknowledged and is not in the books", key);
        }
        Violation.unless(
                acknowledgedReceipts == inspector.received(),
                "%s units were acknowledged to have come, %s have",
                acknowledgedReceipts,
                inspector.received());
    }

    /** From here on things go wrong. */
    void beginFaults() {
        faultless = false;
    }

    private void doDueWork() {
        boolean done = false;
        while (!done) {
            int index = chance.number(0, shops.size() - 1);
            try {
                shops.get(index).doDueWork();
                done = true;
            } catch (FaultyBooks.ProcessDied died) {
                open(index);
            } catch (BooksFailure failure) {
                // It is due still, and tried again.
            }
        }
    }

    // ── Asking ───────────────────────────────────────────────────────────────────────────────────────────────────────

    /** Asks the house for something, whatever goes wrong, until it says yes or no. */
    <V> Outcome<V> ask(String sentence, Function<Shop, Outcome<V>> question) {
        Outcome<V> outcome = untilAnswered(sentence, question);
        if (outcome instanceof Outcome.Refused<V>) {
            figures.refused++;
        } else if (!faultless && chance.once(COMES_AGAIN_ONCE_IN)) {
            Duration later = chance.once(2)
                    ? Duration.ZERO
                    : Duration.ofMinutes(chance.once(4) ? chance.number(600, 9000) : chance.number(1, 40));
            plan(later, () -> again(sentence, question));
        }
        return outcome;
    }

    /** Something that makes a document: when it is acknowledged, it is on the caller's list. */
    <V> Outcome<V> make(String key, String sentence, Function<Shop, Outcome<V>> question) {
        Outcome<V> outcome = ask(sentence, question);
        if (!(outcome instanceof Outcome.Refused<V>)) {
            acknowledged.add(key);
        }
        return outcome;
    }

    void acknowledgeReceipt(long units) {
        acknowledgedReceipts += units;
    }

    void acknowledge(String key) {
        acknowledged.add(key);
    }

    /** Looks something up; that is no step. */
    <V> V look(Function<Shop, V> question) {
        while (true) {
            int index = chance.number(0, shops.size() - 1);
            try {
                return question.apply(shops.get(index));
            } catch (FaultyBooks.ProcessDied died) {
                open(index);
            }
        }
    }

    /** Looks something up that there is, again when the house cannot say at the moment. */
    <V> V lookUntilAnswered(Function<Shop, Outcome<V>> question) {
        while (true) {
            Outcome<V> outcome = look(question);
            if (!(outcome instanceof Outcome.Refused<V> refused) || !(refused.why() instanceof NotNow)) {
                return outcome.orThrow();
            }
            now = now.plusSeconds(1);
        }
    }

    private <V> void again(String sentence, Function<Shop, Outcome<V>> question) {
        figures.met(Fault.DELIVERED_TWICE);
        Outcome<V> outcome = untilAnswered("again: " + sentence, question);
        Violation.unless(!(outcome instanceof Outcome.Made<V>), "what had been done was made once more: %s", sentence);
    }

    private <V> Outcome<V> untilAnswered(String sentence, Function<Shop, Outcome<V>> question) {
        step(sentence);
        while (true) {
            if (!faultless && chance.once(FAILS_ONCE_IN)) {
                goWrong();
            }
            int index = chance.number(0, shops.size() - 1);
            try {
                Outcome<V> outcome = question.apply(shops.get(index));
                if (!(outcome instanceof Outcome.Refused<V> refused) || !(refused.why() instanceof NotNow)) {
                    return outcome;
                }
                now = now.plusSeconds(1);
            } catch (FaultyBooks.ProcessDied died) {
                open(index);
                now = now.plusSeconds(5);
            }
        }
    }

    private void step(String sentence) {
        figures.steps++;
        if (said.size() == REMEMBERED_SENTENCES) {
            said.removeFirst();
        }
        said.addLast(figures.steps + " " + now + " " + sentence);
        if (figures.steps == untilStep) {
            throw new Reached();
        }
    }

    // ── What goes wrong ──────────────────────────────────────────────────────────────────────────────────────────────

    private void goWrong() {
        int which = chance.number(0, 9);
        if (which < 7) {
            Fault fault = ON_THE_WAY.get(which);
            met(fault);
            books.failNext(fault);
            if (chance.once(4)) {
                // The door tries once more by itself: then it meets the same again.
                met(fault);
                books.failNext(fault);
            }
        } else if (which == 7) {
            met(Fault.RESTARTED);
            open(chance.number(0, shops.size() - 1));
        } else {
            boolean ahead = which == 8;
            Shop shop = chance.oneOf(shops);
            if (shop.clock().isRight()) {
                met(ahead ? Fault.CLOCK_AHEAD : Fault.CLOCK_BACK);
                VirtualClock clock = shop.clock();
                clock.goWrongBy(Duration.ofHours(ahead ? 1 : -1));
                plan(Duration.ofMinutes(chance.number(5, 90)), () -> clock.goWrongBy(Duration.ZERO));
            }
        }
    }

    void met(Fault fault) {
        figures.met(fault);
        if (!said.isEmpty()) {
            said.addLast("    fault: " + fault.words());
            if (said.size() > REMEMBERED_SENTENCES) {
                said.removeFirst();
            }
        }
    }

    /** The process is gone and another stands in its place: the same clock, the same books, nothing remembered. */
    private void open(int index) {
        books.processStarts();
        shops.set(index, Shop.open(books, shops.get(index).clock()));
    }

    /** What was answered, when it was yes. */
    static <V> Optional<V> value(Outcome<V> outcome) {
        @Nullable
        V value = switch (outcome) {
            case Outcome.Made<V> made -> made.value();
            case Outcome.Found<V> found -> found.value();
            case Outcome.Refused<V> refused -> null;
        };
        return Optional.ofNullable(value);
    }
}
