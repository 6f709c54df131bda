package io.oneshelf.catalog;

import io.oneshelf.kernel.SkuCode;
import io.oneshelf.kernel.Unit;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that other modules need to know of a SKU, found by its code in one look-up.
 *
 * @param product the product it belongs to, or belonged to when it was retired
 * @param name the product's name
 * @param category the product's category
 * @param options what tells it from its sisters, such as colour → red
 * @param retired true when its product no longer has it: it is not sold any more, but can be counted, found and returned
 */
public record SkuCard(
        SkuCode code,
        ProductId product,
        Name name,
        String category,
        Map<String, String> options,
        Unit unit,
        SkuKind kind,
        String taxCategory,
        @Nullable Gtin gtin,
        boolean retired) {

    public SkuCard {
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }

    static SkuCard of(Product product, Sku sku) {
        return new SkuCard(
                sku.code(),
                product.id(),
                product.name(),
                product.category(),
                sku.options(),
                sku.unit(),
                sku.kind(),
                sku.taxCategory(),
                sku.gtin(),
                false);
    }

    SkuCard retire() {
        return new SkuCard(code, product, name, category, options, unit, kind, taxCategory, gtin, true);
    }

    SkuCard withoutGtin() {
        return new SkuCard(code, product, name, category, options, unit, kind, taxCategory, null, retired);
    }

    /** True for what is counted in stock. */
    public boolean isStocked() {
        return kind == SkuKind.GOODS;
    }
}
