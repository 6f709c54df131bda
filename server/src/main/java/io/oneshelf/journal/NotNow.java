package io.oneshelf.journal;

import io.oneshelf.kernel.Refusal;

/**
 * The door could not do it now.
 *
 * @param word why
 * @param retryAfterSeconds when to try again
 */
public record NotNow(JournalProblem word, int retryAfterSeconds) implements Refusal {

    public NotNow(JournalProblem word) {
        this(word, 1);
    }

    @Override
    public String detail() {
        return word.sentence();
    }
}
