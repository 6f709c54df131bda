package io.oneshelf.offer;

import io.oneshelf.kernel.SkuCode;
import io.oneshelf.tax.Percent;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything an offer is made from, as of one moment.
 *
 * @param currency the only one the channel sells in, or null for any
 * @param wares every SKU of the basket
 * @param places the place the basket names, or every place that goods might leave from, in the order they are to be tried
 * @param rates what is taxed at how much; what is missing is not taxed
 * @param journal the position of the journal up to which all this was known
 */
public record Snapshot(
        @Nullable Currency currency,
        Map<SkuCode, Ware> wares,
        List<Place> places,
        Map<Taxable, Percent> rates,
        long journal) {

    /**
     * What decides a rate.
     *
     * @param company the legal entity that sells, or null for the retailer itself
     */
    public record Taxable(String category, @Nullable String company) {}

    Percent percent(String category, @Nullable String company) {
        return rates.isEmpty() ? Percent.ZERO : rates.getOrDefault(new Taxable(category, company), Percent.ZERO);
    }
}
