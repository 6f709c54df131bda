package io.oneshelf.journal;

import io.oneshelf.kernel.ProblemWord;

/** The journal's words for refusal. */
public enum JournalProblem implements ProblemWord {
    EXISTS_DIFFERENT(
            409, "Returned when the id is taken by a command with other content; the differing fields are named."),
    OVERLOADED(
            503,
            "Returned when more commands wait than the books can take; nothing was done, try again after Retry-After."),
    STOPPING(503, "Returned when the server is stopping; nothing was done, try again after Retry-After."),
    DATABASE_AWAY(503, "Returned when the database cannot be reached; nothing was done, try again after Retry-After."),
    OUTCOME_UNKNOWN(503, "Returned when the commit's answer was lost; send the same id again and it is settled."),
    CONTENDED(
            503, "Returned when the plan did not fit what was found under the lock several times in a row; try again.");

    private final int status;
    private final String sentence;

    JournalProblem(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    @Override
    public String module() {
        return "journal";
    }

    @Override
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
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
