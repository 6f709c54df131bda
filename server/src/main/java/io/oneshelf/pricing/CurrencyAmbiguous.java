package io.oneshelf.pricing;

import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;
import java.util.List;

/**
 * No currency was named, and which one is meant cannot be told.
 *
 * @param currencies the ISO 4217 codes of those in which every SKU has a price: none, or more than one
 */
public record CurrencyAmbiguous(List<String> currencies) implements Refusal {

    public CurrencyAmbiguous {
        currencies = List.copyOf(currencies);
    }

    @Override
    public ProblemWord word() {
        return PricingProblem.CURRENCY_AMBIGUOUS;
    }

    @Override
    public String detail() {
        return currencies.isEmpty()
                ? "There is no currency in which every SKU has a price; name the currency."
                : "Every SKU has a price in " + String.join(", ", currencies) + "; name the currency.";
    }
}
