package io.oneshelf.tax;

import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;

/**
 * A rate exists for another tax category.
 *
 * @param taxCategory the one it is for
 */
public record CategoryFixed(String rate, String taxCategory) implements Refusal {

    @Override
    public ProblemWord word() {
        return TaxProblem.CATEGORY_FIXED;
    }

    @Override
    public String detail() {
        return "Rate " + rate + " is for the tax category " + taxCategory + ".";
    }
}
