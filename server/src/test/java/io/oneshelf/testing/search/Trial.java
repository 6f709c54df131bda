package io.oneshelf.testing.search;

/**
 * The real thing and its model, side by side, from a fresh start.
 *
 * @param <M> the model
 */
public interface Trial<M> extends AutoCloseable {

    /** What the dice look at. */
    M model();

    /**
     * Does what the sentence says with both.
     *
     * @throws AssertionError when they do not tell the same, or an invariant is broken
     */
    void play(String sentence);

    /** Looks at the whole once more after the last step. */
    default void end() {}

    @Override
    default void close() {}
}
