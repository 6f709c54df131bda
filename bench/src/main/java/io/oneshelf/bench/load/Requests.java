package io.oneshelf.bench.load;

import java.nio.ByteBuffer;
import java.util.function.IntConsumer;

/** Where a run's requests come from. Called by one thread. */
public interface Requests {

    /** Writes the next request, whole, into an empty buffer of {@link #bytesMax()}. */
    void next(ByteBuffer out);

    /** The longest request. */
    default int bytesMax() {
        return 4_096;
    }

    /**
     * Whether bodies are read and handed to {@link #statuses}; otherwise they are only counted past.
     */
    default boolean readsBodies() {
        return false;
    }

    /** Tells the statuses in an answer that was 200, one for each element. Called when bodies are read. */
    default void statuses(byte[] body, int length, IntConsumer each) {
        each.accept(200);
    }
}
