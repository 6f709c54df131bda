package io.oneshelf.catalog;

import io.oneshelf.kernel.ProblemWord;
import java.util.Locale;

/** The catalogue's words for refusal. */
public enum CatalogProblem implements ProblemWord {
    UNKNOWN_SKU(422, "Returned when a request names a SKU that does not exist."),
    SKU_ELSEWHERE(409, "Returned when a SKU of the product belongs to another product; a SKU has one product."),
    SKU_FIXED(409, "Returned when a SKU exists with another unit or kind; they never change, so give it a new code."),
    GTIN_ELSEWHERE(409, "Returned when a GTIN of the product belongs to another SKU; a GTIN has one SKU.");

    private final int status;
    private final String sentence;

    CatalogProblem(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    @Override
    public String module() {
        return "catalog";
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
