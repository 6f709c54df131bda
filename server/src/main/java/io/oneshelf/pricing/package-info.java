/**
 * What things cost before anything is taken off: list prices, per channel and in time.
 *
 * <p>The words:
 *
 * <ul>
 *   <li><b>price</b>: a {@link io.oneshelf.pricing.Price}: money for so many base units of a SKU, from an instant until another,
 *       on one channel or on all. It is identified by SKU, currency, channel, price list and {@code from}; the rest can be
 *       changed, and each price has a version of its own.
 *   <li><b>price list</b>: a set of prices for certain buyers, with or without tax included. Prices without a list are the
 *       ordinary ones, tax included.
 *   <li><b>holds</b>: of all prices of a SKU one holds at an instant. A price of the list asked for goes before an ordinary
 *       one, a price of the channel before one of all channels, a later {@code from} before an earlier one.
 *       {@code until} is exclusive; when a price has ended, the one behind it holds again. The choice explains itself
 *       ({@link io.oneshelf.pricing.SkuPrices#explain}).
 *   <li><b>edition</b>: a position of the journal. Every change of a price is in the feed with its whole content and version,
 *       so that what an order was made from can be found again.
 * </ul>
 *
 * <p>Promises: the same question gets the same answer, whatever order prices were entered in; an amount is rounded once per
 * line, half up; an instant is an instant, so a daylight-saving change neither repeats nor skips a price.
 *
 * <p>All prices of a SKU are one document: a look-up is one read of what this process remembers, and a change is locked by
 * its SKU. {@link io.oneshelf.pricing.Prices} is the table of contents. Leans on catalog and network.
 */
@NullMarked
package io.oneshelf.pricing;

import org.jspecify.annotations.NullMarked;
