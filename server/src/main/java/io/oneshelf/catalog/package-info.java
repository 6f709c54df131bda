/**
 * What the retailer sells: products and their SKUs, in two languages.
 *
 * <p>The words:
 *
 * <ul>
 *   <li><b>product</b>: a {@link io.oneshelf.catalog.Product}: what a shopper looks at, with a name, a category and its SKUs.
 *   <li><b>SKU</b>: what is counted, priced and sold: one size and colour of a product, or a service. A
 *       {@link io.oneshelf.catalog.SkuCard} is all that other modules need to know of it, in one look-up by its code.
 *   <li><b>unit</b>: the base unit in which a SKU is counted. <b>Kind</b>: goods are stocked, services are not.
 *   <li><b>GTIN</b>: the number under the bar code, with a check digit ({@link io.oneshelf.catalog.Gtin}).
 *   <li><b>label</b>: what a store's scales print, with a price in it ({@link io.oneshelf.catalog.PriceLabel}).
 *   <li><b>category</b>: made when it is named for the first time.
 *   <li><b>picture</b>: a photograph or drawing of a product that was uploaded, named by the hash of its bytes
 *       ({@link io.oneshelf.catalog.PictureHash}). <b>Rendition</b>: the picture made anew in one width; only renditions are
 *       kept and shown, so nobody learns from a picture where and when it was taken.
 *   <li><b>version</b>: what a product was from one edit to the next ({@link io.oneshelf.catalog.ProductVersion}). Events tell
 *       that it was changed and not what it was, so each edit keeps what it made an end of, and who made it.
 *   <li><b>retired</b>: a SKU that its product no longer has. It is never removed, since stock, orders and returns may name it.
 * </ul>
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>A SKU belongs to one product at a time; a retired one may be taken over by another product.
 *   <li>Unit and kind of a SKU never change, so that a quantity, once written, keeps its meaning.
 *   <li>A GTIN belongs to one SKU at a time; a retired SKU gives its GTIN up to the next that carries it.
 *   <li>What a product was is kept with every edit, in the same commit, and never changed.
 *   <li>A product names only pictures that were uploaded. A picture is never changed and never removed: one that no product
 *       names any more takes up room and nothing else.
 *   <li>What is uploaded is believed in nothing: its type is read from its bytes, its size before it is decoded, and few are
 *       decoded at once.
 *   <li>Search is an index made from the documents, never truth: what it finds is read from the books before it is shown.
 * </ul>
 *
 * <p>Products are documents that people edit, read by everybody, written by owner and merchandiser; who writes products uploads
 * pictures. {@link io.oneshelf.catalog.Catalog} and {@link io.oneshelf.catalog.Pictures} are the table of contents. Leans on kernel, journal and access.
 */
@NullMarked
package io.oneshelf.catalog;

import org.jspecify.annotations.NullMarked;
