package io.oneshelf.journal;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A batch that was decided ahead: on what could be read without locks, and on what the batch before it leaves. It is written
 * when that one is durable, and only if the home has had no other commit since, which the books check; so what it was decided
 * on was the truth.
 */
final class Flight {

    private static final Logger log = LoggerFactory.getLogger(Flight.class);

    /** More is read at most so often before the batch is left to the locks. */
    private static final int READINGS_MAX = 8;

    private final List<Waiting<?, ?>> batch;
    private final Books.Session session;
    private final Deciding.Result result;
    private final long commitsBefore;
    private final CompletableFuture<@Nullable Throwable> end = new CompletableFuture<>();

    private Flight(List<Waiting<?, ?>> batch, Books.Session session, Deciding.Result result, long commitsBefore) {
        this.batch = batch;
        this.session = session;
        this.result = result;
        this.commitsBefore = commitsBefore;
    }

    /**
     * Decides a batch and makes its statements ready.
     *
     * @param before the one before it, written or not; null when that was brought to its end otherwise
     * @return null when somebody else is seen to write, or when it did not work: it is to be decided under locks
     */
    static @Nullable Flight prepare(
            Books books, Deciding deciding, List<Waiting<?, ?>> batch, @Nullable Flight before) {
        Books.Session session = null;
        try {
            session = books.beginAhead();
            Flight prepared = prepare(deciding, batch, before, session);
            if (prepared != null) {
                session = null;
            }
            return prepared;
        } catch (RuntimeException | Error e) {
            log.debug("a batch is decided under locks after all", e);
            return null;
        } finally {
            if (session != null) {
                session.close();
            }
        }
    }

    private static @Nullable Flight prepare(
            Deciding deciding, List<Waiting<?, ?>> batch, @Nullable Flight before, Books.Session session) {
        Unanswered unanswered = before == null ? Unanswered.NOTHING : before.result.leaves();
        Widening widening = Widening.NONE;
        for (int readings = 0; readings < READINGS_MAX; readings++) {
            Deciding.Result result = deciding.decide(batch, session, widening, unanswered);
            if (result.wider() == null) {
                Set<Long> commits = session.commits();
                if (before == null) {
                    return commits.size() == 1
                            ? ready(batch, session, result, commits.iterator().next())
                            : null;
                }
                // The one under way may have become durable meanwhile; what it leaves was laid over both.
                if (!commits.stream()
                        .allMatch(count -> count == before.commitsBefore || count == before.commitsAfter())) {
                    return null;
                }
                Flight ready = ready(batch, session, result, before.commitsAfter());
                if (before.isUnderWay()) {
                    session.writeEarly();
                }
                return ready;
            }
            widening = result.wider();
        }
        return null;
    }

    private static Flight ready(
            List<Waiting<?, ?>> batch, Books.Session session, Deciding.Result result, long commitsBefore) {
        if (!result.decided().isEmpty()) {
            session.onlyAfter(commitsBefore);
            session.prepare(result.decided());
        }
        return new Flight(batch, session, result, commitsBefore);
    }

    private long commitsAfter() {
        return result.decided().isEmpty() ? commitsBefore : commitsBefore + 1;
    }

    List<Waiting<?, ?>> batch() {
        return batch;
    }

    /** Writes it, tells the listeners, and answers its callers. What fails is found by who {@link #await}s it. */
    void fly(Consumer<Set<DocKey<?>>> tell) {
        Throwable failure = null;
        boolean durable = false;
        try (session) {
            if (!result.decided().isEmpty()) {
                session.write(result.decided());
                session.commit();
                durable = true;
                tell.accept(result.written());
            }
        } catch (RuntimeException | Error e) {
            if (durable) {
                log.error("a batch was written, and then something went wrong", e);
            } else {
                failure = e;
            }
        }
        try {
            if (failure == null) {
                batch.forEach(Waiting::complete);
            }
        } finally {
            end.complete(failure);
        }
    }

    /** It will not be written. */
    void abandon() {
        session.close();
    }

    boolean isUnderWay() {
        return !end.isDone();
    }

    boolean hasSucceeded() {
        return end.isDone() && end.join() == null;
    }

    /** Waits for its end: null when it is durable and everyone was answered, or what went wrong. */
    @Nullable
    Throwable await() {
        return end.join();
    }
}
