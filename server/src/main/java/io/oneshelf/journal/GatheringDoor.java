package io.oneshelf.journal;

import io.oneshelf.kernel.Outcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers what has queued, decides it row by row, writes it, commits, answers.
 *
 * <p>One {@link #step()} is one batch and one transaction, decided under locks; without {@link #start()} every caller helps by
 * stepping itself, which is what table tests and the simulator want. In production a thread decides each batch ahead, while
 * another still writes the one before it ({@link Flight}); what does not work out is done anew as a step.
 */
public final class GatheringDoor implements Door, AutoCloseable {

    /** The most commands in one batch. */
    static final int BATCH_COMMANDS_MAX = 256;

    /** The most lines in one batch, so that a few huge orders do not make everyone wait. */
    static final int BATCH_WEIGHT_MAX = 20_000;

    /** How many may wait on each lane before a caller is refused or slowed down. */
    static final int WAITING_MAX = 8_192;

    /** How long the first may have waited before those behind the next batch are refused; {@link Lanes} says why. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final int PLANS_MAX = 8;

    /** How many plans of one bulk call are made side by side. */
    private static final int PLANS_AT_ONCE = 128;

    private static final int CONFLICTS_MAX = 20;

    /** While a batch is being written, fewer than so many wait for its end, to become one batch with those that follow. */
    static final int ENOUGH = 32;

    /** When another process was seen at work, so many batches are decided under locks before it is tried without again. */
    static final int BATCHES_LOCKED = 64;

    private static final Logger log = LoggerFactory.getLogger(GatheringDoor.class);

    private final Books books;
    private final InstantSource clock;
    private final Lanes lanes = new Lanes(WAITING_MAX, BATCH_COMMANDS_MAX, PATIENCE);
    private final ReentrantLock stepping = new ReentrantLock();
    private final Deciding deciding;
    private final List<Consumer<Set<DocKey<?>>>> listeners = new CopyOnWriteArrayList<>();
    private @Nullable Thread pump;
    private volatile boolean pumped;
    private volatile @Nullable Flight flight;
    private int batchesLocked;

    public GatheringDoor(Books books, InstantSource clock) {
        this.books = books;
        this.clock = clock;
        this.deciding = new Deciding(books, clock);
    }

    /** Says what a kind of document does when one of its holds expires. Called while the house is assembled. */
    public <D> void onExpiry(DocumentKind<D> kind, Expiry expiry) {
        deciding.onExpiry(kind, expiry);
    }

    /** Tells a listener after each commit which documents were written, before anyone is answered. */
    public void onWritten(Consumer<Set<DocKey<?>>> listener) {
        listeners.add(listener);
    }

    /** Pumps the steps on a thread of their own until {@link #close()}. */
    public synchronized GatheringDoor start() {
        pumped = true;
        pump = Thread.ofPlatform().name("door").daemon().start(this::pump);
        return this;
    }

    /** No more is let in; the batch under way is answered, and everyone who still waits is told to come again. */
    @Override
    public void close() {
        lanes.stop().forEach(waiting -> waiting.refuse(new NotNow(JournalProblem.STOPPING)));
        Thread running;
        synchronized (this) {
            running = pump;
        }
        if (running != null) {
            try {
                running.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** How many commands wait. */
    public int waiting() {
        return lanes.size();
    }

    @Override
    public <C, V> Outcome<V> call(Verb<C, V> verb, Supplier<C> plan) {
        for (int plans = 0; plans < PLANS_MAX; plans++) {
            if (lanes.isFull(clock.instant())) {
                return new Outcome.Refused<>(new NotNow(JournalProblem.OVERLOADED));
            }
            Waiting<C, V> waiting = new Waiting<>(verb, plan.get());
            switch (lanes.offer(waiting, clock.instant())) {
                case FULL -> {
                    return new Outcome.Refused<>(new NotNow(JournalProblem.OVERLOADED));
                }
                case STOPPING -> {
                    return new Outcome.Refused<>(new NotNow(JournalProblem.STOPPING));
                }
                case QUEUED -> {}
            }
            Outcome<V> outcome = await(waiting);
            if (outcome != null) {
                return outcome;
            }
        }
        return new Outcome.Refused<>(new NotNow(JournalProblem.CONTENDED));
    }

    @Override
    public <C, V> List<Outcome<V>> callAll(Verb<C, V> verb, List<Supplier<C>> plans) {
        List<Waiting<C, V>> queued = new ArrayList<>(plans.size());
        for (int from = 0; from < plans.size(); from += PLANS_AT_ONCE) {
            List<Waiting<C, V>> next = planned(verb, plans.subList(from, Math.min(plans.size(), from + PLANS_AT_ONCE)));
            next.forEach(this::offerBulk);
            queued.addAll(next);
        }
        List<Outcome<V>> outcomes = new ArrayList<>(plans.size());
        for (int i = 0; i < queued.size(); i++) {
            Outcome<V> outcome = await(queued.get(i));
            // A plan that no longer fits is made again alone: the elements of a batch do not depend on each other.
            outcomes.add(outcome != null ? outcome : call(verb, plans.get(i)));
        }
        return outcomes;
    }

    /**
     * Plans are advice, so those of a batch are made side by side: what they read is gathered into few round trips. The
     * commands keep their order.
     */
    private <C, V> List<Waiting<C, V>> planned(Verb<C, V> verb, List<Supplier<C>> plans) {
        List<Waiting<C, V>> planned = new ArrayList<>(plans.size());
        if (!pumped || plans.size() == 1) {
            plans.forEach(plan -> planned.add(new Waiting<>(verb, plan.get())));
            return planned;
        }
        try (ExecutorService sideBySide = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Waiting<C, V>>> underWay = new ArrayList<>(plans.size());
            for (Supplier<C> plan : plans) {
                underWay.add(CompletableFuture.supplyAsync(() -> new Waiting<>(verb, plan.get()), sideBySide));
            }
            for (CompletableFuture<Waiting<C, V>> each : underWay) {
                planned.add(Gathered.answered(each));
            }
        }
        return planned;
    }

    private void offerBulk(Waiting<?, ?> waiting) {
        try {
            while (!pumped && !lanes.hasRoomForBulk()) {
                step();
            }
            if (lanes.offerBulk(waiting) == Lanes.Offered.STOPPING) {
                waiting.refuse(new NotNow(JournalProblem.STOPPING));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            waiting.refuse(new NotNow(JournalProblem.STOPPING));
        }
    }

    private <V> @Nullable Outcome<V> await(Waiting<?, V> waiting) {
        while (!pumped && !waiting.answer.isDone()) {
            step();
        }
        return Gathered.answered(waiting.answer);
    }

    private void pump() {
        try (ExecutorService writer = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("door-writer").daemon().factory())) {
            while (lanes.await(this::enough)) {
                try {
                    stepAhead(writer);
                } catch (RuntimeException | Error e) {
                    // Whatever it was: a door that nobody pumps would let everyone wait for ever.
                    log.error("a batch was not brought to its end", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Flight last = flight;
            if (last != null) {
                stepping.lock();
                try {
                    landed(last);
                } finally {
                    stepping.unlock();
                }
            }
        }
    }

    /**
     * While a batch is being written only many are worth the next: few would go by themselves, and those that come meanwhile
     * would wait for them. One that failed is to be brought to its end at once.
     */
    private int enough() {
        Flight last = flight;
        return last == null || last.hasSucceeded() ? 1 : last.isUnderWay() ? ENOUGH : 0;
    }

    /**
     * Takes what has queued and decides it while the batch before it is still being written. Only when that one is durable, it
     * is written in its turn. Whatever goes wrong ahead is done anew in step.
     */
    private void stepAhead(ExecutorService writer) {
        stepping.lock();
        try {
            List<Waiting<?, ?>> batch = lanes.take(BATCH_COMMANDS_MAX, BATCH_WEIGHT_MAX);
            Flight before = flight;
            Flight unanswered = before != null && before.isUnderWay() ? before : null;
            Flight next =
                    batchesLocked > 0 || batch.isEmpty() ? null : Flight.prepare(books, deciding, batch, unanswered);
            boolean sound = before == null || landed(before);
            flight = null;
            if (batch.isEmpty()) {
                return;
            }
            if (next == null) {
                batchesLocked = batchesLocked > 0 ? batchesLocked - 1 : BATCHES_LOCKED;
                bringToItsEnd(batch);
            } else if (!sound) {
                next.abandon();
                bringToItsEnd(batch);
            } else {
                flight = next;
                writer.execute(() -> {
                    next.fly(this::tell);
                    lanes.nudge();
                });
            }
        } finally {
            stepping.unlock();
        }
    }

    /** Waits for its end; false when it came to nothing, and its commands were brought to theirs in step. */
    private boolean landed(Flight before) {
        Throwable failure = before.await();
        if (failure == null) {
            return true;
        }
        if (failure instanceof BooksFailure books) {
            if (books.kind() == BooksFailure.Kind.OUTCOME_UNKNOWN) {
                before.batch().forEach(waiting -> waiting.refuse(new NotNow(JournalProblem.OUTCOME_UNKNOWN)));
                return false;
            }
            if (books.kind() == BooksFailure.Kind.CONFLICT) {
                batchesLocked = BATCHES_LOCKED;
            }
        }
        bringToItsEnd(before.batch());
        return false;
    }

    /** Takes what has queued and brings it to its end; false when nothing had. */
    public boolean step() {
        stepping.lock();
        try {
            List<Waiting<?, ?>> batch = lanes.take(BATCH_COMMANDS_MAX, BATCH_WEIGHT_MAX);
            if (batch.isEmpty()) {
                return false;
            }
            bringToItsEnd(batch);
            return true;
        } finally {
            stepping.unlock();
        }
    }

    /**
     * Runs the batch until everyone in it is answered. A conflict is only rolled back and looked at anew; any other failure
     * before the commit is tried once more, then one by one, so that it spoils nobody else's; a failure in the commit is
     * unknown to us and said so.
     */
    private void bringToItsEnd(List<Waiting<?, ?>> batch) {
        int failures = 0;
        int conflicts = 0;
        Widening widening = Widening.NONE;
        while (true) {
            try {
                Widening wider = run(batch, widening);
                if (wider == null) {
                    batch.forEach(Waiting::complete);
                    return;
                }
                widening = wider;
            } catch (BooksFailure failure) {
                switch (failure.kind()) {
                    case OUTCOME_UNKNOWN -> {
                        batch.forEach(waiting -> waiting.refuse(new NotNow(JournalProblem.OUTCOME_UNKNOWN)));
                        return;
                    }
                    case CONFLICT -> {
                        // One of them may never fit, such as a bookmark that another reader has moved: alone it spoils
                        // nobody else's.
                        if (++conflicts > CONFLICTS_MAX) {
                            if (batch.size() == 1) {
                                batch.getFirst().refuse(new NotNow(JournalProblem.CONTENDED));
                            } else {
                                oneByOne(batch, failure);
                            }
                            return;
                        }
                    }
                    case AWAY -> {
                        if (++failures > 1) {
                            batch.forEach(waiting -> waiting.refuse(new NotNow(JournalProblem.DATABASE_AWAY)));
                            return;
                        }
                    }
                    case FAILED -> {
                        if (++failures > 1) {
                            oneByOne(batch, failure);
                            return;
                        }
                    }
                }
            } catch (RuntimeException | Error failure) {
                if (++failures > 1) {
                    oneByOne(batch, failure);
                    return;
                }
            }
        }
    }

    private void oneByOne(List<Waiting<?, ?>> batch, Throwable failure) {
        if (batch.size() == 1) {
            batch.getFirst().abandon(failure);
        } else {
            batch.forEach(waiting -> bringToItsEnd(List.of(waiting)));
        }
    }

    /** One transaction. Answers null when it is durable, or what must be locked besides. */
    private @Nullable Widening run(List<Waiting<?, ?>> batch, Widening widening) {
        try (Books.Session session = books.begin()) {
            Deciding.Result result = deciding.decide(batch, session, widening, Unanswered.NOTHING);
            if (result.wider() != null) {
                return result.wider();
            }
            Books.Batch decided = result.decided();
            if (!decided.isEmpty()) {
                session.write(decided);
                session.commit();
                tell(result.written());
            }
            return null;
        }
    }

    /** It is durable: whatever a listener does, nothing may be done again because of it. */
    private void tell(Set<DocKey<?>> written) {
        for (Consumer<Set<DocKey<?>>> listener : listeners) {
            try {
                listener.accept(written);
            } catch (RuntimeException | Error e) {
                log.error("a listener to what was written has failed", e);
            }
        }
    }
}
