package io.oneshelf.bench.races;

/** One moment. */
interface Race {

    String name();

    /**
     * Runs it once.
     *
     * @param round tells this round's ids from others'
     * @return which of the right outcomes it was, in a few words
     * @throws Broken when it was none of them
     */
    String run(Arena arena, String round);
}
