package io.oneshelf.catalog;

import io.oneshelf.kernel.SkuCode;
import org.jspecify.annotations.Nullable;

/**
 * Which SKU a GTIN belongs to. A document of its own, so that two SKUs cannot take one GTIN at the same time.
 *
 * @param sku null when it was given up
 */
record GtinUse(Gtin gtin, @Nullable SkuCode sku) {}
