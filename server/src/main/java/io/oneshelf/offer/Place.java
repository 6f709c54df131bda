package io.oneshelf.offer;

import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.network.Mode;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a place that goods may leave from.
 *
 * @param modes how shoppers may get goods from it
 * @param company the legal entity that sells there, or null for the retailer itself
 * @param available what it can promise of the basket's goods; only asked when a place is to be found
 */
public record Place(
        LocationCode code, Set<Mode> modes, @Nullable String company, Map<SkuCode, Long> available) {}
