package io.oneshelf.journal;

import io.oneshelf.kernel.Outcome;
import java.util.List;
import java.util.function.Supplier;

/**
 * The one door to the books. Both calls wait until the outcome is durable. Safe to call from any number of threads.
 *
 * <p>Refused at once with {@code journal/overloaded} when the queue is full, {@code journal/stopping} on shutdown,
 * {@code journal/database-away} when the books cannot be reached; {@code journal/outcome-unknown} when the commit's answer
 * was lost: the same id settles it.
 */
public interface Door {

    /**
     * One command on the interactive lane.
     *
     * @param plan makes the command from unlocked advice, on the caller's thread; asked anew when the verb says again
     */
    <C, V> Outcome<V> call(Verb<C, V> verb, Supplier<C> plan);

    /** Many commands on the bulk lane, applied in order, each on its own; the answers stand in the order of the plans. */
    <C, V> List<Outcome<V>> callAll(Verb<C, V> verb, List<Supplier<C>> plans);
}
