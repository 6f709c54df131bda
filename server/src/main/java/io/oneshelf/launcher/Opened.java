package io.oneshelf.launcher;

import io.oneshelf.launcher.database.CannotStart;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a start has opened so far, closed last to first.
 *
 * <p>Thread-safe: when Ctrl-C comes in the middle of a start, closing waits until the step under way has either opened
 * its thing or failed, so that no PostgreSQL is left behind by a start that was given up.
 */
final class Opened {

    private static final Logger LOG = LoggerFactory.getLogger(Opened.class);

    private final Deque<AutoCloseable> things = new ArrayDeque<>();
    private final ReentrantLock step = new ReentrantLock();
    private boolean closed;

    /** Runs one step of the start and takes charge of what it opens. */
    <T extends AutoCloseable> T open(Supplier<T> opening) {
        step.lock();
        try {
            if (closed) {
                throw new CannotStart("Stopped while starting.");
            }
            T thing = opening.get();
            things.push(thing);
            return thing;
        } finally {
            step.unlock();
        }
    }

    void closeAll() {
        boolean mine = false;
        try {
            mine = step.tryLock(60, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!mine) {
            LOG.warn("A step of the start does not end; leaving without it. The next start cleans up.");
            return;
        }
        try {
            closed = true;
            while (!things.isEmpty()) {
                close(things.pop());
            }
        } finally {
            step.unlock();
        }
    }

    private static void close(AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception failure) {
            LOG.warn("Did not close in order: {}", failure.toString());
        }
    }
}
