package io.oneshelf.tax;

/**
 * A rate and its version, by which the feed finds its content again.
 *
 * @param version from 1, one more with each change
 */
public record VersionedRate(TaxRate rate, long version) {}
