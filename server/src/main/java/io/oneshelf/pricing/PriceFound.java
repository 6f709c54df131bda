package io.oneshelf.pricing;

import io.oneshelf.kernel.SkuCode;

/**
 * The price that holds for a SKU.
 *
 * @param price with its version, by which the feed finds its content again
 * @param taxIncluded false when its price list says that tax is added
 */
public record PriceFound(SkuCode sku, Price price, boolean taxIncluded) {}
