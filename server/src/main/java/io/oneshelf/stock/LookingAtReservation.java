package io.oneshelf.stock;

import io.oneshelf.journal.Decision;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Found;
import io.oneshelf.journal.Reach;
import io.oneshelf.journal.Verb;
import io.oneshelf.ledger.HoldState;
import java.time.Instant;
import java.util.Set;

/**
 * Answers a reservation whose time is up as decisions see it. The door ends every due hold on the shelves it locks before it
 * decides, so that to look is all there is to do; the clock would have come by a moment later.
 */
final class LookingAtReservation implements Verb<ReservationId, Reservation> {

    /** True when the books still say HELD of what no decision would take for held. */
    static boolean isNeeded(Reservation reservation, Instant now) {
        return reservation.state() == HoldState.HELD && !reservation.expiresAt().isAfter(now);
    }

    @Override
    public Set<DocKey<?>> documents(ReservationId id) {
        return Set.of(Reservation.key(id));
    }

    @Override
    public Reach reach(ReservationId id, Found found) {
        return found.document(Reservation.key(id))
                .map(stored -> Shelves.reach(
                        Reservation.holdId(stored.no()), stored.body().asked()))
                .orElse(Reach.NOTHING);
    }

    @Override
    public Decision<Reservation> decide(Draft draft, ReservationId id) {
        return Decision.found(draft.document(Reservation.key(id)).orElseThrow().body());
    }
}
