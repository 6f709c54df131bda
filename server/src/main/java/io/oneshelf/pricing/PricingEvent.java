package io.oneshelf.pricing;

import io.oneshelf.journal.DocKey;
import io.oneshelf.journal.Event;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.SkuCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What pricing tells the feed: whole prices, so that the feed is the history of prices. */
public sealed interface PricingEvent extends Event {

    /**
     * A price was made or changed.
     *
     * @param amount minor units for {@code per} base units
     * @param currency ISO 4217
     * @param priceVersion the price's own version; the event's version is that of all prices of the SKU
     */
    record PriceRecorded(
            SkuCode sku,
            long amount,
            String currency,
            long per,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable ChannelCode channel,
            @Nullable String priceList,
            long priceVersion)
            implements PricingEvent {

        static PriceRecorded of(SkuCode sku, Price price) {
            return new PriceRecorded(
                    sku,
                    price.list().minor(),
                    price.currency().getCurrencyCode(),
                    price.per(),
                    price.from(),
                    price.until(),
                    price.channel(),
                    price.priceList(),
                    price.version());
        }

        @Override
        public String type() {
            return "pricing.price-recorded";
        }

        @Override
        public DocKey<?> about() {
            return PricesInBooks.PRICE.key(sku.value());
        }
    }

    /** A price list was made or changed. */
    record PriceListRecorded(String priceList, boolean taxIncluded) implements PricingEvent {
        @Override
        public String type() {
            return "pricing.price-list-recorded";
        }

        @Override
        public DocKey<?> about() {
            return PricesInBooks.PRICE_LIST.key(priceList);
        }
    }
}
