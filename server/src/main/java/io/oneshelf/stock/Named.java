package io.oneshelf.stock;

import io.oneshelf.catalog.Catalog;
import io.oneshelf.catalog.SkuCard;
import io.oneshelf.catalog.UnknownSku;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.network.Location;
import io.oneshelf.network.Network;
import io.oneshelf.network.UnknownChannel;
import io.oneshelf.network.UnknownLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What requests may name. Asked before the door, without locks: a SKU, a location or a channel that once was there never
 * goes away, and goods never become a service.
 */
final class Named {

    /** The most that the lists of facts give at once. */
    private static final int AT_ONCE = 1_000;

    private final Catalog catalog;
    private final Network network;

    Named(Catalog catalog, Network network) {
        this.catalog = catalog;
        this.network = network;
    }

    /** Why these cannot be asked about: something of it does not exist. */
    Optional<Refusal> unknown(Set<SkuCode> skus, Set<LocationCode> locations, @Nullable ChannelCode channel) {
        return unknown(locations).or(() -> unknown(channel)).or(() -> unknownSkus(skus, catalog.skus(skus)));
    }

    /** Why these cannot stand on shelves or be asked for: something of it does not exist, or is a service. */
    Optional<Refusal> notStocked(Set<SkuCode> skus, Set<LocationCode> locations, @Nullable ChannelCode channel) {
        Map<SkuCode, SkuCard> cards = catalog.skus(skus);
        return unknown(locations)
                .or(() -> unknown(channel))
                .or(() -> unknownSkus(skus, cards))
                .or(() -> services(cards));
    }

    /** All goods, in the order in which they were first named. */
    List<Numbered<SkuCode>> goods(long after, int limit) {
        List<Numbered<SkuCode>> goods = new ArrayList<>(limit);
        long last = after;
        List<Stored<SkuCard>> cards;
        do {
            cards = catalog.skus(last, AT_ONCE);
            for (Stored<SkuCard> card : cards) {
                last = card.no();
                if (card.body().isStocked() && goods.size() < limit) {
                    goods.add(new Numbered<>(card.no(), card.body().code()));
                }
            }
        } while (cards.size() == AT_ONCE && goods.size() < limit);
        return goods;
    }

    /** All locations, in the order in which they were opened. */
    List<Numbered<LocationCode>> locations(long after, int limit) {
        List<Numbered<LocationCode>> locations = new ArrayList<>();
        for (Stored<Location> location : network.locations(after, limit)) {
            locations.add(new Numbered<>(location.no(), location.body().code()));
        }
        return locations;
    }

    private Optional<Refusal> unknown(Set<LocationCode> locations) {
        return locations.stream()
                .filter(location -> network.location(location).isEmpty())
                .findFirst()
                .map(UnknownLocation::new);
    }

    private Optional<Refusal> unknown(@Nullable ChannelCode channel) {
        return channel == null || network.channel(channel).isPresent()
                ? Optional.empty()
                : Optional.of(new UnknownChannel(channel));
    }

    private static Optional<Refusal> unknownSkus(Set<SkuCode> skus, Map<SkuCode, SkuCard> cards) {
        List<SkuCode> unknown =
                skus.stream().filter(sku -> !cards.containsKey(sku)).toList();
        return unknown.isEmpty() ? Optional.empty() : Optional.of(new UnknownSku(unknown));
    }

    private static Optional<Refusal> services(Map<SkuCode, SkuCard> cards) {
        List<SkuCode> services = cards.values().stream()
                .filter(card -> !card.isStocked())
                .map(SkuCard::code)
                .toList();
        return services.isEmpty() ? Optional.empty() : Optional.of(new StockRefusal.NotStocked(services));
    }
}
