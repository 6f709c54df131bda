package io.oneshelf.pricing;

import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.SkuCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All prices of a SKU, in a fixed order, and which of them holds. Pure.
 *
 * @param prices no two of the same currency, price list, channel and {@code from}
 */
public record SkuPrices(SkuCode sku, List<Price> prices) {

    /** What became of a price when one was looked for. */
    public enum Verdict {
        /** It is the one. */
        HOLDS,
        /** It is in another currency. */
        OTHER_CURRENCY,
        /** It is of a price list that was not asked for. */
        OTHER_PRICE_LIST,
        /** It is for a channel that was not asked for. */
        OTHER_CHANNEL,
        /** It begins later. */
        NOT_YET,
        /** It has ended. */
        ENDED,
        /** It is an ordinary price, and one of the list asked for holds. */
        GIVES_WAY_TO_PRICE_LIST,
        /** It is for all channels, and one for the channel asked for holds. */
        GIVES_WAY_TO_CHANNEL,
        /** One that begins later holds already. */
        GIVES_WAY_TO_LATER
    }

    /** A price and what became of it. */
    public record Explained(Price price, Verdict verdict) {}

    /** The stronger of two prices that both apply is the greater one. */
    private static final Comparator<Price> BY_STRENGTH = Comparator.comparing(
                    (Price price) -> price.priceList() != null)
            .thenComparing(price -> price.channel() != null)
            .thenComparing(Price::from, Comparator.nullsFirst(Comparator.naturalOrder()));

    private static final Comparator<Currency> BY_CODE = Comparator.comparing(Currency::getCurrencyCode);

    public SkuPrices {
        prices = prices.stream().sorted(Price.IN_ORDER).toList();
        for (int i = 1; i < prices.size(); i++) {
            if (prices.get(i).isSamePriceAs(prices.get(i - 1))) {
                throw new IllegalArgumentException("a price stands twice on SKU " + sku);
            }
        }
    }

    /** The price that holds. */
    public Optional<Price> at(PriceQuestion question) {
        return prices.stream()
                .filter(price -> rejection(price, question).isEmpty())
                .max(BY_STRENGTH);
    }

    /** What became of each price, in their order; at most one {@link Verdict#HOLDS}. */
    public List<Explained> explain(PriceQuestion question) {
        Optional<Price> holds = at(question);
        return prices.stream()
                .map(price -> new Explained(
                        price,
                        rejection(price, question)
                                .orElseGet(() -> holds.isPresent() ? against(price, holds.get()) : Verdict.HOLDS)))
                .toList();
    }

    /** The currencies in which some price holds, by their code. */
    public SortedSet<Currency> currencies(@Nullable ChannelCode channel, @Nullable String priceList, Instant at) {
        SortedSet<Currency> found = new TreeSet<>(BY_CODE);
        for (Price price : prices) {
            if (rejection(price, new PriceQuestion(price.currency(), channel, priceList, at))
                    .isEmpty()) {
                found.add(price.currency());
            }
        }
        return found;
    }

    /** These prices with one more, or with another content of one of them. */
    SkuPrices with(Price written) {
        List<Price> next = new ArrayList<>(prices);
        next.removeIf(written::isSamePriceAs);
        next.add(written);
        return new SkuPrices(sku, next);
    }

    Optional<Price> standing(Price wanted) {
        return prices.stream().filter(wanted::isSamePriceAs).findFirst();
    }

    private static Optional<Verdict> rejection(Price price, PriceQuestion question) {
        if (!price.currency().equals(question.currency())) {
            return Optional.of(Verdict.OTHER_CURRENCY);
        }
        if (price.priceList() != null && !price.priceList().equals(question.priceList())) {
            return Optional.of(Verdict.OTHER_PRICE_LIST);
        }
        if (price.channel() != null && !price.channel().equals(question.channel())) {
            return Optional.of(Verdict.OTHER_CHANNEL);
        }
        if (price.from() != null && question.at().isBefore(price.from())) {
            return Optional.of(Verdict.NOT_YET);
        }
        if (price.until() != null && !question.at().isBefore(price.until())) {
            return Optional.of(Verdict.ENDED);
        }
        return Optional.empty();
    }

    private static Verdict against(Price price, Price holds) {
        if (price.equals(holds)) {
            return Verdict.HOLDS;
        }
        if (price.priceList() == null && holds.priceList() != null) {
            return Verdict.GIVES_WAY_TO_PRICE_LIST;
        }
        if (price.channel() == null && holds.channel() != null) {
            return Verdict.GIVES_WAY_TO_CHANNEL;
        }
        return Verdict.GIVES_WAY_TO_LATER;
    }
}
