/**
 * What a basket costs, and why.
 *
 * <p>Pure: a basket and what is known about its goods, prices, taxes and places go in, an offer comes out. No clock, no
 * books, no I/O, so that a till without network and the centre say the same.
 *
 * <p>The words: a <b>run</b> is units of a line that are treated alike; what any of them carry is frozen by
 * {@link io.oneshelf.offer.Run}, so that a refund is the exact inverse of the sale.
 */
@NullMarked
package io.oneshelf.offer;

import org.jspecify.annotations.NullMarked;
