package io.oneshelf.till;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Event;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.ShiftId;

/** What the tills tell the feed; amounts are minor units of the currency. */
public sealed interface TillEvent extends Event {

    ShiftId shift();

    @Override
    default DocKey<?> about() {
        return Shift.key(shift());
    }

    /** A till opened a shift. */
    record ShiftOpened(ShiftId shift, String till, LocationCode location, String currency, long openingFloat)
            implements TillEvent {
        @Override
        public String type() {
            return "till.shift-opened";
        }
    }

    /** Cash came or went otherwise than by a sale. */
    record CashMoved(ShiftId shift, LocationCode location, Way way, String currency, long amount) implements TillEvent {
        @Override
        public String type() {
            return "till.cash-moved";
        }
    }

    /** A till closed a shift. */
    record ShiftClosed(
            ShiftId shift,
            LocationCode location,
            long report,
            String currency,
            long expected,
            long counted,
            long difference)
            implements TillEvent {
        @Override
        public String type() {
            return "till.shift-closed";
        }
    }
}
