package io.oneshelf.catalog;

import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.kernel.SkuCode;

/**
 * A GTIN belongs to another SKU.
 *
 * @param sku the one it belongs to
 */
public record GtinElsewhere(Gtin gtin, SkuCode sku) implements Refusal {

    @Override
    public ProblemWord word() {
        return CatalogProblem.GTIN_ELSEWHERE;
    }

    @Override
    public String detail() {
        return "GTIN " + gtin + " belongs to SKU " + sku + ".";
    }
}
