package io.oneshelf.journal;

import io.oneshelf.kernel.Outcome;
import io.oneshelf.ledger.Account;
import io.oneshelf.ledger.Hold;
import io.oneshelf.ledger.HoldId;
import io.oneshelf.ledger.HoldLine;
import io.oneshelf.ledger.Sheet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
 * The door on the locked path: gather what has queued, lock it, decide it row by row, write it, commit, answer.
 *
 * <p>One {@link #step()} is one batch and one transaction. In production {@link #start()} pumps the steps on a thread of
 * their own; without it every caller helps by stepping itself, which is what table tests and the simulator want.
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

    private static final Logger log = LoggerFactory.getLogger(GatheringDoor.class);

    private final Books books;
    private final InstantSource clock;
    private final Lanes lanes = new Lanes(WAITING_MAX, BATCH_COMMANDS_MAX, PATIENCE);
    private final ReentrantLock stepping = new ReentrantLock();
    private final Map<String, KindExpiry<?>> expiries = new HashMap<>();
    private final List<Consumer<Set<DocKey<?>>>> listeners = new CopyOnWriteArrayList<>();
    private @Nullable Thread pump;
    private volatile boolean pumped;

    private record KindExpiry<D>(DocumentKind<D> kind, Expiry expiry) {}

    /**
     * More to lock than was known at first, because holds on the locked accounts have come due, or because a command works on
     * what an earlier one of the batch has made.
     */
    private record Widening(Set<DocKey<?>> documents, Set<Account> accounts) {
        static final Widening NONE = new Widening(Set.of(), Set.of());
    }

    public GatheringDoor(Books books, InstantSource clock) {
        this.books = books;
        this.clock = clock;
    }

    /** Says what a kind of document does when one of its holds expires. Called while the house is assembled. */
    public <D> void onExpiry(DocumentKind<D> kind, Expiry expiry) {
        expiries.put(kind.name(), new KindExpiry<>(kind, expiry));
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
        try {
            while (lanes.await()) {
                try {
                    step();
                } catch (RuntimeException | Error e) {
                    // Whatever it was: a door that nobody pumps would let everyone wait for ever.
                    log.error("a batch was not brought to its end", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
        batch.forEach(Waiting::reset);
        // What the books keep: who is answered now and who reads it tomorrow must see the same instant.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Set<DocKey<?>> keys = new LinkedHashSet<>(widening.documents);
        for (Waiting<?, ?> waiting : batch) {
            if (waiting.makes != null) {
                keys.add(waiting.makes);
            }
            keys.addAll(waiting.documents);
        }
        try (Books.Session session = books.begin()) {
            Map<DocKey<?>, Books.FoundDocument> found = session.lockDocuments(keys);
            Set<Account> bounded = new HashSet<>();
            Set<Account> named = new HashSet<>(widening.accounts);
            Set<HoldId> holds = new LinkedHashSet<>();
            Found view = BatchDraft.foundView(keys, found);
            for (Waiting<?, ?> waiting : batch) {
                try {
                    Reach reach = waiting.reach(view);
                    named.addAll(reach.accounts());
                    holds.addAll(reach.holds());
                } catch (RuntimeException e) {
                    waiting.fail(e);
                }
            }
            for (Account account : named) {
                if (account.isBounded()) {
                    bounded.add(account);
                }
            }
            books.open(named);
            Books.Locked locked = session.lock(bounded, holds, now);
            Widening wider = widening(locked.due(), keys, bounded, widening);
            if (wider != null) {
                return wider;
            }
            Map<HoldId, Hold> known = new LinkedHashMap<>();
            locked.holds().forEach(hold -> known.put(hold.id(), hold));
            locked.due().forEach(hold -> known.put(hold.id(), hold));
            Sheet sheet = new Sheet(locked.balances(), known.values());
            BatchDraft draft = new BatchDraft(now, sheet, books::nextNo, keys, found);
            locked.due().forEach(hold -> expire(draft, hold));
            Set<Account> beyond = new HashSet<>();
            for (Waiting<?, ?> waiting : batch) {
                if (!waiting.hasFailed() && !reachesBeyond(waiting, draft, named, beyond)) {
                    waiting.decide(draft);
                }
            }
            if (!beyond.isEmpty()) {
                beyond.addAll(widening.accounts);
                return new Widening(widening.documents, beyond);
            }
            Books.Batch decided = draft.batch();
            if (!decided.isEmpty()) {
                session.write(decided);
                session.commit();
                Set<DocKey<?>> written = draft.writtenKeys();
                if (!written.isEmpty()) {
                    tell(written);
                }
            }
            return null;
        }
    }

    /**
     * A command whose documents were made or changed earlier in this batch may reach further than it could say before: a
     * return of an order that is placed with it, say. What it needs besides is noted, and the batch is run anew with that.
     */
    private static boolean reachesBeyond(
            Waiting<?, ?> waiting, BatchDraft draft, Set<Account> named, Set<Account> beyond) {
        if (!draft.hasWritten(waiting.documents)) {
            return false;
        }
        try {
            Set<Account> missing = new HashSet<>(waiting.reach(draft).accounts());
            missing.removeAll(named);
            beyond.addAll(missing);
            return !missing.isEmpty();
        } catch (RuntimeException e) {
            waiting.fail(e);
            return true;
        }
    }

    /** It is durable: whatever a listener does, nothing may be done again because of it. */
    private void tell(Set<DocKey<?>> written) {
        for (Consumer<Set<DocKey<?>>> listener : listeners) {
            try {
                listener.accept(written);
            } catch (RuntimeException e) {
                log.error("a listener to what was written has failed", e);
            }
        }
    }

    private @Nullable Widening widening(List<Hold> due, Set<DocKey<?>> keys, Set<Account> bounded, Widening widening) {
        Set<DocKey<?>> documents = new LinkedHashSet<>(widening.documents);
        Set<Account> accounts = new HashSet<>(widening.accounts);
        boolean wider = false;
        for (Hold hold : due) {
            KindExpiry<?> expiry = expiries.get(hold.kind());
            if (expiry != null) {
                DocKey<?> key = expiry.kind.key(hold.document());
                documents.add(key);
                wider |= !keys.contains(key);
            }
            for (HoldLine line : hold.lines()) {
                accounts.add(line.account());
                wider |= !bounded.contains(line.account());
            }
        }
        return wider ? new Widening(documents, accounts) : null;
    }

    private void expire(BatchDraft draft, Hold hold) {
        draft.begin(null, new byte[0]);
        Hold expired = draft.expire(hold);
        KindExpiry<?> expiry = expiries.get(hold.kind());
        if (expiry != null) {
            expiry.expiry.expired(draft, hold.document(), expired);
        }
    }
}
