package io.oneshelf.catalog;

/** What sort of thing a SKU is. */
public enum SkuKind {
    /** Counted in stock. */
    GOODS,
    /** Sold and returned, never stocked: postage, fitting, a bank charge. */
    SERVICE
}
