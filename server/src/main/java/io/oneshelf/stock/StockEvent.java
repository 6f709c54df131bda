package io.oneshelf.stock;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Event;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.SkuCode;
import java.time.Instant;

/**
 * What stock tells the feed: ids and numbers. Who wants the lines reads the document the event is about.
 *
 * <p>{@code lines} is how many lines, {@code units} the sum of their quantities in base units.
 */
public sealed interface StockEvent extends Event {

    /** Goods came from a supplier. */
    record StockReceived(MovementId movement, int lines, long units) implements StockEvent {
        @Override
        public String type() {
            return "stock.received";
        }

        @Override
        public DocKey<?> about() {
            return Movement.key(movement);
        }
    }

    /** What is on hand was corrected; {@code units} is the sum of the signed corrections. */
    record StockAdjusted(MovementId movement, int lines, long units) implements StockEvent {
        @Override
        public String type() {
            return "stock.adjusted";
        }

        @Override
        public DocKey<?> about() {
            return Movement.key(movement);
        }
    }

    /** Someone counted; {@code units} is found less expected, over all lines. */
    record StockCounted(MovementId movement, int lines, long units) implements StockEvent {
        @Override
        public String type() {
            return "stock.counted";
        }

        @Override
        public DocKey<?> about() {
            return Movement.key(movement);
        }
    }

    /** Sellable goods were found damaged. */
    record StockDamaged(MovementId movement, int lines, long units) implements StockEvent {
        @Override
        public String type() {
            return "stock.damaged";
        }

        @Override
        public DocKey<?> about() {
            return Movement.key(movement);
        }
    }

    /** Goods went from one location to another. */
    record StockTransferred(MovementId movement, int lines, long units) implements StockEvent {
        @Override
        public String type() {
            return "stock.transferred";
        }

        @Override
        public DocKey<?> about() {
            return Movement.key(movement);
        }
    }

    /** Goods are held until a time. */
    record StockReserved(ReservationId reservation, int lines, long units, Instant expiresAt) implements StockEvent {
        @Override
        public String type() {
            return "stock.reserved";
        }

        @Override
        public DocKey<?> about() {
            return Reservation.key(reservation);
        }
    }

    /**
     * Reserved goods went to the customer.
     *
     * @param units what went now
     * @param ended whether nothing of the reservation is held any longer
     */
    record ReservationSettled(ReservationId reservation, long units, boolean ended) implements StockEvent {
        @Override
        public String type() {
            return "stock.reservation-settled";
        }

        @Override
        public DocKey<?> about() {
            return Reservation.key(reservation);
        }
    }

    /**
     * Reserved goods were given back.
     *
     * @param units what was given back now
     * @param ended whether nothing of the reservation is held any longer
     */
    record ReservationReleased(ReservationId reservation, long units, boolean ended) implements StockEvent {
        @Override
        public String type() {
            return "stock.reservation-released";
        }

        @Override
        public DocKey<?> about() {
            return Reservation.key(reservation);
        }
    }

    /** A reservation's time was up. {@code units} is what it still held. */
    record ReservationExpired(ReservationId reservation, long units) implements StockEvent {
        @Override
        public String type() {
            return "stock.reservation-expired";
        }

        @Override
        public DocKey<?> about() {
            return Reservation.key(reservation);
        }
    }

    /**
     * A fact left a shelf with less than is promised of it, or below zero: someone has to find goods for those promises.
     *
     * @param about the document that tells the fact
     * @param onHand what is there now
     * @param held what is promised of it
     * @param shortage how much of that, or of what is gone, is known not to be there
     */
    record StockRanShort(
            @JsonIgnore DocKey<?> about, SkuCode sku, LocationCode location, long onHand, long held, long shortage)
            implements StockEvent {
        @Override
        public String type() {
            return "stock.ran-short";
        }
    }
}
