package io.oneshelf.order;

/** One order of a batch. */
public record PlaceOrder(OrderId id, OrderRequest request) {}
