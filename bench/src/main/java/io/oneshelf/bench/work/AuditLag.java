package io.oneshelf.bench.work;

import io.oneshelf.bench.report.Row;
import io.oneshelf.bench.subject.Api;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How far the monitor is behind while others sell: asks {@code /metrics} five times a second for
 * {@code oneshelf_audit_lag_seconds} until it is closed.
 */
final class AuditLag implements AutoCloseable {

    private static final String METRIC = "oneshelf_audit_lag_seconds ";

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final List<Double> seen = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread looking;

    private AuditLag(Api api) {
        looking = Thread.ofVirtual().name("audit lag").start(() -> {
            try {
                do {
                    double lag = lag(api);
                    synchronized (seen) {
                        seen.add(lag);
                    }
                } while (!closed.await(200, TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    static AuditLag of(Api api) {
        return new AuditLag(api);
    }

    /** Waits until the monitor has seen everything. */
    static void awaitNone(Api api) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (lag(api) > 1.0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The monitor is still behind after " + PATIENCE);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    private static double lag(Api api) {
        return api.text("/metrics")
                .lines()
                .filter(line -> line.startsWith(METRIC))
                .mapToDouble(line -> Double.parseDouble(line.substring(METRIC.length())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("/metrics does not tell " + METRIC));
    }

    /** As a remark on what was measured meanwhile. */
    Row toldOn(Row row) {
        double[] sorted;
        synchronized (seen) {
            sorted = seen.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        }
        return row.with("the monitor was behind by %.1f s at the median, %.1f s at most, of %d looks"
                .formatted(
                        sorted[sorted.length / 2], Arrays.stream(sorted).max().orElseThrow(), sorted.length));
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            looking.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
