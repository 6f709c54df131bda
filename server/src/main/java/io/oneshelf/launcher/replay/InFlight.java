package io.oneshelf.launcher.replay;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/**
 * Requests that are under way, each on a virtual thread of its own. One thread starts them and takes back their results in
 * the order in which they finish; it alone keeps books, so nothing else needs a lock.
 */
final class InFlight<R> implements AutoCloseable {

    private sealed interface Finished<R> {
        record Well<R>(R result) implements Finished<R> {}

        record Badly<R>(RuntimeException failure) implements Finished<R> {}
    }

    private final int most;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Finished<R>> finished = new LinkedBlockingQueue<>();
    private int count;

    /** @param most how many may be under way at once; the caller asks {@link #isFull()} before it starts one */
    InFlight(int most) {
        this.most = most;
    }

    boolean isFull() {
        return count >= most;
    }

    boolean isEmpty() {
        return count == 0;
    }

    void start(Supplier<R> request) {
        count++;
        threads.execute(() -> {
            try {
                finished.add(new Finished.Well<>(request.get()));
            } catch (RuntimeException failure) {
                finished.add(new Finished.Badly<>(failure));
            }
        });
    }

    /** Waits for the next one to finish; what it threw is thrown here. */
    R next() {
        try {
            Finished<R> first = finished.take();
            count--;
            return switch (first) {
                case Finished.Well<R> well -> well.result();
                case Finished.Badly<R> badly -> throw badly.failure();
            };
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new CannotGoOn("Stopped; the same command goes on where it was.", stop);
        }
    }

    /** Whether {@link #next()} would answer at once. */
    boolean hasFinished() {
        return !finished.isEmpty();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
