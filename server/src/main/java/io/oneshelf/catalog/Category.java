package io.oneshelf.catalog;

/** A shelf of the shop: products that belong together. Made when a product names it for the first time. */
public record Category(String name) {}
