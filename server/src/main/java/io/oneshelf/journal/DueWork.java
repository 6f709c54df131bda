package io.oneshelf.journal;

import java.time.Instant;

/**
 * Something to be done at a time.
 *
 * @param no its number
 * @param at when
 * @param work the word its handler is registered under
 * @param id what it is about, a document's id
 */
public record DueWork(long no, Instant at, String work, String id) {}
