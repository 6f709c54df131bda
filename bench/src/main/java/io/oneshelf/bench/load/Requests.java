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

    /**
     * Asked when the server has closed a connection on which a request was under way, as it may when the connection was idle
     * for long. True to send it again on a new one; false to fail the run.
     */
    default boolean mayBeSentAgain() {
        return false;
    }

    /** Is told of every answer that is 429 or 503. */
    default void refused(boolean saysRetryAfter) {}

    /** Is told of every answer, and how long it took from the moment in which its request was sent. */
    default void answered(int status, long nanos) {}

    /** Tells the statuses in an answer that was 200, one for each element. Called when bodies are read. */
    default void statuses(byte[] body, int length, IntConsumer each) {
        each.accept(200);
    }
}
