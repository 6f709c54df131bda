package io.oneshelf.member;

import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;

/**
 * The identity is another member's; whose is not told.
 *
 * @param kind of the identity
 */
public record IdentityTaken(String kind) implements Refusal {

    @Override
    public ProblemWord word() {
        return MemberProblem.IDENTITY_TAKEN;
    }

    @Override
    public String detail() {
        return "This " + kind + " belongs to another member.";
    }
}
