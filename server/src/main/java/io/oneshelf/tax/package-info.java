/**
 * The tax on what is sold, from rates that are data: zero until someone sets one.
 *
 * <p>The words:
 *
 * <ul>
 *   <li><b>tax category</b>: what a SKU is for the tax, such as {@code standard} or {@code food}.
 *   <li><b>rate</b>: a {@link io.oneshelf.tax.TaxRate}: a {@link io.oneshelf.tax.Percent} for a tax category, for one company or
 *       for all, from an instant until another. Of several that apply, one for the company goes before one for all, a later
 *       {@code from} before an earlier one, and a smaller id before a greater one.
 *   <li><b>contained</b> in an amount that includes tax, or <b>added</b> to one that does not
 *       ({@link io.oneshelf.tax.TaxedLines}).
 * </ul>
 *
 * <p>Promises: the tax of lines of one rate is worked out once, on their sum, rounded half up, and split over the lines by the
 * largest remainder, so the lines add up to what the law asks for, exactly. A rate carries its version, and every change of
 * one is in the feed with its whole content, so that what an order was made from can be found again.
 *
 * <p>Rates are documents that people edit, written by the owner. {@link io.oneshelf.tax.Tax} is the table of contents. Leans
 * on kernel, journal and access.
 */
@NullMarked
package io.oneshelf.tax;

import org.jspecify.annotations.NullMarked;
