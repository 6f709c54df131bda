package io.oneshelf.bench.simulate;

import org.jspecify.annotations.Nullable;

/** A promise of the house was broken. An error, because nobody on the way may take it for a failure of a command. */
final class Violation extends AssertionError {
    private static final long serialVersionUID = 1;

    Violation(String sentence) {
        super(sentence);
    }

    static void unless(boolean kept, String sentence, @Nullable Object... values) {
        if (!kept) {
            throw new Violation(sentence.formatted(values));
        }
    }
}
