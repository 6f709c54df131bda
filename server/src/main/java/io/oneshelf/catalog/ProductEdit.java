package io.oneshelf.catalog;

import io.oneshelf.access.IfMatch;

/** A product as its editor wants it to be, and the version the editor has seen. */
public record ProductEdit(Product product, IfMatch ifMatch) {}
