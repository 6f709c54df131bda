package io.oneshelf.stock;

import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.ledger.HoldState;
import java.util.List;

/** Every way in which stock says no, each with its own fields. The most frequent one has a file of its own. */
public sealed interface StockRefusal extends Refusal
        permits Shortfall,
                StockRefusal.AlreadyEnded,
                StockRefusal.BeyondReservation,
                StockRefusal.BeyondRange,
                StockRefusal.NotStocked {

    @Override
    StockProblem word();

    /**
     * The reservation has come to an end that cannot be taken back.
     *
     * @param state SETTLED, RELEASED or EXPIRED
     */
    record AlreadyEnded(ReservationId reservation, HoldState state) implements StockRefusal {

        public AlreadyEnded {
            if (state.isOpen()) {
                throw new IllegalArgumentException("a reservation in " + state + " has not ended");
            }
        }

        @Override
        public StockProblem word() {
            return switch (state) {
                case SETTLED -> StockProblem.ALREADY_SETTLED;
                case RELEASED -> StockProblem.ALREADY_RELEASED;
                case EXPIRED, HELD, CONFIRMED -> StockProblem.ALREADY_EXPIRED;
            };
        }

        @Override
        public String detail() {
            return "Reservation " + reservation + " is " + state + ".";
        }
    }

    /** @param lines each shelf of which more was named than is still held, never empty */
    record BeyondReservation(ReservationId reservation, List<Line> lines) implements StockRefusal {

        public BeyondReservation {
            lines = List.copyOf(lines);
        }

        /**
         * One shelf.
         *
         * @param wanted what the part names of it
         * @param held what the reservation still holds of it, 0 when it never did
         */
        public record Line(SkuCode sku, LocationCode location, long wanted, long held) {}

        @Override
        public StockProblem word() {
            return StockProblem.BEYOND_RESERVATION;
        }

        @Override
        public String detail() {
            Line first = lines.getFirst();
            return "Reservation " + reservation + " still holds " + first.held() + " of " + first.sku() + " at "
                    + first.location() + ", not " + first.wanted() + ".";
        }
    }

    /** @param most what a shelf may hold */
    record BeyondRange(SkuCode sku, LocationCode location, long most) implements StockRefusal {
        @Override
        public StockProblem word() {
            return StockProblem.BEYOND_RANGE;
        }

        @Override
        public String detail() {
            return "No shelf holds more than " + most + " units; " + sku + " at " + location + " would.";
        }
    }

    /** @param skus the services that were named, never empty */
    record NotStocked(List<SkuCode> skus) implements StockRefusal {

        public NotStocked {
            skus = List.copyOf(skus);
        }

        @Override
        public StockProblem word() {
            return StockProblem.NOT_STOCKED;
        }

        @Override
        public String detail() {
            String others = skus.size() == 1 ? "" : " and " + (skus.size() - 1) + " more";
            return skus.getFirst() + others + ": a service is not stocked.";
        }
    }
}
