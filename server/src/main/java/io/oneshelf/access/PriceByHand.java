package io.oneshelf.access;

import io.oneshelf.kernel.SkuCode;

/**
 * What is allowed, or is said to have been: another price for so many units of one SKU.
 *
 * @param quantity base units; of an approval, the most it is good for
 * @param unitPrice minor units of {@code currency} for one base unit
 */
public record PriceByHand(SkuCode sku, long quantity, long unitPrice, String currency) {}
