package io.oneshelf.catalog;

import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.kernel.SkuCode;
import java.util.List;

/**
 * A request named SKUs that do not exist.
 *
 * @param skus all of them, in the order in which they were named
 */
public record UnknownSku(List<SkuCode> skus) implements Refusal {

    private static final int NAMED_MAX = 5;

    public UnknownSku {
        skus = List.copyOf(skus);
    }

    public static UnknownSku of(SkuCode sku) {
        return new UnknownSku(List.of(sku));
    }

    @Override
    public ProblemWord word() {
        return CatalogProblem.UNKNOWN_SKU;
    }

    @Override
    public String detail() {
        String named = String.join(
                ", ", skus.stream().limit(NAMED_MAX).map(SkuCode::value).toList());
        return skus.size() > NAMED_MAX
                ? "There are no SKUs " + named + " and " + (skus.size() - NAMED_MAX) + " more."
                : "There is no SKU " + named + ".";
    }
}
