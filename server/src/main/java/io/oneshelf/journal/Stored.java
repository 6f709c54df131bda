package io.oneshelf.journal;

import java.time.Instant;

/**
 * A document as it is kept.
 *
 * @param no its number, unique in its home, in its node's sequence
 * @param version from 1, one more with each change; it is the ETag where people edit
 * @param recordedAt when it was first recorded
 * @param body the document itself
 */
public record Stored<D>(DocKey<D> key, long no, long version, Instant recordedAt, D body) {}
