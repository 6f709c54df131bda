package io.oneshelf.offer;

import io.oneshelf.kernel.LocationCode;
import io.oneshelf.network.Mode;
import java.time.Duration;

/**
 * Lines that leave one place in one way.
 *
 * @param group from 1
 * @param promise how long after the purchase the shopper has, or can fetch, the goods
 */
public record PlannedGroup(int group, LocationCode location, Mode mode, Duration promise) {}
