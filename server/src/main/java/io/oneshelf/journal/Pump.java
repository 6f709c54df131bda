package io.oneshelf.journal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a {@code step()} again and again on a thread of its own; rests a little when there was nothing to do. */
public final class Pump implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Pump.class);

    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    /**
     * @param name of the thread
     * @param rest how long to wait after a step that found nothing to do, or failed
     */
    public Pump(String name, Duration rest, BooleanSupplier step) {
        this.thread = Thread.ofVirtual().name(name).start(() -> run(name, rest, step));
    }

    private void run(String name, Duration rest, BooleanSupplier step) {
        boolean failing = false;
        try {
            while (stop.getCount() > 0) {
                boolean busy = false;
                try {
                    busy = step.getAsBoolean();
                    failing = false;
                } catch (RuntimeException | Error e) {
                    // The next step tries again; a database that is away for minutes is told once, not every step.
                    if (!failing) {
                        if (e instanceof BooksFailure away && away.kind() == BooksFailure.Kind.AWAY) {
                            log.warn("{} waits: {}", name, e.getMessage());
                        } else {
                            log.warn("{} failed and will be tried again", name, e);
                        }
                    }
                    failing = true;
                }
                if (!busy && stop.await(rest.toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops after the step under way. */
    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
