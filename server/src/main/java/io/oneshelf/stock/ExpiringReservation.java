package io.oneshelf.stock;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Draft;
import io.oneshelf.journal.Expiry;
import io.oneshelf.ledger.Hold;

/** Writes down that a reservation's time was up; the door has given its goods back already. */
final class ExpiringReservation implements Expiry {

    @Override
    public void expired(Draft draft, String document, Hold hold) {
        DocKey<Reservation> key = Reservation.KIND.key(document);
        Reservation before = draft.document(key).orElseThrow().body();
        Reservation now = before.as(hold);
        draft.write(key, now);
        long held = before.lines().stream().mapToLong(Reservation.Line::open).sum();
        draft.happened(new StockEvent.ReservationExpired(now.id(), held));
    }
}
