package io.oneshelf.offer;

import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.network.Mode;
import java.util.Currency;

/** Every way in which a basket cannot be offered, each with its own fields. */
public sealed interface OfferRefusal extends Refusal {

    @Override
    OfferProblem word();

    record ModeNotOffered(LocationCode location, Mode mode) implements OfferRefusal {
        @Override
        public OfferProblem word() {
            return OfferProblem.MODE_NOT_OFFERED;
        }

        @Override
        public String detail() {
            return location + " does not offer " + mode + ".";
        }
    }

    record NoPlace(Mode mode) implements OfferRefusal {
        @Override
        public OfferProblem word() {
            return OfferProblem.NO_PLACE;
        }

        @Override
        public String detail() {
            return "No location offers " + mode + ".";
        }
    }

    record LocationNeeded(Mode mode) implements OfferRefusal {
        @Override
        public OfferProblem word() {
            return OfferProblem.LOCATION_NEEDED;
        }

        @Override
        public String detail() {
            return mode + " needs a location.";
        }
    }

    /**
     * @param wanted the currency of the order, or of its channel
     * @param found the other one
     */
    record CurrencyMismatch(Currency wanted, Currency found) implements OfferRefusal {
        @Override
        public OfferProblem word() {
            return OfferProblem.CURRENCY_MISMATCH;
        }

        @Override
        public String detail() {
            return "It is in " + wanted + ", and an amount is in " + found + ".";
        }
    }

    record AmountTooLarge() implements OfferRefusal {
        @Override
        public OfferProblem word() {
            return OfferProblem.AMOUNT_TOO_LARGE;
        }

        @Override
        public String detail() {
            return "A line, or the whole, comes to more than 10^17 minor units.";
        }
    }
}
