package io.oneshelf.till;

import io.oneshelf.journal.Door;
import io.oneshelf.journal.Reader;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.ShiftId;
import io.oneshelf.network.Network;
import io.oneshelf.order.Orders;
import java.time.InstantSource;
import java.util.List;

/**
 * What tills tell of their shifts, and what is known of them. All that is told is a fact: it is refused when it is malformed or
 * contradicts what was told before, never because of what it says.
 */
public interface Shifts {

    /** The shifts as they stand in the books. */
    static Shifts in(Door door, Reader reader, Network network, Orders orders, InstantSource clock) {
        return new ShiftsInBooks(door, reader, network, orders, clock);
    }

    /** A till opened a shift. Refused: an unknown place, another store, a time ahead of ours. */
    Outcome<Stored<Shift>> open(Caller caller, ShiftId id, OpenShift told);

    /** Cash came or went. Refused: no such shift, one that is closed, another currency. */
    Outcome<Stored<Shift>> move(Caller caller, ShiftId id, MoveCash told);

    /** A till closed a shift. Refused: no such shift, one that was closed otherwise, another currency. */
    Outcome<Stored<Shift>> close(Caller caller, ShiftId id, CloseShift told);

    /** A shift as it stands; who has a store scope sees the shifts of that store. */
    Outcome<Stored<Shift>> shift(Caller caller, ShiftId id);

    /** Whether a shift follows on from another in the journal of its till. */
    Follows follows(Stored<Shift> shift);

    /** What the till said of a shift, held against the orders and returns that name it. */
    Reckoning reckoning(Stored<Shift> shift);

    /**
     * Shifts that the caller may see, the latest told of first.
     *
     * @param before go on before the shift of this number; {@link Long#MAX_VALUE} from the latest
     * @param limit at most so many, 1 to 1,000
     */
    List<Stored<Shift>> shifts(Caller caller, ShiftQuery query, long before, int limit);
}
