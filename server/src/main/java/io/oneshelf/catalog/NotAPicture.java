package io.oneshelf.catalog;

import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;

/** The bytes cannot be made into a picture; the detail says what is wrong with them. */
public record NotAPicture(String detail) implements Refusal {

    @Override
    public ProblemWord word() {
        return CatalogProblem.NOT_A_PICTURE;
    }
}
