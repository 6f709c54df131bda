package io.oneshelf.member;

import io.oneshelf.kernel.ProblemWord;
import java.util.Locale;

/** Member's words for refusal. */
public enum MemberProblem implements ProblemWord {
    UNKNOWN_MEMBER(422, "Returned when a member that is named does not exist."),
    IDENTITY_TAKEN(409, "Returned when the identity belongs to another member.");

    private final int status;
    private final String sentence;

    MemberProblem(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    @Override
    public String module() {
        return "member";
    }

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
