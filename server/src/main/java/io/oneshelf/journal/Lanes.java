package io.oneshelf.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The two bounded queues before the door: interactive before bulk, each in order of arrival. */
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
    private boolean stopping;

    Lanes(int capacity) {
        this.capacity = capacity;
    }

    Offered offer(Waiting<?, ?> waiting) {
        lock.lock();
        try {
            if (stopping) {
                return Offered.STOPPING;
            }
            if (interactive.size() >= capacity) {
                return Offered.FULL;
            }
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

    /** Waits until something has queued or the door stops; false when it has stopped. */
    boolean await() throws InterruptedException {
        lock.lock();
        try {
            while (!stopping && interactive.isEmpty() && bulk.isEmpty()) {
                arrived.await();
            }
            return !stopping;
        } finally {
            lock.unlock();
        }
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
            return interactive.size() + bulk.size();
        } finally {
            lock.unlock();
        }
    }
}
