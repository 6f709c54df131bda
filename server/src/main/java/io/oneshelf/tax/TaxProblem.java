package io.oneshelf.tax;

import io.oneshelf.kernel.ProblemWord;
import java.util.Locale;

/** Tax's words for refusal. */
public enum TaxProblem implements ProblemWord {
    CATEGORY_FIXED(
            409, "Returned when a rate exists for another tax category; that never changes, so make another rate.");

    private final int status;
    private final String sentence;

    TaxProblem(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    @Override
    public String module() {
        return "tax";
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
