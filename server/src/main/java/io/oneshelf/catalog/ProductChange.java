package io.oneshelf.catalog;

import org.jspecify.annotations.Nullable;

/**
 * What made a version of a product, kept under the product's id and the version's number. It holds what stood before and not
 * what stands since: that is the product itself, or what the next change made an end of. So the first version of a product,
 * of which an import makes a hundred thousand at a time, costs a row of some bytes, and only what is changed is kept twice.
 *
 * @param by the name of the token or the id of the person; null when nobody was named
 * @param before what it made an end of; null when it made the product
 */
record ProductChange(@Nullable String by, @Nullable Product before) {

    /** The last colon parts the two: a version is only digits. */
    static String id(ProductId product, long version) {
        return product.value() + ":" + version;
    }
}
