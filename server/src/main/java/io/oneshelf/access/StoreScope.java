package io.oneshelf.access;

import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Refusal;
import java.util.Collection;
import java.util.Optional;

/** A store scope limits writes, orders and personal data to its store; everything else is readable network-wide. */
public final class StoreScope {

    private StoreScope() {}

    /** Why the caller may not work at that location; empty when it may. */
    public static Optional<Refusal> refusal(Caller caller, LocationCode location) {
        return caller.mayWorkAt(location)
                ? Optional.empty()
                : Optional.of(new NotAllowed(
                        AccessProblem.OTHER_STORE,
                        "This token is of store " + caller.store() + ", not of " + location + "."));
    }

    /** Why the caller may not work at all of these locations; empty when it may. */
    public static Optional<Refusal> refusal(Caller caller, Collection<LocationCode> locations) {
        return locations.stream()
                .filter(location -> !caller.mayWorkAt(location))
                .findFirst()
                .flatMap(location -> refusal(caller, location));
    }
}
