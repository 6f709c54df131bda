package io.oneshelf.access;

import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;

/**
 * One caller has so many requests under way that the others would find the server full.
 *
 * @param most so many may be under way
 */
public record TooMuchAtOnce(int most, int retryAfterSeconds) implements Refusal {

    public TooMuchAtOnce(int most) {
        this(most, 1);
    }

    @Override
    public ProblemWord word() {
        return AccessProblem.TOO_MUCH_AT_ONCE;
    }

    @Override
    public String detail() {
        // Put together without a formatter: whoever is refused this often is to cost as little as can be.
        return "This caller has " + most + " requests under way already; try again after Retry-After.";
    }
}
