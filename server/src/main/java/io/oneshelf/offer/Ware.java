package io.oneshelf.offer;

import io.oneshelf.pricing.SkuPrices;

/**
 * What is known of a SKU.
 *
 * @param goods false for a service, which is not stocked
 * @param taxCategory what it is for the tax
 * @param prices all its prices; empty of them when it has none
 */
public record Ware(boolean goods, String taxCategory, SkuPrices prices) {}
