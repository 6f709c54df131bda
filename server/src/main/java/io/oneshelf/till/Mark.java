package io.oneshelf.till;

/**
 * How far a till's own journal had come: one of its records.
 *
 * @param number of the record, from 1, without gaps
 * @param previous the hash of the record before; 64 zeros before the first
 * @param hash the record's own
 */
public record Mark(long number, String previous, String hash) {

    /** SHA-256 in small hexadecimal digits. */
    public static final String HASH_FORM = "[0-9a-f]{64}";
}
