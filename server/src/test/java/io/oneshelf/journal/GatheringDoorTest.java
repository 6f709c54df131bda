package io.oneshelf.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oneshelf.kernel.Outcome;
import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Book;
import io.oneshelf.ledger.Cause;
import io.oneshelf.ledger.HoldId;
import io.oneshelf.ledger.HoldLine;
import io.oneshelf.ledger.HoldState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the door promises, on books in memory and with two small verbs: put units on a shelf, and promise some of them. */
class GatheringDoorTest {

    private static final Account SHELF = Account.of(Book.STOCK, "store", "coat");
    private static final Account OTHER = Account.of(Book.STOCK, "store", "hat");
    private static final Account SUPPLIER = Account.world(Book.STOCK, "supplier", "coat");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final MemoryBooks books = new MemoryBooks();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final GatheringDoor door = new GatheringDoor(books, now::get);

    record Promise(long units, String state) {}

    static final DocumentKind<Promise> PROMISE = DocumentKind.of("test.promise", "test.promise", Promise.class);

    record Promised(String id, long units) implements Event {
        @Override
        public String type() {
            return "test.promised";
        }

        @Override
        public DocKey<?> about() {
            return PROMISE.key(id);
        }
    }

    record Ask(String id, long units, int seconds) {}

    record AskRequest(long units, int seconds) {}

    private enum TestProblem implements io.oneshelf.kernel.ProblemWord {
        TOO_FEW;

        @Override
        public String module() {
            return "test";
        }

        @Override
        public String word() {
            return "too-few";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String sentence() {
            return "Returned when there are too few.";
        }
    }

    record TooFew(long free) implements io.oneshelf.kernel.Refusal {
        @Override
        public io.oneshelf.kernel.ProblemWord word() {
            return TestProblem.TOO_FEW;
        }

        @Override
        public String detail() {
            return "Only " + free + " are free.";
        }
    }

    /** Puts units on the shelf. */
    static final Verb<Long, Long> RECEIVE = new Verb<>() {
        @Override
        public Reach reach(Long units, Found found) {
            return Reach.of(List.of(SHELF, SUPPLIER));
        }

        @Override
        public Decision<Long> decide(Draft draft, Long units) {
            draft.post(SUPPLIER, SHELF, units, Cause.RECEIVE, "test", draft.now());
            return Decision.found(draft.balance(SHELF).onHand());
        }
    };

    /** Promises units under an id. */
    static class PromiseUnits implements Verb<Ask, Promise> {
        @Override
        public DocKey<?> makes(Ask ask) {
            return PROMISE.key(ask.id);
        }

        @Override
        public Record request(Ask ask) {
            return new AskRequest(ask.units, ask.seconds);
        }

        @Override
        public Reach reach(Ask ask, Found found) {
            return Reach.of(List.of(SHELF));
        }

        @Override
        public Decision<Promise> decide(Draft draft, Ask ask) {
            long free = draft.balance(SHELF).free();
            if (free < ask.units) {
                return Decision.drop(new TooFew(free));
            }
            DocKey<Promise> key = PROMISE.key(ask.id);
            draft.hold(
                    new HoldId(draft.no(), 1),
                    key,
                    List.of(new HoldLine(SHELF, ask.units)),
                    draft.now().plusSeconds(ask.seconds));
            Promise promise = new Promise(ask.units, "HELD");
            draft.write(key, promise);
            draft.happened(new Promised(ask.id, ask.units));
            return Decision.made(promise);
        }

        @Override
        public Promise replay(Ask ask, Draft draft) {
            return draft.document(PROMISE.key(ask.id)).orElseThrow().body();
        }
    }

    private static final PromiseUnits PROMISE_UNITS = new PromiseUnits();

    private Outcome<Promise> promise(String id, long units) {
        return door.call(PROMISE_UNITS, () -> new Ask(id, units, 900));
    }

