package io.oneshelf.bench;

/** Something that is measured; it stands on a {@link Stage} and adds rows to the stage's report. */
public interface Benchmark {

    /** By which it is called. */
    String name();

    /** What it measures, in one line. */
    String sentence();

    /** Whether it is run with {@code all}; one that takes hours is run by its name only. */
    default boolean isPartOfAll() {
        return true;
    }

    /** Measures, checks that the books are exact, and reports. */
    void run(Stage stage);
}
