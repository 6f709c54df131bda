package io.oneshelf.till;

import io.oneshelf.kernel.ProblemWord;
import java.util.Locale;

/** The words for what cannot be told of a shift. */
public enum TillProblem implements ProblemWord {
    EXISTS_DIFFERENT(
            409,
            "Returned when the id is taken by a shift or cash movement with other content, or the shift was closed with other"
                    + " content; the differing fields are named."),
    ALREADY_CLOSED(409, "Returned when cash is to move in a shift that is closed."),
    TOO_MANY_MOVEMENTS(409, "Returned when a shift has as many cash movements as one may have."),
    CURRENCY_DIFFERS(422, "Returned when an amount is in another currency than the float the shift was opened with.");

    private final int status;
    private final String sentence;

    TillProblem(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    @Override
    public String module() {
        return "till";
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
