package io.oneshelf.bench.crash;

import io.oneshelf.bench.subject.Goods;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/** What callers were told, and what must therefore be so. Safe to write into from any number of threads. */
final class Notebook {

    /**
     * A document that was acknowledged.
     *
     * @param path and {@code body}: the PUT that made it; sent again, it answers what has become of it
     * @param state what it must say of its state, or null when it has none
     */
    record Kept(String path, String body, @Nullable String state) {}

    private final Goods goods;
    private final AtomicLongArray onHand;
    private final AtomicLongArray reserved;
    private final ConcurrentLinkedQueue<Kept> ofThisCycle = new ConcurrentLinkedQueue<>();
    private final List<Kept> earlier = new ArrayList<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    private long lastAnswer;
    private long longestSilence;

    Notebook(Goods goods) {
        this.goods = goods;
        int shelves = goods.skus() * goods.locations();
        onHand = new AtomicLongArray(shelves);
        reserved = new AtomicLongArray(shelves);
        for (int shelf = 0; shelf < shelves; shelf++) {
            onHand.set(shelf, goods.each());
        }
    }

    /** What a shelf has gained, or lost, by something that was acknowledged. */
    void moved(int sku, int location, long onHandBy, long reservedBy) {
        int shelf = sku * goods.locations() + location;
        onHand.addAndGet(shelf, onHandBy);
        reserved.addAndGet(shelf, reservedBy);
    }

    void keep(Kept kept) {
        ofThisCycle.add(kept);
    }

    void answered(boolean granted) {
        (granted ? acknowledged : refused).incrementAndGet();
        synchronized (this) {
            long now = System.nanoTime();
            longestSilence = Math.max(longestSilence, now - lastAnswer);
            lastAnswer = now;
        }
    }

    /** From here on silence is measured. */
    synchronized void listen() {
        lastAnswer = System.nanoTime();
        longestSilence = 0;
    }

    /** The longest time, in nanoseconds, in which nobody was answered, until now. */
    synchronized long longestSilence() {
        return longestSilence;
    }

    /** When somebody was answered last, in nanoseconds of {@link System#nanoTime()}. */
    synchronized long lastAnswer() {
        return lastAnswer;
    }

    long acknowledged() {
        return acknowledged.get();
    }

    long refused() {
        return refused.get();
    }

    long onHand(int shelf) {
        return onHand.get(shelf);
    }

    long reserved(int shelf) {
        return reserved.get(shelf);
    }

    /** What was kept since the last time this was asked. Called while nobody plays. */
    List<Kept> closeCycle() {
        List<Kept> cycle = List.copyOf(ofThisCycle);
        ofThisCycle.clear();
        earlier.addAll(cycle);
        return cycle;
    }

    /** Everything kept in cycles that have been closed. */
    List<Kept> all() {
        return List.copyOf(earlier);
    }
}
