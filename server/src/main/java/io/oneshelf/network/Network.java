package io.oneshelf.network;

import io.oneshelf.access.IfMatch;
import io.oneshelf.journal.Changes;
import io.oneshelf.journal.Door;
import io.oneshelf.journal.Reader;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Outcome;
import java.util.List;
import java.util.Optional;

/** The places and the channels of the retailer. */
public interface Network {

    /** The network as it stands in the books. */
    static Network in(Door door, Reader reader, Changes changes) {
        return new NetworkInBooks(door, reader, changes);
    }

    /** Opens the seven channels of a new installation, those that are missing; every start may call it. */
    void open();

    /** Opens a location or describes it anew. Refused only when the editor has not seen the version there is. */
    Outcome<Stored<Location>> put(Location location, IfMatch ifMatch);

    /** Many locations on the bulk lane, each on its own, in order, by editors who have seen none of them. */
    List<Outcome<Stored<Location>>> putAll(List<Location> locations);

    /** Opens a channel or describes it anew. Refused only when the editor has not seen the version there is. */
    Outcome<Stored<Channel>> put(Channel channel, IfMatch ifMatch);

    /** A location; {@link UnknownLocation} is the refusal for one that is not there. */
    Optional<Stored<Location>> location(LocationCode code);

    /** A channel; {@link UnknownChannel} is the refusal for one that is not there. */
    Optional<Stored<Channel>> channel(ChannelCode code);

    /**
     * Locations in the order in which they were opened.
     *
     * @param after the number of the location to go on after, 0 from the start
     * @param limit at most so many, 1 to 1,000
     */
    List<Stored<Location>> locations(long after, int limit);

    /** The locations that offer a mode, by code: advice, remembered as single locations are. */
    List<Location> offering(Mode mode);

    /** Channels in the order in which they were opened; {@code after} and {@code limit} as for locations. */
    List<Stored<Channel>> channels(long after, int limit);
}
