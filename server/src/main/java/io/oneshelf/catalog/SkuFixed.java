package io.oneshelf.catalog;

import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.kernel.Unit;

/**
 * A SKU exists with another unit or kind.
 *
 * @param unit in which it is counted
 * @param kind what it is
 */
public record SkuFixed(SkuCode sku, Unit unit, SkuKind kind) implements Refusal {

    @Override
    public ProblemWord word() {
        return CatalogProblem.SKU_FIXED;
    }

    @Override
    public String detail() {
        return "SKU " + sku + " exists as " + kind + ", counted in " + unit + ".";
    }
}
