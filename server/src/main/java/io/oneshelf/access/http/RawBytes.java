package io.oneshelf.access.http;

/**
 * A body that is not JSON: a picture, say.
 *
 * @param type its media type, as Content-Type declares it; empty when a caller declared none
 */
public record RawBytes(String type, byte[] bytes) {}
