package io.oneshelf.pricing.web;

import io.oneshelf.access.IfMatch;
import io.oneshelf.access.Malformed;
import io.oneshelf.access.NotFound;
import io.oneshelf.access.RequestProblem;
import io.oneshelf.access.http.Allowed;
import io.oneshelf.access.http.Answer;
import io.oneshelf.access.http.Ask;
import io.oneshelf.access.http.Checked;
import io.oneshelf.access.http.Cursor;
import io.oneshelf.access.http.Endpoint;
import io.oneshelf.access.http.Form;
import io.oneshelf.access.http.Otherwise;
import io.oneshelf.access.http.Parameter;
import io.oneshelf.access.http.Range;
import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.Size;
import io.oneshelf.access.http.TextForm;
import io.oneshelf.catalog.Catalog;
import io.oneshelf.catalog.CatalogProblem;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.Code;
import io.oneshelf.kernel.Money;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.Quantity;
import io.oneshelf.kernel.Role;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.network.NetworkProblem;
import io.oneshelf.pricing.Price;
import io.oneshelf.pricing.PriceEdit;
import io.oneshelf.pricing.PriceList;
import io.oneshelf.pricing.PriceQuestion;
import io.oneshelf.pricing.Prices;
import io.oneshelf.pricing.PricingProblem;
import io.oneshelf.pricing.SkuPrices;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@code /v1/prices} and {@code /v1/price-lists}: written by owner and merchandiser, read by everybody. */
public final class PricingEndpoints {

    private static final Parameter<SkuCode> SKU = Parameter.path("sku", "The SKU's code", TextForm.code(SkuCode::new));
    private static final Parameter<String> LIST = Parameter.path("id", "The price list's id", TextForm.CODE);
    private static final Parameter<Currency> CURRENCY = Parameter.required(
            "currency",
            "The currency asked for, ISO 4217",
            TextForm.of(
                    "must be an ISO 4217 code",
                    code -> Currency.getAvailableCurrencies().stream()
                            .filter(currency -> currency.getCurrencyCode().equals(code))
                            .findFirst()));
    private static final Parameter<Optional<ChannelCode>> CHANNEL =
            Parameter.query("channel", "Sold on this channel", TextForm.code(ChannelCode::new));
    private static final Parameter<Optional<String>> PRICE_LIST =
            Parameter.query("priceList", "For buyers of this price list", TextForm.CODE);
    private static final Parameter<Optional<Instant>> AT =
            Parameter.query("at", "Sold at this instant; now, when it is left out", TextForm.INSTANT);

    private static final Parameter<List<SkuCode>> SKUS =
            Parameter.repeated("sku", "A SKU; repeat it for more, at most 500", TextForm.code(SkuCode::new));

    private static final int PAGE_MAX = 500;

    /** Prices are added, never removed; what a SKU gathers in a lifetime stays far below. */
    private static final int PRICES_MAX = 1_000_000;

    /** The most SKUs whose prices are asked for at once. */
    private static final int SKUS_MAX = 1_000;

    private static final Allowed EDITORS = Allowed.to(Role.MERCHANDISER);

    private final Prices prices;
    private final Catalog catalog;
    private final InstantSource clock;

    public PricingEndpoints(Prices prices, Catalog catalog, InstantSource clock) {
        this.prices = prices;
        this.catalog = catalog;
        this.clock = clock;
    }

