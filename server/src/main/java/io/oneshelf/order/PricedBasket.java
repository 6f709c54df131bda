package io.oneshelf.order;

import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.offer.Offer;

/** A basket, and what it would come to if it were ordered now, or why it could not be. */
public record PricedBasket(Stored<Basket> basket, Outcome<Offer> offer) {}
