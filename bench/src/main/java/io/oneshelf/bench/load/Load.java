package io.oneshelf.bench.load;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What came of a run.
 *
 * @param operations what was done: as many as requests, or the elements of batches
 * @param nanos from the first request to the last answer
 * @param latencies of requests, in nanoseconds
 * @param byStatus how many answers had which status; for batches, how many elements
 */
public record Load(long operations, long nanos, Histogram latencies, Map<Integer, Long> byStatus) {

    /** The longest latency that is told apart from longer ones. */
    public static final long LATENCY_MAX = 600_000_000_000L;

    public Load {
        byStatus = new TreeMap<>(byStatus);
    }

    /** An empty histogram for latencies: nanoseconds up to ten minutes, to three digits. */
    public static Histogram emptyLatencies() {
        return new Histogram(1_000, LATENCY_MAX, 3);
    }

    /** Both together, when they ran at the same time. */
    public Load plus(Load other) {
        Histogram all = latencies.copy();
        all.add(other.latencies);
        Map<Integer, Long> statuses = new TreeMap<>(byStatus);
        other.byStatus.forEach((status, count) -> statuses.merge(status, count, Long::sum));
        return new Load(operations + other.operations, Math.max(nanos, other.nanos), all, statuses);
    }

    public double seconds() {
        return nanos / 1e9;
    }

    public double perSecond() {
        return operations / seconds();
    }

    public long answered(int status) {
        return byStatus.getOrDefault(status, 0L);
    }
}
