package io.oneshelf.pricing;

import io.oneshelf.access.IfMatch;
import io.oneshelf.catalog.Catalog;
import io.oneshelf.journal.Changes;
import io.oneshelf.journal.Door;
import io.oneshelf.journal.Reader;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.network.Network;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The list prices. */
public interface Prices {

    /** The prices as they stand in the books. */
    static Prices in(Door door, Reader reader, Changes changes, Catalog catalog, Network network) {
        return new PricesInBooks(door, reader, changes, catalog, network);
    }

    /**
     * Makes a price or changes it. Refused as {@code catalog/unknown-sku}, {@code network/unknown-channel},
     * {@link UnknownPriceList}, or when the editor has not seen the version there is.
     */
    Outcome<Price> put(PriceEdit edit);

    /** Many prices on the bulk lane, each on its own, in order. */
    List<Outcome<Price>> putAll(List<PriceEdit> edits);

    /** All prices of a SKU; empty when it has none. */
    Optional<SkuPrices> of(SkuCode sku);

    /** All prices of these SKUs, by SKU; those without any are left out. One round trip for what is not remembered. */
    Map<SkuCode, SkuPrices> of(Collection<SkuCode> skus);

    /** The price of each SKU that holds; those without one are left out, and {@link NoPrice} is the refusal for them. */
    Map<SkuCode, PriceFound> at(Collection<SkuCode> skus, PriceQuestion question);

    /** The only currency in which every one of these SKUs has an ordinary price, else {@link CurrencyAmbiguous}. */
    Outcome<Currency> currencyOf(Collection<SkuCode> skus, @Nullable ChannelCode channel, Instant at);

    /** Makes a price list or changes it. Refused only when the editor has not seen the version there is. */
    Outcome<Stored<PriceList>> put(PriceList priceList, IfMatch ifMatch);

    Optional<Stored<PriceList>> priceList(String id);

    /**
     * Price lists in the order in which they were made.
     *
     * @param after the number of the list to go on after, 0 from the start
     * @param limit at most so many, 1 to 1,000
     */
    List<Stored<PriceList>> priceLists(long after, int limit);

    /**
     * The edition of what is looked up from now on: a position of the journal; every change up to it is seen. What was looked
     * up may be newer; each price carries its version, which is exact.
     */
    long edition();
}