    @Test
    void theSameIdAnswersTheSameAndHoldsOnce() {
        door.call(RECEIVE, () -> 10L);
        assertThat(promise("a", 3)).isInstanceOf(Outcome.Made.class);
        assertThat(promise("a", 3)).isEqualTo(new Outcome.Found<>(new Promise(3, "HELD")));
        assertThat(books.reader().balances(Set.of(SHELF)).get(SHELF).held()).isEqualTo(3);
        assertThat(books.reader().events(0, 10)).hasSize(1);
    }

    @Test
    void theSameIdWithOtherContentIsRefusedNamingTheFields() {
        door.call(RECEIVE, () -> 10L);
        promise("a", 3);
        assertThat(promise("a", 4))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(((ExistsDifferent) refused.why()).fields())
                                .containsExactly("units"));
    }

    @Test
    void aRefusalLeavesNothingAndMayBeSentAgain() {
        door.call(RECEIVE, () -> 2L);
        assertThat(promise("a", 3)).isEqualTo(new Outcome.Refused<>(new TooFew(2)));
        assertThat(books.reader().find(PROMISE.key("a"))).isEmpty();
        door.call(RECEIVE, () -> 1L);
        assertThat(promise("a", 3)).isInstanceOf(Outcome.Made.class);
    }

    @Test
    void aBatchIsDecidedInOrderAndEachSeesTheOnesBefore() {
        door.call(RECEIVE, () -> 5L);
        List<Supplier<Ask>> asks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int n = i;
            asks.add(() -> new Ask("p" + n, 2, 900));
        }
        asks.add(() -> new Ask("p4", 1, 900));
        asks.add(() -> new Ask("p0", 2, 900));
        List<Outcome<Promise>> outcomes = door.callAll(PROMISE_UNITS, asks);
        assertThat(outcomes.stream().map(outcome -> outcome.getClass().getSimpleName()))
                .containsExactly("Made", "Made", "Refused", "Refused", "Made", "Found");
    }

    @Test
    void oneFailureSpoilsNobodyElses() {
        door.call(RECEIVE, () -> 5L);
        Verb<Ask, Promise> half = new PromiseUnits() {
            @Override
            public Decision<Promise> decide(Draft draft, Ask ask) {
                Decision<Promise> decision = super.decide(draft, ask);
                if (ask.units == 2) {
                    throw new IllegalStateException("a fault in the verb, after it has written");
                }
                return decision;
            }
        };
        assertThatThrownBy(() -> door.callAll(
                        half,
                        List.of(() -> new Ask("x", 1, 900), () -> new Ask("y", 2, 900), () -> new Ask("z", 1, 900))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(books.reader().find(PROMISE.key("x"))).isPresent();
        assertThat(books.reader().find(PROMISE.key("y"))).isEmpty();
        assertThat(books.reader().find(PROMISE.key("z"))).isPresent();
        assertThat(books.reader().balances(Set.of(SHELF)).get(SHELF).held()).isEqualTo(2);
    }

    @Test
    void anErrorSpoilsNobodyElsesAndTheDoorGoesOn() {
        Verb<Long, Long> broken = new Verb<>() {
            @Override
            public Reach reach(Long units, Found found) {
                return RECEIVE.reach(units, found);
            }

            @Override
            public Decision<Long> decide(Draft draft, Long units) {
                draft.post(SUPPLIER, SHELF, units, Cause.RECEIVE, "test", draft.now());
                throw new NoClassDefFoundError("marker-4712");
            }
        };
        try (GatheringDoor pumped = new GatheringDoor(books, now::get).start()) {
            assertThatThrownBy(() -> pumped.call(broken, () -> 5L)).hasStackTraceContaining("marker-4712");
            assertThat(pumped.call(RECEIVE, () -> 3L).orThrow())
                    .as("of the broken one nothing is left")
                    .isEqualTo(3);
        }
    }

    @Test
    void aPumpGoesOnAfterAnError() throws Exception {
        CountDownLatch twice = new CountDownLatch(2);
        try (Pump pump = new Pump("test", Duration.ofMillis(1), () -> {
            twice.countDown();
            throw new NoClassDefFoundError("marker-4713");
        })) {
            twice.await();
        }
    }

    @Test
    void anExpiredHoldIsGoneBeforeTheNextIsDecidedAndItsDocumentIsTold() {
        List<String> told = new ArrayList<>();
        door.onExpiry(PROMISE, (draft, document, hold) -> {
            assertThat(hold.state()).isEqualTo(HoldState.EXPIRED);
            draft.write(
                    PROMISE.key(document), new Promise(hold.lines().getFirst().quantity(), "EXPIRED"));
            told.add(document);
        });
        door.call(RECEIVE, () -> 5L);
        promise("a", 5);
        now.set(NOON.plusSeconds(899));
        assertThat(promise("b", 1)).isInstanceOf(Outcome.Refused.class);
        now.set(NOON.plusSeconds(900));
        assertThat(promise("b", 1)).isInstanceOf(Outcome.Made.class);
        assertThat(told).containsExactly("a");
        assertThat(promise("a", 5)).isEqualTo(new Outcome.Found<>(new Promise(5, "EXPIRED")));
    }

    @Test
    void dueHoldsEndByTheClockAlone() {
        door.call(RECEIVE, () -> 5L);
        promise("a", 5);
        DueWorker worker = new DueWorker(books.reader(), door, now::get);
        assertThat(worker.step()).isFalse();
        now.set(NOON.plusSeconds(900));
        assertThat(worker.step()).isTrue();
        assertThat(books.reader().balances(Set.of(SHELF)).get(SHELF).free()).isEqualTo(5);
        assertThat(worker.step()).isFalse();
    }

    @Test
    void aPlanThatDoesNotFitIsMadeAnew() {
        AtomicInteger plans = new AtomicInteger();
        Verb<Integer, Integer> verb = (draft, plan) -> plan < 3 ? Decision.again("too early") : Decision.found(plan);
        assertThat(door.call(verb, plans::incrementAndGet)).isEqualTo(new Outcome.Found<>(3));
        Verb<Integer, Integer> never = (draft, plan) -> Decision.again("never");
        assertThat(door.call(never, () -> 1))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why().word()).isEqualTo(JournalProblem.CONTENDED));
    }

    @Test
    void aVerbMayTouchOnlyWhatItNamed() {
        Verb<Integer, Integer> reachesTooFar = (draft, command) -> {
            draft.balance(OTHER);
            return Decision.found(command);
        };
        assertThatThrownBy(() -> door.call(reachesTooFar, () -> 1)).hasMessageContaining("not locked");
        Verb<Integer, Integer> readsTooFar = (draft, command) -> {
            draft.document(PROMISE.key("a"));
            return Decision.found(command);
        };
        assertThatThrownBy(() -> door.call(readsTooFar, () -> 1)).hasMessageContaining("did not name");
    }

    @Test
    void whoWaitsWhenTheDoorStopsIsAnswered() throws Exception {
        CountDownLatch deciding = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Verb<Integer, Integer> slow = (draft, command) -> {
            deciding.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Decision.found(command);
        };
        door.start();
        CompletableFuture<Outcome<Integer>> first = CompletableFuture.supplyAsync(() -> door.call(slow, () -> 1));
        deciding.await();
        CompletableFuture<Outcome<Integer>> second = CompletableFuture.supplyAsync(() -> door.call(slow, () -> 2));
        while (door.waiting() == 0) {
            Thread.onSpinWait();
        }
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(door::close);
        assertThat(second.get())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why().word()).isEqualTo(JournalProblem.STOPPING));
        goOn.countDown();
        assertThat(first.get()).isEqualTo(new Outcome.Found<>(1));
        stopped.get();
        assertThat(door.call(slow, () -> 3)).isInstanceOf(Outcome.Refused.class);
    }
}
