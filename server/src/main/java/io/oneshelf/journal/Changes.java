package io.oneshelf.journal;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Tells who remembers documents that they have changed: at once for what this process wrote, and by following the feed for
 * what other processes wrote. A document that is remembered must therefore be told of by an event whenever it is written.
 */
public final class Changes implements AutoCloseable {

    private static final int EVENTS_AT_ONCE = 5_000;

    private final Reader reader;
    private final Map<String, List<Consumer<Set<String>>>> listeners = new ConcurrentHashMap<>();
    private final Object news = new Object();
    private volatile long position;
    private volatile boolean closed;

    /** Follows from the end of the feed as it is now: nothing is remembered yet. */
    public Changes(Reader reader) {
        this.reader = reader;
        this.position = reader.position();
    }

    /** Calls the listener with the ids of the documents of that kind that were written. */
    public void listen(DocumentKind<?> kind, Consumer<Set<String>> listener) {
        listeners
                .computeIfAbsent(kind.name(), name -> new CopyOnWriteArrayList<>())
                .add(listener);
    }

    /** What this process has just committed; registered with the door. */
    public void written(Set<DocKey<?>> keys) {
        Map<String, Set<String>> byKind = new HashMap<>();
        for (DocKey<?> key : keys) {
            if (listeners.containsKey(key.kind().name())) {
                byKind.computeIfAbsent(key.kind().name(), kind -> new HashSet<>())
                        .add(key.id());
            }
        }
        tell(byKind);
    }

    /**
     * Follows the feed as far as it goes at this moment; false when nothing has come since. Whoever is about to refuse because
     * of what is remembered calls this first, and looks again when something has.
     *
     * @param since the {@link #position} before the first look: the feed may have been followed between the look and now
     */
    public boolean newsSince(long since) {
        long end = reader.position();
        while (position < end && step()) {
            // Each step brings some thousand events.
        }
        return position > since;
    }

    /** Follows the feed a little further; false when it is at the end. */
    public synchronized boolean step() {
        Reader.Changed found = reader.changed(listeners.keySet(), position, EVENTS_AT_ONCE);
        if (found.position() == position) {
            return false;
        }
        tell(found.ids());
        position = found.position();
        synchronized (news) {
            news.notifyAll();
        }
        return true;
    }

    /** How far the feed was followed: what is remembered is at least as new as this. */
    public long position() {
        return position;
    }

    /**
     * Waits until the feed was followed beyond a position, at most so long, and not at all once {@link #close()} was called.
     * Who waits learns from the feed what came; several may wait, each on a virtual thread of its own.
     */
    public void await(long after, Duration most) {
        long began = System.nanoTime();
        synchronized (news) {
            long left = most.toMillis();
            while (position <= after && !closed && left > 0) {
                try {
                    news.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
                left = most.toMillis() - (System.nanoTime() - began) / 1_000_000;
            }
        }
    }

    /** Whoever waits goes on at once, so that a server that stops need not wait for them. */
    @Override
    public void close() {
        closed = true;
        synchronized (news) {
            news.notifyAll();
        }
    }

    private void tell(Map<String, Set<String>> byKind) {
        byKind.forEach(
                (kind, ids) -> listeners.getOrDefault(kind, List.of()).forEach(listener -> listener.accept(ids)));
    }
}
