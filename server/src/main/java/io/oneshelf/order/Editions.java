package io.oneshelf.order;

/**
 * By which facts an order was priced and planned.
 *
 * @param journal the position of the journal up to which prices, products, taxes and places were known: the facts as of that
 *     position, each with its own validity in time
 */
public record Editions(long journal) {}
