package io.oneshelf.access.http;

/** Text that is JSON already and is written into an answer as it is; only for answers. */
public record RawJson(String json) {}
