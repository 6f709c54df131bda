package io.oneshelf.bench.load;

import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.HdrHistogram.ConcurrentHistogram;
import org.jspecify.annotations.Nullable;

/** Callers in this process: so many virtual threads, each of which calls again as soon as it is answered. */
public final class Callers {

    /** One call; false when it was refused. */
    public interface Call {
        boolean make(RandomGenerator random) throws Exception;
    }

    private Callers() {}

    /**
     * Lets them call, and waits for the last answer.
     *
     * @return with status 201 for calls that were granted and 409 for those refused
     * @throws IllegalStateException when a call failed
     */
    public static Load run(int callers, Bound bound, Call call) {
        AtomicLong granted = new AtomicLong();
        AtomicLong refused = new AtomicLong();
        AtomicLong begun = new AtomicLong();
        AtomicReference<@Nullable Exception> failed = new AtomicReference<>();
        ConcurrentHistogram latencies = new ConcurrentHistogram(1_000, Load.LATENCY_MAX, 3);
        long start = System.nanoTime();
        long end = start + bound.time().toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < callers; i++) {
                threads.submit(() -> {
                    try {
                        while (System.nanoTime() < end
                                && failed.get() == null
                                && begun.incrementAndGet() <= bound.requests()) {
                            long since = System.nanoTime();
                            (call.make(ThreadLocalRandom.current()) ? granted : refused).incrementAndGet();
                            latencies.recordValue(Math.clamp(System.nanoTime() - since, 1, Load.LATENCY_MAX));
                        }
                    } catch (Exception e) {
                        failed.compareAndSet(null, e);
                    }
                });
            }
        }
        long nanos = System.nanoTime() - start;
        Exception failure = failed.get();
        if (failure != null) {
            throw new IllegalStateException("a call failed: " + failure.getMessage(), failure);
        }
        return new Load(
                granted.get() + refused.get(), nanos, latencies, Map.of(201, granted.get(), 409, refused.get()));
    }
}