    public List<Endpoint<?>> endpoints() {
        return List.of(
                Endpoint.put("/v1/prices/{sku}", EDITORS)
                        .says("Make a price or change it. It is the one of that SKU, currency, channel, price list and"
                                + " from, and If-Match concerns that one")
                        .takes(SKU)
                        .body(PriceBody.class)
                        .edits()
                        .answers(PriceAnswer.class, 201, 200)
                        .refuses(
                                CatalogProblem.UNKNOWN_SKU,
                                NetworkProblem.UNKNOWN_CHANNEL,
                                PricingProblem.UNKNOWN_PRICE_LIST)
                        .handle(ask -> Answer.of(
                                prices.put(
                                        new PriceEdit(ask.get(SKU), ask.body().price(), ask.ifMatch())),
                                price -> PriceAnswer.of(ask.get(SKU), price),
                                Price::version)),
                Endpoint.post("/v1/prices:batch", EDITORS)
                        .says(
                                "Make many prices, each under its SKU as id; one that is changed needs a PUT with If-Match")
                        .batchOf(PriceBody.class)
                        .answers(PriceAnswer.class)
                        .refuses(
                                RequestProblem.IF_MATCH_NEEDED,
                                CatalogProblem.UNKNOWN_SKU,
                                NetworkProblem.UNKNOWN_CHANNEL,
                                PricingProblem.UNKNOWN_PRICE_LIST)
                        .handle(ask -> {
                            List<PriceEdit> edits = ask.body().stream()
                                    .map(item -> new PriceEdit(
                                            new SkuCode(item.id()), item.body().price(), IfMatch.ABSENT))
                                    .toList();
                            List<Outcome<Price>> outcomes = prices.putAll(edits);
                            return IntStream.range(0, edits.size())
                                    .mapToObj(i -> outcomes.get(i)
                                            .map(price ->
                                                    PriceAnswer.of(edits.get(i).sku(), price)))
                                    .toList();
                        }),
                Endpoint.get("/v1/prices", Allowed.SIGNED_IN)
                        .says(
                                "The prices that hold of each of these SKUs, one a currency, in the order asked; none for a SKU"
                                        + " without a price, known or not")
                        .takes(SKUS, CHANNEL, PRICE_LIST, AT)
                        .answers(PricesThatHold.class)
                        .handle(this::thatHold),
                Endpoint.get("/v1/prices/{sku}", Allowed.SIGNED_IN)
                        .says("All prices of a SKU: past, present and to come")
                        .takes(SKU)
                        .answers(PricesOfSku.class)
                        .handle(ask -> known(ask.get(SKU), PricesOfSku::of)),
                Endpoint.post("/v1/prices:query", Allowed.SIGNED_IN)
                        .says(
                                "All prices of these SKUs, in this order; a SKU without any, or not there, has an empty list")
                        .body(SkusBody.class)
                        .answers(PricesOfSkus.class)
                        .handle(ask -> Answer.ok(PricesOfSkus.of(
                                ask.body().skus(), prices.of(ask.body().skus())))),
                Endpoint.get("/v1/prices/{sku}/explanation", Allowed.SIGNED_IN)
                        .says("Which price of a SKU holds, and what became of every other")
                        .takes(SKU, CURRENCY, CHANNEL, PRICE_LIST, AT)
                        .answers(Explanation.class)
                        .handle(ask -> {
                            Instant at = ask.get(AT).orElseGet(clock::instant);
                            PriceQuestion question = new PriceQuestion(
                                    ask.get(CURRENCY),
                                    ask.get(CHANNEL).orElse(null),
                                    ask.get(PRICE_LIST).orElse(null),
                                    at);
                            return known(ask.get(SKU), all -> Explanation.of(all, question));
                        }),
                Endpoint.put("/v1/price-lists/{id}", EDITORS)
                        .says("Make a price list or change it")
                        .takes(LIST)
                        .body(PriceListBody.class)
                        .edits()
                        .answers(PriceListAnswer.class, 201, 200)
                        .handle(ask -> Answer.of(
                                prices.put(
                                        new PriceList(
                                                ask.get(LIST),
                                                ask.body().name(),
                                                ask.body().taxIncluded()),
                                        ask.ifMatch()),
                                PriceListAnswer::of,
                                Stored::version)),
                Endpoint.get("/v1/price-lists/{id}", Allowed.SIGNED_IN)
                        .says("A price list")
                        .takes(LIST)
                        .answers(PriceListAnswer.class)
                        .handle(ask -> prices.priceList(ask.get(LIST))
                                .map(stored ->
                                        Answer.ok(PriceListAnswer.of(stored)).etag(stored.version()))
                                .orElseGet(() -> Answer.refused(NotFound.of("price list")))),
                Endpoint.get("/v1/price-lists", Allowed.SIGNED_IN)
                        .says("All price lists, in the order in which they were made")
                        .takes(Parameter.LIMIT, Parameter.CURSOR)
                        .answers(PriceLists.class)
                        .handle(ask -> {
                            int limit = ask.get(Parameter.LIMIT).intValue();
                            List<Stored<PriceList>> page = prices.priceLists(
                                    ask.get(Parameter.CURSOR)
                                            .map(cursor -> cursor.number(0))
                                            .orElse(0L),
                                    limit);
                            Answer answer = Answer.ok(new PriceLists(
                                    page.stream().map(PriceListAnswer::of).toList()));
                            return page.size() < limit
                                    ? answer
                                    : answer.next(Cursor.of(page.getLast().no()));
                        }));
    }

    private Answer thatHold(Ask<Void> ask) {
        List<SkuCode> skus = ask.get(SKUS).stream().distinct().toList();
        if (skus.isEmpty() || skus.size() > PAGE_MAX) {
            return Answer.refused(Malformed.of("sku", "must be given 1 to " + PAGE_MAX + " times"));
        }
        Instant at = ask.get(AT).orElseGet(clock::instant);
        ChannelCode channel = ask.get(CHANNEL).orElse(null);
        String priceList = ask.get(PRICE_LIST).orElse(null);
        Map<SkuCode, SkuPrices> known = prices.of(skus);
        return Answer.ok(new PricesThatHold(
                at,
                skus.stream()
                        .map(sku -> PricesOfSku.thatHold(
                                known.getOrDefault(sku, new SkuPrices(sku, List.of())), channel, priceList, at))
                        .toList()));
    }

