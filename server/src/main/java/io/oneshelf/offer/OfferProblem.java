package io.oneshelf.offer;

import io.oneshelf.kernel.ProblemWord;
import java.util.Locale;

/** The words for a basket that cannot be offered. */
public enum OfferProblem implements ProblemWord {
    MODE_NOT_OFFERED(422, "Returned when the place named does not hand goods over in that mode."),
    NO_PLACE(422, "Returned when no location is named and none hands goods over in that mode."),
    LOCATION_NEEDED(422, "Returned when PICKUP or CARRY_OUT names no location."),
    CURRENCY_MISMATCH(
            422, "Returned when an amount, or the order itself, is in another currency than the order or its channel."),
    AMOUNT_TOO_LARGE(422, "Returned when a line or the whole comes to more than 10^17 minor units.");

    private final int status;
    private final String sentence;

    OfferProblem(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    @Override
    public String module() {
        return "offer";
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
