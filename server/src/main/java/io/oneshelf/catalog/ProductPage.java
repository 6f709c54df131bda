package io.oneshelf.catalog;

import io.oneshelf.journal.Stored;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some products, the best match first, or in the order in which they were made when no words were searched for.
 *
 * @param next where to go on, or null at the end; opaque
 */
public record ProductPage(
        List<Stored<Product>> products, @Nullable String next) {

    public ProductPage {
        products = List.copyOf(products);
    }
}
