package io.oneshelf.access;

import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;

/** A new password is too easy to guess; it is not repeated here. */
public record WeakPassword(Rule rule) implements Refusal {

    /** What a password must not be. */
    public enum Rule {
        TOO_SHORT("A password has at least 8 characters."),
        TOO_LONG("A password has at most 256 characters."),
        IS_THE_NAME("A password is not the name with which one signs in."),
        TOO_COMMON("This password is among those that are tried first.");

        private final String sentence;

        Rule(String sentence) {
            this.sentence = sentence;
        }
    }

    @Override
    public ProblemWord word() {
        return AccessProblem.PASSWORD_TOO_WEAK;
    }

    @Override
    public String detail() {
        return rule.sentence;
    }
}
