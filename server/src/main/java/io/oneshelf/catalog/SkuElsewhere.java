package io.oneshelf.catalog;

import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.kernel.SkuCode;

/**
 * A SKU belongs to another product.
 *
 * @param product the one it belongs to
 */
public record SkuElsewhere(SkuCode sku, ProductId product) implements Refusal {

    @Override
    public ProblemWord word() {
        return CatalogProblem.SKU_ELSEWHERE;
    }

    @Override
    public String detail() {
        return "SKU " + sku + " belongs to product " + product + ".";
    }
}
