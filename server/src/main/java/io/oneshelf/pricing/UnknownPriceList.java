package io.oneshelf.pricing;

import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;

/** A request named a price list that does not exist. */
public record UnknownPriceList(String priceList) implements Refusal {

    @Override
    public ProblemWord word() {
        return PricingProblem.UNKNOWN_PRICE_LIST;
    }

    @Override
    public String detail() {
        return "There is no price list " + priceList + ".";
    }
}
