package io.oneshelf.pricing;

import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.kernel.SkuCode;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A SKU has no price in that currency on that channel at that time. */
public record NoPrice(
        SkuCode sku, Currency currency, @Nullable ChannelCode channel, Instant at) implements Refusal {

    @Override
    public ProblemWord word() {
        return PricingProblem.NO_PRICE;
    }

    @Override
    public String detail() {
        return "SKU " + sku + " has no price in " + currency + (channel == null ? "" : " on channel " + channel)
                + " at " + at + ".";
    }
}
