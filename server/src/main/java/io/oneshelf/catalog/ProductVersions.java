package io.oneshelf.catalog;

import java.util.List;

/**
 * Versions of a product, the newest first.
 *
 * @param more whether there are older ones that were kept
 */
public record ProductVersions(List<ProductVersion> versions, boolean more) {}
