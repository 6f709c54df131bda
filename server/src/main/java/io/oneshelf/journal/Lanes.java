package io.oneshelf.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/**
 * The two bounded queues before the door: interactive before bulk, each in order of arrival.
 *
 * <p><b>Overload.</b> More than the next batch takes may wait only while the first of them has not waited longer than the
 * patience; after that whoever comes is refused at once. So what is let in is served in about that time, however fast the
 * machine is at the moment, and nobody has to measure or guess how fast that is. A length alone would not do: 8,000 are half a
 * second's work on one machine and half a minute's on another, and an answer that comes after its asker has given up is work
 * for nothing, at the very time at which there is too much of it. What the next batch takes is never refused: with few callers
 * a slow database makes answers late and not refusals. Who sends in bulk is slowed down instead.
 */
final class Lanes {

    /** What became of an offer. */
    enum Offered {
        QUEUED,
        FULL,
        STOPPING
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final Deque<Waiting<?, ?>> interactive = new ArrayDeque<>();
    private final Deque<Waiting<?, ?>> bulk = new ArrayDeque<>();
    private final int capacity;
    private final int batch;
    private final Duration patience;
    private boolean stopping;

    /**
     * @param capacity the most that may wait on each lane
     * @param batch so many are let in however long the first has waited
     * @param patience how long the first may have waited when more than that are let in
     */
    Lanes(int capacity, int batch, Duration patience) {
        this.capacity = capacity;
        this.batch = batch;
        this.patience = patience;
    }

    /** Whether somebody who came now would be refused; a look, so that nobody makes a plan for nothing. */
    boolean isFull(Instant now) {
        lock.lock();
        try {
            return full(now);
        } finally {
            lock.unlock();
        }
    }

    private boolean full(Instant now) {
        Waiting<?, ?> first = interactive.peek();
        return interactive.size() >= capacity
                || (first != null
                        && interactive.size() >= batch
                        && first.since.plus(patience).isBefore(now));
    }

    Offered offer(Waiting<?, ?> waiting, Instant now) {
        lock.lock();
        try {
            if (stopping) {
                return Offered.STOPPING;
            }
            if (full(now)) {
                return Offered.FULL;
            }
            waiting.since = now;
            interactive.add(waiting);
            arrived.signal();
            return Offered.QUEUED;
        } finally {
            lock.unlock();
        }
    }

    boolean hasRoomForBulk() {
        lock.lock();
        try {
            return bulk.size() < capacity;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for room: who sends in bulk is slowed down, not refused. */
    Offered offerBulk(Waiting<?, ?> waiting) throws InterruptedException {
        lock.lock();
        try {
            while (!stopping && bulk.size() >= capacity) {
                room.await();
            }
            if (stopping) {
                return Offered.STOPPING;
            }
            bulk.add(waiting);
            arrived.signal();
            return Offered.QUEUED;
        } finally {
            lock.unlock();
        }
    }

    /** What has queued, interactive first, bounded in number and in weight; one command is taken however heavy it is. */
    List<Waiting<?, ?>> take(int atMost, int weightAtMost) {
        lock.lock();
        try {
            List<Waiting<?, ?>> batch = new ArrayList<>(Math.min(atMost, interactive.size() + bulk.size()));
            long weight = 0;
            while (batch.size() < atMost) {
                Deque<Waiting<?, ?>> lane = interactive.isEmpty() ? bulk : interactive;
                Waiting<?, ?> next = lane.peek();
                if (next == null || (!batch.isEmpty() && weight + next.weight > weightAtMost)) {
                    break;
                }
                weight += next.weight;
                batch.add(lane.remove());
            }
            room.signalAll();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until enough has queued or the door stops; false when it has stopped.
     *
     * @param enough how many that is at the moment, looked at again after every {@link #nudge}
     */
    boolean await(IntSupplier enough) throws InterruptedException {
        lock.lock();
        try {
            while (!stopping && queued() < enough.getAsInt()) {
                arrived.await();
            }
            return !stopping;
        } finally {
            lock.unlock();
        }
    }

    /** What {@link #await} waits beside has changed. */
    void nudge() {
        lock.lock();
        try {
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private int queued() {
        return interactive.size() + bulk.size();
    }

    /** No more is let in; what waits is handed out to be refused. */
    List<Waiting<?, ?>> stop() {
        lock.lock();
        try {
            stopping = true;
            List<Waiting<?, ?>> left = new ArrayList<>(interactive);
            left.addAll(bulk);
            interactive.clear();
            bulk.clear();
            arrived.signalAll();
            room.signalAll();
            return left;
        } finally {
            lock.unlock();
        }
    }

    /** How many wait. */
    int size() {
        lock.lock();
        try {
            return queued();
        } finally {
            lock.unlock();
        }
    }
}
