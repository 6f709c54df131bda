package io.oneshelf.order;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.DocumentKind;
import io.oneshelf.kernel.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * What someone is about to order. It holds nothing and promises nothing: it is priced anew whenever it is looked at.
 *
 * @param person whose it is, or null for one kept by staff or a machine
 * @param wanted the order as it would be placed, without tenders and without an address
 */
public record Basket(@Nullable MemberId person, OrderRequest wanted) {

    static final DocumentKind<Basket> KIND = DocumentKind.of("order.basket", "orders.basket", Basket.class);

    static DocKey<Basket> key(BasketId id) {
        return KIND.key(id.value());
    }
}
