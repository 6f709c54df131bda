package io.oneshelf.order;

import io.oneshelf.journal.Stored;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of orders. It may have fewer than were asked for, even none, and there still be more: a page looks at so many orders
 * at most.
 *
 * @param next where the list goes on, or null at its end
 */
public record OrderPage(
        List<Stored<Order>> orders, @Nullable String next) {

    public OrderPage {
        orders = List.copyOf(orders);
    }
}
