package io.oneshelf.bench.subject;

import io.oneshelf.bench.load.Load;
import java.util.Map;

/**
 * One measured run.
 *
 * @param operations how many were done
 * @param p50Millis of a request, which for batches is not an operation; p99Millis and maxMillis likewise
 * @param serverMicros what the server's process used of the processors for one operation; in process, with its callers
 * @param postgresMicros what all of PostgreSQL's processes used for one
 * @param clientMicros what the load client used for one; 0 in process
 * @param walBytes what PostgreSQL logged for one
 * @param flushesPerSecond how often it brought its log to the disk
 * @param commitsPerSecond transactions, all databases together
 * @param byStatus HTTP statuses and how many; for batches those of elements
 */
public record Run(
        long operations,
        double seconds,
        double perSecond,
        double p50Millis,
        double p99Millis,
        double maxMillis,
        double serverMicros,
        double postgresMicros,
        double clientMicros,
        double walBytes,
        double flushesPerSecond,
        double commitsPerSecond,
        Map<Integer, Long> byStatus) {

    /** One of which only times are known. */
    public static Run of(Load load) {
        return of(load, 0, 0, 0, 0, 0, 0);
    }

    /** The micros and bytes are of the whole run. */
    static Run of(
            Load load,
            double serverMicros,
            double postgresMicros,
            double clientMicros,
            double walBytes,
            double flushes,
            double commits) {
        double operations = Math.max(1, load.operations());
        return new Run(
                load.operations(),
                load.seconds(),
                load.perSecond(),
                load.latencies().getValueAtPercentile(50) / 1e6,
                load.latencies().getValueAtPercentile(99) / 1e6,
                load.latencies().getMaxValue() / 1e6,
                serverMicros / operations,
                postgresMicros / operations,
                clientMicros / operations,
                walBytes / operations,
                flushes / load.seconds(),
                commits / load.seconds(),
                load.byStatus());
    }
}
