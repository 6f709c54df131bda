package io.oneshelf.access;

import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;

/** There is no such thing, or it is another person's: both are answered alike, so that nobody can probe. */
public record NotFound(String detail) implements Refusal {

    /** @param thing in words, such as {@code reservation} */
    public static NotFound of(String thing) {
        return new NotFound("There is no such " + thing + ".");
    }

    @Override
    public ProblemWord word() {
        return RequestProblem.NOT_FOUND;
    }
}
