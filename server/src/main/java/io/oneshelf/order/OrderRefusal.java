package io.oneshelf.order;

import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.Money;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.offer.Offer;
import io.oneshelf.stock.Shortfall;
import java.util.List;

/** Every way in which order says no, each with its own fields. */
public sealed interface OrderRefusal extends Refusal {

    @Override
    OrderProblem word();

    /** A refusal that has nothing to add to its sentence. */
    record Plain(OrderProblem word, String detail) implements OrderRefusal {}

    /** @param offer what would be charged and promised now */
    record OfferChanged(Offer offer) implements OrderRefusal {
        @Override
        public OrderProblem word() {
            return OrderProblem.OFFER_CHANGED;
        }

        @Override
        public String detail() {
            return "It would come to " + new Money(offer.total(), offer.currency())
                    + " now, on another offer than the one expected.";
        }
    }

    /** @param lines each shelf that has not enough, never empty */
    record NotEnough(List<Shortfall.Line> lines) implements OrderRefusal {

        static NotEnough of(Shortfall shortfall) {
            return new NotEnough(shortfall.lines());
        }

        @Override
        public OrderProblem word() {
            return OrderProblem.SHORTFALL;
        }

        @Override
        public String detail() {
            return new Shortfall(lines).detail();
        }
    }

    /**
     * @param tendered what the tenders add up to
     * @param due what is to be paid
     */
    record TendersDiffer(Money tendered, Money due) implements OrderRefusal {
        @Override
        public OrderProblem word() {
            return OrderProblem.TENDERS_DIFFER;
        }

        @Override
        public String detail() {
            return "The tenders add up to " + tendered + ", and " + due + " is to be paid.";
        }
    }

    /** @param fields the names of the fields that differ */
    record PaymentExistsDifferent(List<String> fields) implements OrderRefusal {
        @Override
        public OrderProblem word() {
            return OrderProblem.EXISTS_DIFFERENT;
        }

        @Override
        public String detail() {
            return "The payment exists with other content in: " + String.join(", ", fields) + ".";
        }
    }

    /**
     * @param line the order's line
     * @param bought its units
     * @param returned how many of them came back before
     * @param wanted how many are to come back now
     */
    record MoreThanBought(int line, long bought, long returned, long wanted) implements OrderRefusal {
        @Override
        public OrderProblem word() {
            return OrderProblem.MORE_THAN_BOUGHT;
        }

        @Override
        public String detail() {
            return "Of the " + bought + " units of line " + line + ", " + returned + " came back before; " + wanted
                    + " more cannot.";
        }
    }

    /** @param member the id that was named */
    record UnknownMember(MemberId member) implements OrderRefusal {
        @Override
        public OrderProblem word() {
            return OrderProblem.UNKNOWN_MEMBER;
        }

        @Override
        public String detail() {
            return "There is no member " + member + ".";
        }
    }

    /** @param line the number that was named */
    record UnknownLine(int line) implements OrderRefusal {
        @Override
        public OrderProblem word() {
            return OrderProblem.UNKNOWN_LINE;
        }

        @Override
        public String detail() {
            return "The order has no line " + line + ".";
        }
    }
}
