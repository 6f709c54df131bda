package io.oneshelf.access.http;

import io.oneshelf.access.TooMuchAtOnce;
import io.oneshelf.journal.JournalProblem;
import io.oneshelf.journal.NotNow;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.Refusal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The requests that are worked on at once: so many, and of one caller three quarters of them. A web shop that is flooded, or a
 * job that asks for everything at the same time, is then told to slow down while there is still room for the tills.
 *
 * <p>What one caller has too many of is refused with 429, which leaves the connection open. After a 503 the web server closes it,
 * and ten thousand callers who come again on new connections cost more than what they are refused.
 */
final class Hands {

    private final Semaphore free;
    private final int ofOneMax;
    private final Map<Caller, Integer> taken = new ConcurrentHashMap<>();

    Hands(int max) {
        this.free = new Semaphore(max);
        this.ofOneMax = Math.max(1, max * 3 / 4);
    }

    /**
     * Takes one; {@link #give} must follow.
     *
     * @param caller null when nobody knows who asks: such requests share what all have
     * @return why there is none to be had, or null when it was taken
     */
    @Nullable
    Refusal take(@Nullable Caller caller) {
        if (!free.tryAcquire()) {
            return new NotNow(JournalProblem.OVERLOADED);
        }
        if (caller != null && taken.merge(caller, 1, Integer::sum) > ofOneMax) {
            give(caller);
            return new TooMuchAtOnce(ofOneMax);
        }
        return null;
    }

    /** Gives back what was taken. */
    void give(@Nullable Caller caller) {
        if (caller != null) {
            taken.computeIfPresent(caller, (who, before) -> before == 1 ? null : before - 1);
        }
        free.release();
    }
}
