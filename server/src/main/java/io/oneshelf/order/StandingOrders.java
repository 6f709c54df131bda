package io.oneshelf.order;

import io.oneshelf.kernel.LocationCode;
import io.oneshelf.network.Mode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Where orders stand.
 *
 * @param byState how many: of those still open all, of the others those recorded since a moment
 * @param queues groups that wait to be handed over or sent, by place and mode
 * @param more true when there were more than could be looked at, so that the figures say "at least"
 */
public record StandingOrders(Map<OrderState, Long> byState, List<Queue> queues, boolean more) {

    public StandingOrders {
        byState = Map.copyOf(byState);
        queues = List.copyOf(queues);
    }

    /**
     * What waits at one place.
     *
     * @param oldest when the first of it was bought
     */
    public record Queue(LocationCode location, Mode mode, long groups, Instant oldest) {}
}
