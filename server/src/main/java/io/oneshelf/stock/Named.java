package io.oneshelf.stock;

import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.kernel.SkuCode;
import java.util.Optional;
import java.util.Set;

/**
 * What requests may name. Asked before the door, without locks: a SKU, a location or a channel that once was there never
 * goes away, and goods never become a service.
 */
interface Named {

    /** Why these cannot be asked about: some do not exist. */
    Optional<Refusal> unknownSkus(Set<SkuCode> skus);

    /** Why these cannot stand on a shelf: some do not exist, or are services. */
    Optional<Refusal> notStocked(Set<SkuCode> skus);

    /** Why nothing can be at these: some do not exist. */
    Optional<Refusal> unknownLocations(Set<LocationCode> locations);

    /** Why nothing can be asked for by that channel: it does not exist. */
    Optional<Refusal> unknown(ChannelCode channel);
}
