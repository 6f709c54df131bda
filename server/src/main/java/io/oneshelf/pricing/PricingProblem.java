package io.oneshelf.pricing;

import io.oneshelf.kernel.ProblemWord;
import java.util.Locale;

/** Pricing's words for refusal. */
public enum PricingProblem implements ProblemWord {
    NO_PRICE(422, "Returned when a SKU has no price in that currency on that channel at that time."),
    CURRENCY_AMBIGUOUS(
            422, "Returned when no currency is named and there is not exactly one in which every SKU has a price."),
    UNKNOWN_PRICE_LIST(422, "Returned when a request names a price list that does not exist.");

    private final int status;
    private final String sentence;

    PricingProblem(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    @Override
    public String module() {
        return "pricing";
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
