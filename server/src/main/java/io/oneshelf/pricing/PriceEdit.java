package io.oneshelf.pricing;

import io.oneshelf.access.IfMatch;
import io.oneshelf.kernel.SkuCode;

/**
 * A price as its editor wants it to be.
 *
 * @param price its version does not matter here
 * @param ifMatch the version of this very price that the editor has seen
 */
public record PriceEdit(SkuCode sku, Price price, IfMatch ifMatch) {}
