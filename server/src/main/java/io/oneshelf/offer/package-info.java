/**
 * What a basket costs and where its goods leave from.
 *
 * <p>Pure: a {@link io.oneshelf.offer.Basket} and a {@link io.oneshelf.offer.Snapshot} of what is known of its goods, prices,
 * taxes and places go in, an {@link io.oneshelf.offer.Offer} comes out ({@link io.oneshelf.offer.Offers}). No clock, no books,
 * no I/O, so that a till without network and the centre say the same.
 *
 * <p>The words:
 *
 * <ul>
 *   <li><b>offer</b>: lines with price, total, tax and the reason of the price; <b>groups</b> of lines that leave one place in
 *       one way with a promise; a hash of all that the shopper is shown.
 *   <li><b>terms</b>: at what price a line is wanted: the one in effect, one recorded elsewhere, one set by hand.
 *   <li><b>run</b>: units of a line that are treated alike; what any of them carry is frozen by
 *       {@link io.oneshelf.offer.Run}, so that a refund is the exact inverse of the sale.
 * </ul>
 *
 * <p>Promises: one currency, the one named, else the only one in which every line has a price; a line is rounded once, half
 * up; the lines add up to the total, and their taxes to what the law asks for on the whole.
 */
@NullMarked
package io.oneshelf.offer;

import org.jspecify.annotations.NullMarked;
