package io.oneshelf.member;

import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;

/** There is no such member. */
public record UnknownMember(MemberId member) implements Refusal {

    @Override
    public ProblemWord word() {
        return MemberProblem.UNKNOWN_MEMBER;
    }

    @Override
    public String detail() {
        return "There is no member " + member + ".";
    }
}
