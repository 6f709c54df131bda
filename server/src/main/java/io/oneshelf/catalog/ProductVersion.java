package io.oneshelf.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a product was, from one edit to the next.
 *
 * @param version from 1, one more with each edit
 * @param product what stood then
 * @param recordedAt since when; null for one that was written before changes were kept
 * @param by who wrote it: the name of a token or the id of a person; null when that was not kept
 */
public record ProductVersion(
        long version,
        Product product,
        @Nullable Instant recordedAt,
        @Nullable String by) {}