    /** A SKU that is there and has no price yet has an empty list of them. */
    private Answer known(SkuCode sku, Function<SkuPrices, Record> view) {
        Optional<SkuPrices> all = prices.of(sku);
        if (all.isEmpty() && catalog.sku(sku).isEmpty()) {
            return Answer.refused(NotFound.of("SKU"));
        }
        return Answer.ok(view.apply(all.orElseGet(() -> new SkuPrices(sku, List.of()))));
    }

    record PriceBody(
            @Says("The price of so many base units as per says, tax included unless its price list says otherwise")
            @Range(min = 0)
            Money list,

            @Says("How many base units it is the price of") @Range(min = 1, max = Quantity.MAX) @Otherwise("1")
            long per,

            @Says("It holds from this instant on; without it, for ever before") @Nullable
            Instant from,

            @Says("It holds until just before this instant; without it, for ever after. The same as from: never")
            @Nullable
            Instant until,

            @Says("On this channel; without it, on all") @Nullable
            ChannelCode channel,

            @Says("Of this price list; without it, an ordinary price") @Form(Code.FORM) @Nullable
            String priceList)
            implements Checked {

        @Override
        public void check(Complaints complaints) {
            if (from != null && until != null && until.isBefore(from)) {
                complaints.bad("until", "must not be before from");
            }
        }

        Price price() {
            return new Price(list, per, from, until, channel, priceList, 0);
        }
    }

    record PriceAnswer(
            SkuCode sku,
            Money list,
            long per,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable ChannelCode channel,
            @Nullable String priceList,
            @Says("The version of this price, for If-Match") long version) {

        static PriceAnswer of(SkuCode sku, Price price) {
            return new PriceAnswer(
                    sku,
                    price.list(),
                    price.per(),
                    price.from(),
                    price.until(),
                    price.channel(),
                    price.priceList(),
                    price.version());
        }
    }

    record PricesOfSku(SkuCode sku, @Size(max = PRICES_MAX) List<PriceAnswer> prices) {

        static PricesOfSku thatHold(
                SkuPrices all, @Nullable ChannelCode channel, @Nullable String priceList, Instant at) {
            return new PricesOfSku(
                    all.sku(),
                    all.currencies(channel, priceList, at).stream()
                            .flatMap(currency -> all.at(new PriceQuestion(currency, channel, priceList, at)).stream())
                            .map(price -> PriceAnswer.of(all.sku(), price))
                            .toList());
        }

        static PricesOfSku of(SkuPrices all) {
            return new PricesOfSku(
                    all.sku(),
                    all.prices().stream()
                            .map(price -> PriceAnswer.of(all.sku(), price))
                            .toList());
        }
    }

    record PricesThatHold(
            @Says("When they are sold") Instant at,
            @Size(max = PAGE_MAX) List<PricesOfSku> skus) {}

    record SkusBody(
            @Says("Whose prices are asked for") @Size(min = 1, max = SKUS_MAX)
            List<SkuCode> skus) {}

    record PricesOfSkus(@Size(max = SKUS_MAX) List<PricesOfSku> skus) {

        static PricesOfSkus of(List<SkuCode> asked, Map<SkuCode, SkuPrices> found) {
            return new PricesOfSkus(asked.stream()
                    .map(sku -> PricesOfSku.of(found.getOrDefault(sku, new SkuPrices(sku, List.of()))))
                    .toList());
        }
    }

    record Explanation(
            SkuCode sku,
            @Says("When it is sold") Instant at,

            @Says("The price that holds; left out when there is none") @Nullable
            PriceAnswer holds,

            @Size(max = PRICES_MAX) List<Explained> prices) {

        static Explanation of(SkuPrices all, PriceQuestion question) {
            return new Explanation(
                    all.sku(),
                    question.at(),
                    all.at(question)
                            .map(price -> PriceAnswer.of(all.sku(), price))
                            .orElse(null),
                    all.explain(question).stream()
                            .map(explained ->
                                    new Explained(PriceAnswer.of(all.sku(), explained.price()), explained.verdict()))
                            .toList());
        }
    }

    record Explained(PriceAnswer price, SkuPrices.Verdict verdict) {}

    record PriceListBody(
            @Size(min = 1, max = PriceList.NAME_MAX) @Form("(?s).*\\S.*")
            String name,

            @Says("Whether its prices include tax") @Otherwise("true")
            boolean taxIncluded) {}

    record PriceListAnswer(
            String id,
            String name,
            boolean taxIncluded,
            @Says("The version, for If-Match") long version) {

        static PriceListAnswer of(Stored<PriceList> stored) {
            PriceList list = stored.body();
            return new PriceListAnswer(list.id(), list.name(), list.taxIncluded(), stored.version());
        }
    }

    record PriceLists(@Size(max = PAGE_MAX) List<PriceListAnswer> priceLists) {}
}
