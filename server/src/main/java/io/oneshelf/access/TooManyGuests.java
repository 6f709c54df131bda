package io.oneshelf.access;

import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;

/** More guests were asked for than may be had in a minute. */
public record TooManyGuests(int retryAfterSeconds) implements Refusal {

    @Override
    public ProblemWord word() {
        return AccessProblem.TOO_MANY_GUESTS;
    }

    @Override
    public String detail() {
        return "Too many guests were asked for; try again after Retry-After.";
    }
}
