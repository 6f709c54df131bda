package io.oneshelf.order;

import io.oneshelf.kernel.ProblemWord;
import java.util.Locale;

/** The words for what cannot be done with an order. */
public enum OrderProblem implements ProblemWord {
    NOT_OFFERED(422, "Returned when an order names points, promotions or coupons, which are not offered yet."),
    OFFER_CHANGED(
            409,
            "Returned when what would be charged or promised is not what the shopper was shown; the new offer is told."),
    SHORTFALL(
            409,
            "Returned when a shelf has less than the order asks of it; each such SKU and location is named with what was"
                    + " wanted and what is available."),
    TENDERS_DIFFER(422, "Returned when the tenders do not add up to what is to be paid; both sums are named."),
    EXISTS_DIFFERENT(
            409,
            "Returned when the id is taken by an order, payment or return with other content; the differing fields are"
                    + " named."),
    NOT_PAID(409, "Returned when a group of an order that is not paid is to be fulfilled."),
    ALREADY_PAID(409, "Returned when an order that is paid is to be paid again under another id."),
    PAYMENT_IN_FLIGHT(409, "Returned when a provider was asked for the whole amount and has not answered yet."),
    ALREADY_FULFILLED(409, "Returned when goods of the order have left, so that it can only be returned."),
    ALREADY_CANCELLED(409, "Returned when the order, or the group, was called off."),
    ALREADY_LAPSED(409, "Returned when the order was not paid in time; place it again under a new id."),
    NOT_FULFILLED(409, "Returned when units that have not left yet are to be returned."),
    MORE_THAN_BOUGHT(409, "Returned when more units of a line would come back than were bought and are still out."),
    UNKNOWN_MEMBER(422, "Returned when a request names a member who does not exist."),
    UNKNOWN_LINE(422, "Returned when a return names a line that the order does not have."),
    RECORDED_PRICE(403, "Returned when a recorded price is sent by a role other than integration or owner."),
    PRICE_BY_HAND(403, "Returned when a price set by hand is sent by a role that does not work at a till."),
    FACT_BY_OTHERS(
            403,
            "Returned when an order that has happened already is sent by a role that is neither store nor machine."),
    SHIFT_BY_OTHERS(403, "Returned when a shift is named by a role that does not work at a till."),
    FACT_NOT_TAKEN_ALONG(
            422,
            "Returned when an order that has happened already was not carried out of a store, or was not paid in full."),
    CASH_BY_OTHERS(
            422,
            "Returned when cash is named as paid by a role that has no till: it is taken at once, and nobody but a store or a"
                    + " machine of the retailer has seen it."),
    OTHER_PERSON(422, "Returned when a shopper orders in another person's name.");

    private final int status;
    private final String sentence;

    OrderProblem(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    @Override
    public String module() {
        return "order";
    }

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
