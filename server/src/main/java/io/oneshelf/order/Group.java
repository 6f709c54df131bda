package io.oneshelf.order;

import io.oneshelf.kernel.LocationCode;
import io.oneshelf.network.Mode;
import java.time.Instant;

/**
 * Lines that leave one place in one way.
 *
 * @param group from 1
 * @param promisedAt when the shopper has, or can fetch, the goods
 * @param hold which of the order's holds keeps its goods; 0 when it never needed one or is without one now
 */
public record Group(int group, LocationCode location, Mode mode, GroupState state, Instant promisedAt, int hold) {

    Group as(GroupState next) {
        return new Group(group, location, mode, next, promisedAt, hold);
    }

    Group holding(int part) {
        return new Group(group, location, mode, state, promisedAt, part);
    }
}
