package io.oneshelf.order;

import io.oneshelf.access.Occurred;
import io.oneshelf.access.Own;
import io.oneshelf.access.StoreScope;
import io.oneshelf.catalog.Catalog;
import io.oneshelf.catalog.Gtin;
import io.oneshelf.catalog.SkuCard;
import io.oneshelf.catalog.UnknownSku;
import io.oneshelf.journal.Changes;
import io.oneshelf.journal.Reach;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Money;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.kernel.Role;
import io.oneshelf.kernel.ShiftId;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.member.Contact;
import io.oneshelf.member.Contacts;
import io.oneshelf.member.Members;
import io.oneshelf.member.PostalAddress;
import io.oneshelf.network.Channel;
import io.oneshelf.network.Location;
import io.oneshelf.network.Mode;
import io.oneshelf.network.Network;
import io.oneshelf.network.UnknownChannel;
import io.oneshelf.network.UnknownLocation;
import io.oneshelf.offer.Basket;
import io.oneshelf.offer.Offer;
import io.oneshelf.offer.OfferLine;
import io.oneshelf.offer.OfferRefusal;
import io.oneshelf.offer.Offers;
import io.oneshelf.offer.Place;
import io.oneshelf.offer.Snapshot;
import io.oneshelf.offer.Terms;
import io.oneshelf.offer.Wanted;
import io.oneshelf.offer.Ware;
import io.oneshelf.payment.Payment;
import io.oneshelf.payment.TakeTender;
import io.oneshelf.pricing.Prices;
import io.oneshelf.pricing.SkuPrices;
import io.oneshelf.stock.Availability;
import io.oneshelf.stock.Shelf;
import io.oneshelf.stock.Shortfall;
import io.oneshelf.stock.Stock;
import io.oneshelf.stock.StockLine;
import io.oneshelf.tax.Percent;
import io.oneshelf.tax.Tax;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks up what is known, without a lock, and makes an offer of it: what an order would come to. Everything found here is
 * either never changed (a SKU's kind), frozen into the order with the edition it is of (a price), or looked at again under
 * the lock (what shelves can promise).
 */
final class Planning {

    /** When none of the places that were asked has everything, so many times as many are asked together. */
    private static final int PLACES_TIMES = 8;

    private final Catalog catalog;
    private final Network network;
    private final Prices prices;
    private final Tax tax;
    private final Stock stock;
    private final Members members;
    private final Contacts contacts;
    private final Changes changes;
    private final InstantSource clock;

    Planning(
            Catalog catalog,
            Network network,
            Members members,
            Contacts contacts,
            Prices prices,
            Tax tax,
            Stock stock,
            Changes changes,
            InstantSource clock) {
        this.catalog = catalog;
        this.network = network;
        this.prices = prices;
        this.tax = tax;
        this.stock = stock;
        this.members = members;
        this.contacts = contacts;
        this.changes = changes;
        this.clock = clock;
    }

    // ── What a caller may ask ────────────────────────────────────────────────────────────────────────────────────────

    /** Why the caller may not even learn what became of such an order. */
    Optional<Refusal> outOfReach(Caller caller, OrderRequest request) {
        LocationCode location = request.fulfilment().location();
        if (location != null) {
            return StoreScope.refusal(caller, location);
        }
        return caller.store() == null
                ? Optional.empty()
                : Optional.of(
                        new OfferRefusal.LocationNeeded(request.fulfilment().mode()));
    }

    /** The request with the person it belongs to, by which a retry by somebody else is another request. */
    static OrderRequest inTheNameOf(Caller caller, OrderRequest request) {
        return Own.isShopper(caller) && request.member() == null
                ? new OrderRequest(
                        request.channel(),
                        caller.member(),
                        request.currency(),
                        request.lines(),
                        request.fact(),
                        request.fulfilment(),
                        request.coupons(),
                        request.points(),
                        request.tenders(),
                        request.expect(),
                        request.occurredAt(),
                        request.shift())
                : request;
    }

    private @Nullable Refusal notAllowed(Caller caller, OrderRequest request) {
        if (!request.coupons().isEmpty() || request.points() > 0) {
            return new OrderRefusal.Plain(
                    OrderProblem.NOT_OFFERED, "Points, promotions and coupons are not offered yet.");
        }
        Role role = caller.role();
        boolean machine = role == Role.OWNER || role == Role.INTEGRATION;
        for (OrderRequest.Line line : request.lines()) {
            if (!machine && (line.unitPrice() != null || line.lineTotal() != null)) {
                return new OrderRefusal.Plain(
                        OrderProblem.RECORDED_PRICE, "The role " + role.word() + " may not send recorded prices.");
            }
            if (!machine && !role.isOfStore() && line.override() != null) {
                return new OrderRefusal.Plain(
                        OrderProblem.PRICE_BY_HAND, "The role " + role.word() + " may not set prices by hand.");
            }
        }
        if (request.fact() && !machine && !role.isOfStore()) {
            return new OrderRefusal.Plain(
                    OrderProblem.FACT_BY_OTHERS,
                    "The role " + role.word() + " may not send what has happened already.");
        }
        Refusal shift = shiftByOthers(caller, request.shift()).orElse(null);
        if (shift != null) {
            return shift;
        }
        if (request.fact() && request.fulfilment().mode() != Mode.CARRY_OUT) {
            return new OrderRefusal.Plain(
                    OrderProblem.FACT_NOT_TAKEN_ALONG, "What has happened already was carried out of a store.");
        }
        for (OrderRequest.Tender tender : request.tenders()) {
            Optional<Refusal> cash = PayingOrder.cashByOthers(caller, tender.kind());
            if (cash.isPresent()) {
                return cash.get();
            }
        }
        if (Own.isShopper(caller) && !Own.mayReach(caller, request.member())) {
            return new OrderRefusal.Plain(OrderProblem.OTHER_PERSON, "A shopper orders in the own name only.");
        }
        return Occurred.refusal(caller, request.occurredAt(), clock.instant()).orElse(null);
    }

    /** A shift is a till's: who does not work at one knows of none. */
    private static Optional<Refusal> shiftByOthers(Caller caller, @Nullable ShiftId shift) {
        Role role = caller.role();
        return shift == null || role == Role.OWNER || role == Role.INTEGRATION || role.isOfStore()
                ? Optional.empty()
                : Optional.of(new OrderRefusal.Plain(
                        OrderProblem.SHIFT_BY_OTHERS, "The role " + role.word() + " works in no shift."));
    }

    // ── What an order comes to ───────────────────────────────────────────────────────────────────────────────────────

    /** @param request in the name of its person */
    Outcome<PlacingOrder.Plan> plan(OrderId id, Caller caller, OrderRequest request) {
        return switch (consider(caller, request)) {
            case Outcome.Refused<Considered> refused -> new Outcome.Refused<>(refused.why());
            case Outcome.Made<Considered> made -> plan(id, caller, request, made.value());
            case Outcome.Found<Considered> found -> plan(id, caller, request, found.value());
        };
    }

    /**
     * An offer, and what it was made from.
     *
     * @param places with what they could promise when they were looked at
     */
    private record Considered(Offer offer, List<Place> places) {

        /** Whether the places had what the offer would take from them. */
        boolean had(List<StockLine> goods) {
            Map<Shelf, Long> demand = new HashMap<>();
            goods.forEach(line -> demand.merge(line.shelf(), line.quantity(), Math::addExact));
            return demand.entrySet().stream()
                    .allMatch(wanted -> places.stream()
                            .anyMatch(place -> place.code()
                                            .equals(wanted.getKey().location())
                                    && place.available()
                                                    .getOrDefault(
                                                            wanted.getKey().sku(), 0L)
                                            >= wanted.getValue()));
        }
    }

    private Outcome<PlacingOrder.Plan> plan(OrderId id, Caller caller, OrderRequest request, Considered considered) {
        Offer offer = considered.offer();
        OrderRequest.Expected expected = request.expect();
        if (expected != null
                && !(expected.total().equals(new Money(offer.total(), offer.currency()))
                        && expected.offer().equals(offer.hash()))) {
            return new Outcome.Refused<>(new OrderRefusal.OfferChanged(offer));
        }
        long tendered = 0;
        List<TakeTender> tenders = new ArrayList<>(request.tenders().size());
        for (OrderRequest.Tender tender : request.tenders()) {
            if (!tender.amount().currency().equals(offer.currency())) {
                return new Outcome.Refused<>(new OfferRefusal.CurrencyMismatch(
                        offer.currency(), tender.amount().currency()));
            }
            tendered = Math.addExact(tendered, tender.amount().minor());
            tenders.add(new TakeTender(
                    Integer.toString(tenders.size() + 1),
                    tender.kind(),
                    tender.amount().minor(),
                    tender.behaviour(),
                    tender.delaySeconds()));
        }
        long overpaid = 0;
        Offer charged = offer;
        if (request.fact()) {
            if (tenders.stream().anyMatch(tender -> !tender.takenAtOnce())
                    || (tenders.isEmpty() && offer.total() > 0)) {
                return new Outcome.Refused<>(new OrderRefusal.Plain(
                        OrderProblem.FACT_NOT_TAKEN_ALONG, "What has happened already was paid in full."));
            }
            overpaid = tendered - offer.total();
            charged = offer.costing(tendered);
        } else if (!tenders.isEmpty() && tendered != offer.total()) {
            return new Outcome.Refused<>(new OrderRefusal.TendersDiffer(
                    new Money(tendered, offer.currency()), new Money(offer.total(), offer.currency())));
        }
        List<StockLine> goods = goods(charged);
        boolean movable = request.fulfilment().location() == null && considered.had(goods);
        Contact contact = contact(request);
        boolean guest = caller.role() == Role.GUEST;
        return new Outcome.Found<>(new PlacingOrder.Plan(
                charged,
                PlacingOrder.Plan.frozen(charged, request, labelled(request)),
                goods,
                reach(goods, tenders, charged),
                tenders,
                movable,
                overpaid,
                contact == null ? null : contacts.seal(id.value(), guest ? null : request.member(), contact)));
    }

    /** To whom and where the order goes, as the people module keeps it; null when nobody said. */
    static @Nullable Contact contact(OrderRequest request) {
        OrderRequest.Address address = request.fulfilment().address();
        return address == null
                ? null
                : new Contact(
                        address.name(),
                        address.phone(),
                        null,
                        new PostalAddress(
                                address.street() == null ? List.of() : List.of(address.street()),
                                null,
                                address.city(),
                                address.region(),
                                address.postcode(),
                                address.country(),
                                address.latitude(),
                                address.longitude()),
                        null);
    }

    static OrderRequest withoutAddress(OrderRequest request) {
        OrderRequest.Fulfilment how = request.fulfilment();
        return how.address() == null
                ? request
                : new OrderRequest(
                        request.channel(),
                        request.member(),
                        request.currency(),
                        request.lines(),
                        request.fact(),
                        new OrderRequest.Fulfilment(how.mode(), how.location(), null),
                        request.coupons(),
                        request.points(),
                        request.tenders(),
                        request.expect(),
                        request.occurredAt(),
                        request.shift());
    }

    private Reach reach(List<StockLine> goods, List<TakeTender> tenders, Offer offer) {
        Reach shelves = goods.isEmpty() ? Reach.NOTHING : stock.reach(goods);
        return tenders.isEmpty()
                ? shelves
                : shelves.and(Payment.reach(offer.currency().getCurrencyCode()));
    }

    /** What the request would be offered now; whether the goods are there is another question. */
    Outcome<Offer> offer(Caller caller, OrderRequest request) {
        return consider(caller, request).map(Considered::offer);
    }

    private Outcome<Considered> consider(Caller caller, OrderRequest request) {
        Refusal notAllowed = notAllowed(caller, request);
        if (notAllowed != null) {
            return new Outcome.Refused<>(notAllowed);
        }
        if (request.member() != null
                && caller.role() != Role.GUEST
                && !request.member().equals(caller.member())
                && !members.isMember(request.member())) {
            return new Outcome.Refused<>(new OrderRefusal.UnknownMember(request.member()));
        }
        Currency currency = request.currency();
        if (currency == null && request.fact() && !request.tenders().isEmpty()) {
            currency = request.tenders().getFirst().amount().currency();
        }
        Instant at = request.occurredAt() == null ? clock.instant() : request.occurredAt();
        List<Wanted> wanted = new ArrayList<>(request.lines().size());
        for (OrderRequest.Line line : request.lines()) {
            wanted.add(new Wanted(line.sku(), line.quantity(), terms(line)));
        }
        return consider(
                new Basket(
                        request.channel(),
                        currency,
                        wanted,
                        request.fulfilment().mode(),
                        request.fulfilment().location(),
                        at),
                request.fact(),
                false);
    }

    /** Why units cannot come back there and then. */
    Optional<Refusal> objection(Caller caller, ReturnRequest request) {
        return network.location(request.location()).isEmpty()
                ? Optional.of(new UnknownLocation(request.location()))
                : shiftByOthers(caller, request.shift())
                        .or(() -> Occurred.refusal(caller, request.occurredAt(), clock.instant()));
    }

    /** What lines that come back without a receipt are worth. */
    Outcome<Offer> worth(Caller caller, ReceiptlessReturn request) {
        Optional<Refusal> notAllowed = shiftByOthers(caller, request.shift())
                .or(() -> Occurred.refusal(caller, request.occurredAt(), clock.instant()));
        if (notAllowed.isPresent()) {
            return new Outcome.Refused<>(notAllowed.get());
        }
        if (request.member() != null && !members.isMember(request.member())) {
            return new Outcome.Refused<>(new OrderRefusal.UnknownMember(request.member()));
        }
        List<Wanted> wanted = request.lines().stream()
                .map(line -> new Wanted(
                        line.sku(),
                        line.quantity(),
                        line.amount() == null ? Terms.IN_EFFECT : new Terms.RecordedLineTotal(line.amount())))
                .toList();
        Instant at = request.occurredAt() == null ? clock.instant() : request.occurredAt();
        // Whatever a place hands out and how, it may take back; the mode that every basket has is of no matter here.
        return consider(
                        new Basket(request.channel(), null, wanted, Mode.CARRY_OUT, request.location(), at),
                        false,
                        true)
                .map(Considered::offer);
    }

    /**
     * Nobody is refused for facts that have changed meanwhile: another server on the same database may have put the price or
     * opened the place a moment ago, and this one has not followed the feed that far.
     */
    private Outcome<Considered> consider(Basket basket, boolean fact, boolean comingBack) {
        long before = changes.position();
        Outcome<Considered> considered = considerRemembered(basket, fact, comingBack);
        return considered instanceof Outcome.Refused<Considered> && changes.newsSince(before)
                ? considerRemembered(basket, fact, comingBack)
                : considered;
    }

    private Outcome<Considered> considerRemembered(Basket basket, boolean fact, boolean comingBack) {
        // Taken before anything is looked up: every change up to it is seen, whatever comes meanwhile.
        long edition = prices.edition();
        ChannelCode channelCode = basket.channel();
        Optional<Stored<Channel>> channel = channelCode == null ? Optional.empty() : network.channel(channelCode);
        if (channelCode != null && channel.isEmpty()) {
            return new Outcome.Refused<>(new UnknownChannel(channelCode));
        }
        Set<SkuCode> skus = new LinkedHashSet<>();
        basket.lines().forEach(line -> skus.add(line.sku()));
        Map<SkuCode, SkuCard> cards = catalog.skus(skus);
        List<SkuCode> unknown = unknown(basket, cards, fact || comingBack);
        if (!unknown.isEmpty()) {
            return new Outcome.Refused<>(new UnknownSku(unknown));
        }
        List<Place> places;
        LocationCode location = basket.location();
        if (location != null) {
            Optional<Stored<Location>> found = network.location(location);
            if (found.isEmpty()) {
                return new Outcome.Refused<>(new UnknownLocation(location));
            }
            Location place = found.get().body();
            places = List.of(
                    new Place(location, comingBack ? Set.of(basket.mode()) : place.modes(), place.company(), Map.of()));
        } else {
            places = placesFor(basket, cards);
        }
        Map<SkuCode, Ware> wares = wares(basket, cards);
        Snapshot known = new Snapshot(
                channel.map(stored -> stored.body().currency()).orElse(null),
                wares,
                places,
                rates(wares, places, basket.at()),
                edition);
        return (fact ? Offers.makeOfFact(basket, known) : Offers.make(basket, known))
                .map(offer -> new Considered(offer, places));
    }

    private static Terms terms(OrderRequest.Line line) {
        if (line.unitPrice() != null) {
            return new Terms.RecordedUnitPrice(line.unitPrice());
        }
        if (line.lineTotal() != null) {
            return new Terms.RecordedLineTotal(line.lineTotal());
        }
        OrderRequest.ByHand override = line.override();
        if (override == null) {
            return Terms.IN_EFFECT;
        }
        return override.label() == null
                ? new Terms.SetByHand(override.unitPrice(), override.per() == null ? 1 : override.per())
                : new Terms.OnLabel(override.unitPrice());
    }

    // ── Looking up ───────────────────────────────────────────────────────────────────────────────────────────────────

    /** A retired SKU is not sold any more, but what was sold elsewhere, or comes back, may be of one. */
    private static List<SkuCode> unknown(Basket basket, Map<SkuCode, SkuCard> cards, boolean happened) {
        Set<SkuCode> unknown = new LinkedHashSet<>();
        for (Wanted line : basket.lines()) {
            SkuCard card = cards.get(line.sku());
            if (card == null || (card.retired() && !happened && line.terms() instanceof Terms.PriceInEffect)) {
                unknown.add(line.sku());
            }
        }
        return List.copyOf(unknown);
    }

    /** The barcodes of what was sold at the price on a label; nothing for almost every order. */
    private Map<SkuCode, Gtin> labelled(OrderRequest request) {
        Set<SkuCode> labelled = new LinkedHashSet<>();
        for (OrderRequest.Line line : request.lines()) {
            if (line.override() != null && line.override().label() != null) {
                labelled.add(line.sku());
            }
        }
        if (labelled.isEmpty()) {
            return Map.of();
        }
        Map<SkuCode, Gtin> barcodes = HashMap.newHashMap(labelled.size());
        catalog.skus(labelled).forEach((sku, card) -> {
            if (card.gtin() != null) {
                barcodes.put(sku, card.gtin());
            }
        });
        return barcodes;
    }

    private Map<SkuCode, Ware> wares(Basket basket, Map<SkuCode, SkuCard> cards) {
        Set<SkuCode> asked = new LinkedHashSet<>();
        for (Wanted line : basket.lines()) {
            if (line.terms() instanceof Terms.PriceInEffect) {
                asked.add(line.sku());
            }
        }
        Map<SkuCode, SkuPrices> found = asked.isEmpty() ? Map.of() : prices.of(asked);
        Map<SkuCode, Ware> wares = HashMap.newHashMap(cards.size());
        cards.forEach((sku, card) -> {
            SkuPrices all = found.get(sku);
            wares.put(
                    sku,
                    new Ware(card.isStocked(), card.taxCategory(), all == null ? new SkuPrices(sku, List.of()) : all));
        });
        return wares;
    }

    private Map<Snapshot.Taxable, Percent> rates(Map<SkuCode, Ware> wares, List<Place> places, Instant at) {
        Map<Snapshot.Taxable, Percent> rates = new HashMap<>();
        Set<String> categories = new LinkedHashSet<>();
        wares.values().forEach(ware -> categories.add(ware.taxCategory()));
        for (Place place : places) {
            for (String category : categories) {
                Snapshot.Taxable taxable = new Snapshot.Taxable(category, place.company());
                if (!rates.containsKey(taxable)) {
                    rates.put(taxable, tax.percentAt(category, place.company(), at));
                }
            }
        }
        return rates;
    }

    /**
     * The places that offer the mode, by code, with what they can promise of the basket's goods, up to the first that has
     * everything. Goods then leave from there, so nobody needs to know of those behind it: a chain of two thousand stores is
     * looked through only for a basket that none of them has as a whole.
     */
    private List<Place> placesFor(Basket basket, Map<SkuCode, SkuCard> cards) {
        Map<SkuCode, Long> goods = new LinkedHashMap<>();
        for (Wanted line : basket.lines()) {
            SkuCard card = cards.get(line.sku());
            if (card != null && card.isStocked()) {
                goods.merge(card.code(), line.quantity(), Math::addExact);
            }
        }
        List<Location> offering = network.offering(basket.mode());
        List<Place> places = new ArrayList<>();
        int together = 1;
        boolean found = false;
        while (!found && places.size() < offering.size()) {
            List<Location> next = offering.subList(places.size(), Math.min(offering.size(), places.size() + together));
            Map<LocationCode, Map<SkuCode, Long>> available =
                    goods.isEmpty() ? Map.of() : available(next, goods.keySet(), basket.channel());
            for (Location location : next) {
                Map<SkuCode, Long> there = available.getOrDefault(location.code(), Map.of());
                places.add(new Place(location.code(), location.modes(), location.company(), there));
                found |= goods.entrySet().stream()
                        .allMatch(wanted -> there.getOrDefault(wanted.getKey(), 0L) >= wanted.getValue());
            }
            together = Math.min(together * PLACES_TIMES, Math.max(1, Stock.SHELVES_MAX / Math.max(1, goods.size())));
        }
        return places;
    }

    private Map<LocationCode, Map<SkuCode, Long>> available(
            List<Location> locations, Set<SkuCode> goods, @Nullable ChannelCode channel) {
        List<Shelf> shelves = new ArrayList<>(locations.size() * goods.size());
        locations.forEach(location -> goods.forEach(sku -> shelves.add(new Shelf(sku, location.code()))));
        Map<LocationCode, Map<SkuCode, Long>> available = HashMap.newHashMap(locations.size());
        for (Availability each : stock.availability(shelves, channel).orThrow()) {
            available
                    .computeIfAbsent(each.location(), any -> HashMap.newHashMap(goods.size()))
                    .put(each.sku(), each.available());
        }
        return available;
    }

    /** What an offer asks of the shelves. */
    static List<StockLine> goods(Offer offer) {
        List<StockLine> goods = new ArrayList<>(offer.lines().size());
        for (OfferLine line : offer.lines()) {
            if (line.goods()) {
                goods.add(new StockLine(
                        line.sku(), offer.groups().get(line.group() - 1).location(), line.quantity()));
            }
        }
        return goods;
    }

    /** What shelves lack, as far as anyone can say without a lock. */
    Optional<Shortfall> shortfall(ChannelCode channel, List<StockLine> goods) {
        if (goods.isEmpty()) {
            return Optional.empty();
        }
        Map<Shelf, Long> demand = new LinkedHashMap<>();
        goods.forEach(line -> demand.merge(line.shelf(), line.quantity(), Math::addExact));
        List<Shortfall.Line> missing = new ArrayList<>();
        for (Availability each :
                stock.availability(List.copyOf(demand.keySet()), channel).orThrow()) {
            long wanted = demand.getOrDefault(each.shelf(), 0L);
            if (each.available() < wanted) {
                missing.add(new Shortfall.Line(each.sku(), each.location(), wanted, each.available()));
            }
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of(new Shortfall(missing));
    }
}
