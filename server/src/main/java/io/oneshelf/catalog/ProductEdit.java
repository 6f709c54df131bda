package io.oneshelf.catalog;

import io.oneshelf.access.IfMatch;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A product as its editor wants it to be, and the version the editor has seen.
 *
 * @param keepsPictures whether the pictures stay as they are, whatever the product says of them: for an editor that knows
 *     nothing of pictures, such as another system that sends names and codes every night
 * @param by who edits: the name of a token or the id of a person; null when nobody is named
 */
public record ProductEdit(
        Product product,
        IfMatch ifMatch,
        boolean keepsPictures,
        @Nullable String by) {

    public ProductEdit(Product product, IfMatch ifMatch) {
        this(product, ifMatch, false, null);
    }

    /** What is to stand where this stood before. */
    Product on(Optional<Product> standing) {
        return keepsPictures
                ? standing.map(before -> product.with(before.pictures())).orElse(product)
                : product;
    }
}
