package io.oneshelf.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Questions of many callers, asked in one round trip: while one is under way, those that come meanwhile queue, and the first
 * of them asks for all. Nobody waits for company, and a question alone is asked at once.
 *
 * <p>A question is put to the database after it was asked here, so its answer knows every commit that was answered before.
 *
 * @param <Q> a question
 * @param <A> its answer
 */
final class Gathered<Q, A> {

    private final Function<List<Q>, List<A>> ask;
    private final int atOnce;
    private final Deque<Asking<Q, A>> waiting = new ArrayDeque<>();
    private boolean underWay;

    private static final class Asking<Q, A> {
        private final Q question;

        /** True when it is this caller's turn to ask for everyone; else the question has been answered. */
        private final CompletableFuture<Boolean> turn = new CompletableFuture<>();

        private final CompletableFuture<A> answer = new CompletableFuture<>();

        Asking(Q question) {
            this.question = question;
        }
    }

    /**
     * @param ask answers several questions, in their order, in one round trip
     * @param atOnce the most it is given, 1 or more
     */
    Gathered(Function<List<Q>, List<A>> ask, int atOnce) {
        this.ask = ask;
        this.atOnce = atOnce;
    }

    /** Waits for the answer; throws what asking threw. */
    A ask(Q question) {
        Asking<Q, A> mine = new Asking<>(question);
        synchronized (waiting) {
            waiting.add(mine);
            if (!underWay) {
                underWay = true;
                mine.turn.complete(true);
            }
        }
        if (mine.turn.join()) {
            askForAll();
        }
        return answered(mine.answer);
    }

    /** What came of it; throws what it threw. */
    static <T extends @Nullable Object> T answered(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    /** How many wait for their turn. */
    int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    private void askForAll() {
        List<Asking<Q, A>> together = new ArrayList<>();
        synchronized (waiting) {
            while (!waiting.isEmpty() && together.size() < atOnce) {
                together.add(waiting.remove());
            }
        }
        try {
            List<A> answers =
                    ask.apply(together.stream().map(asking -> asking.question).toList());
            for (int i = 0; i < together.size(); i++) {
                together.get(i).answer.complete(answers.get(i));
            }
        } catch (RuntimeException | Error e) {
            together.forEach(asking -> asking.answer.completeExceptionally(e));
        } finally {
            handOver();
            together.forEach(asking -> asking.turn.complete(false));
        }
    }

    /** Whoever has waited longest asks next. */
    private void handOver() {
        synchronized (waiting) {
            Asking<Q, A> next = waiting.peek();
            if (next == null) {
                underWay = false;
            } else {
                next.turn.complete(true);
            }
        }
    }
}
