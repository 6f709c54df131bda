package io.oneshelf.pricing;

import io.oneshelf.access.IfMatch;
import io.oneshelf.access.PutFact;
import io.oneshelf.catalog.Catalog;
import io.oneshelf.catalog.UnknownSku;
import io.oneshelf.journal.Changes;
import io.oneshelf.journal.DocumentKind;
import io.oneshelf.journal.Door;
import io.oneshelf.journal.Reader;
import io.oneshelf.journal.Remembered;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.Verb;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.network.Network;
import io.oneshelf.network.UnknownChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The prices, kept as documents: one for each SKU. */
final class PricesInBooks implements Prices {

    static final DocumentKind<SkuPrices> PRICE = DocumentKind.of("pricing.price", "pricing.price", SkuPrices.class);

    static final DocumentKind<PriceList> PRICE_LIST =
            DocumentKind.of("pricing.price_list", "pricing.price_list", PriceList.class);

    private static final int PRICES_REMEMBERED_MAX = 200_000;
    private static final int PRICE_LISTS_REMEMBERED_MAX = 1_000;

    private static final PutPrice PUT_PRICE = new PutPrice();

    private static final Verb<PutFact<PriceList>, Stored<PriceList>> PUT_PRICE_LIST = PutFact.verb(stored ->
            new PricingEvent.PriceListRecorded(stored.body().id(), stored.body().taxIncluded()));

    private final Door door;
    private final Reader reader;
    private final Changes changes;
    private final Catalog catalog;
    private final Network network;
    private final Remembered<SkuPrices> prices;
    private final Remembered<PriceList> priceLists;

    PricesInBooks(Door door, Reader reader, Changes changes, Catalog catalog, Network network) {
        this.door = door;
        this.reader = reader;
        this.changes = changes;
        this.catalog = catalog;
        this.network = network;
        this.prices = Remembered.of(reader, PRICE, PRICES_REMEMBERED_MAX, changes);
        this.priceLists = Remembered.of(reader, PRICE_LIST, PRICE_LISTS_REMEMBERED_MAX, changes);
    }

    @Override
    public Outcome<Price> put(PriceEdit edit) {
        Optional<Refusal> refusal = refusal(edit, catalog.sku(edit.sku()).isPresent());
        return refusal.isPresent() ? new Outcome.Refused<>(refusal.get()) : door.call(PUT_PRICE, () -> edit);
    }

    @Override
    public List<Outcome<Price>> putAll(List<PriceEdit> edits) {
        Set<SkuCode> known =
                catalog.skus(edits.stream().map(PriceEdit::sku).toList()).keySet();
        Map<PriceEdit, Refusal> refused = new LinkedHashMap<>();
        List<Supplier<PriceEdit>> plans = new ArrayList<>();
        for (PriceEdit edit : edits) {
            Optional<Refusal> refusal = refusal(edit, known.contains(edit.sku()));
            if (refusal.isPresent()) {
                refused.put(edit, refusal.get());
            } else {
                plans.add(() -> edit);
            }
        }
        Iterator<Outcome<Price>> answers = door.callAll(PUT_PRICE, plans).iterator();
        List<Outcome<Price>> outcomes = new ArrayList<>(edits.size());
        for (PriceEdit edit : edits) {
            Refusal refusal = refused.get(edit);
            outcomes.add(refusal != null ? new Outcome.Refused<>(refusal) : answers.next());
        }
        return outcomes;
    }

    /** SKUs, channels and price lists are never removed, so what is known without a lock stays known. */
    private Optional<Refusal> refusal(PriceEdit edit, boolean skuIsKnown) {
        if (!skuIsKnown) {
            return Optional.of(UnknownSku.of(edit.sku()));
        }
        ChannelCode channel = edit.price().channel();
        if (channel != null && network.channel(channel).isEmpty()) {
            return Optional.of(new UnknownChannel(channel));
        }
        String priceList = edit.price().priceList();
        if (priceList != null && priceList(priceList).isEmpty()) {
            return Optional.of(new UnknownPriceList(priceList));
        }
        return Optional.empty();
    }

    @Override
    public Optional<SkuPrices> of(SkuCode sku) {
        return prices.find(sku.value()).map(Stored::body);
    }

    @Override
    public Map<SkuCode, SkuPrices> of(Collection<SkuCode> skus) {
        Map<SkuCode, SkuPrices> found = new HashMap<>();
        prices.findAll(skus.stream().map(SkuCode::value).distinct().toList())
                .values()
                .forEach(stored -> found.put(stored.body().sku(), stored.body()));
        return found;
    }

    @Override
    public Map<SkuCode, PriceFound> at(Collection<SkuCode> skus, PriceQuestion question) {
        long before = changes.position();
        Map<SkuCode, PriceFound> found = atRemembered(skus, question);
        boolean complete = found.keySet().containsAll(skus);
        // Another server may have put the missing price a moment ago.
        return !complete && changes.newsSince(before) ? atRemembered(skus, question) : found;
    }

    private Map<SkuCode, PriceFound> atRemembered(Collection<SkuCode> skus, PriceQuestion question) {
        Map<SkuCode, PriceFound> found = new HashMap<>();
        of(skus).forEach((sku, all) ->
                all.at(question).ifPresent(price -> found.put(sku, new PriceFound(sku, price, taxIncluded(price)))));
        return found;
    }

    private boolean taxIncluded(Price price) {
        String list = price.priceList();
        return list == null
                || priceList(list).map(stored -> stored.body().taxIncluded()).orElse(true);
    }

    @Override
    public Outcome<Currency> currencyOf(Collection<SkuCode> skus, @Nullable ChannelCode channel, Instant at) {
        Map<SkuCode, SkuPrices> all = of(skus);
        List<Currency> common = null;
        for (SkuCode sku : skus) {
            SkuPrices prices = all.get(sku);
            List<Currency> here = prices == null ? List.of() : List.copyOf(prices.currencies(channel, null, at));
            common = common == null
                    ? here
                    : common.stream().filter(here::contains).toList();
        }
        return common != null && common.size() == 1
                ? new Outcome.Found<>(common.getFirst())
                : new Outcome.Refused<>(new CurrencyAmbiguous(
                        common == null
                                ? List.of()
                                : common.stream().map(Currency::getCurrencyCode).toList()));
    }

    @Override
    public Outcome<Stored<PriceList>> put(PriceList priceList, IfMatch ifMatch) {
        return door.call(PUT_PRICE_LIST, () -> new PutFact<>(PRICE_LIST.key(priceList.id()), priceList, ifMatch));
    }

    @Override
    public Optional<Stored<PriceList>> priceList(String id) {
        return priceLists.find(id);
    }

    @Override
    public List<Stored<PriceList>> priceLists(long after, int limit) {
        return reader.list(PRICE_LIST, Map.of(), after, limit);
    }

    @Override
    public long edition() {
        return changes.position();
    }
}
