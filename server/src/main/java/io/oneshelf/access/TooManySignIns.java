package io.oneshelf.access;

import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;

/** A name or an address was tried too often. */
public record TooManySignIns(int retryAfterSeconds) implements Refusal {

    @Override
    public ProblemWord word() {
        return AccessProblem.TOO_MANY_SIGN_INS;
    }

    @Override
    public String detail() {
        return "This was tried too often; try again after Retry-After.";
    }
}
