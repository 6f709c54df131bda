package io.oneshelf.catalog.web;

import io.oneshelf.access.IfMatch;
import io.oneshelf.access.NotFound;
import io.oneshelf.access.RequestProblem;
import io.oneshelf.access.http.Allowed;
import io.oneshelf.access.http.Answer;
import io.oneshelf.access.http.Cursor;
import io.oneshelf.access.http.Endpoint;
import io.oneshelf.access.http.Parameter;
import io.oneshelf.access.http.Says;
import io.oneshelf.access.http.Size;
import io.oneshelf.access.http.TextForm;
import io.oneshelf.catalog.Catalog;
import io.oneshelf.catalog.CatalogProblem;
import io.oneshelf.catalog.Category;
import io.oneshelf.catalog.Gtin;
import io.oneshelf.catalog.Name;
import io.oneshelf.catalog.PictureHash;
import io.oneshelf.catalog.Product;
import io.oneshelf.catalog.ProductId;
import io.oneshelf.catalog.ProductPage;
import io.oneshelf.catalog.ProductSearch;
import io.oneshelf.catalog.ProductVersion;
import io.oneshelf.catalog.ProductVersions;
import io.oneshelf.catalog.Sku;
import io.oneshelf.catalog.SkuCard;
import io.oneshelf.catalog.SkuKind;
import io.oneshelf.journal.Stored;
import io.oneshelf.kernel.Role;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.kernel.Unit;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v1/products}, {@code /v1/skus} and {@code /v1/categories}: written by owner and merchandiser, read and searched by
 * everybody.
 */
public final class CatalogEndpoints {

    private static final Parameter<ProductId> PRODUCT =
            Parameter.path("id", "The product's id", TextForm.code(ProductId::new));
    private static final Parameter<SkuCode> SKU = Parameter.path("code", "The SKU's code", TextForm.code(SkuCode::new));
    private static final Parameter<Gtin> GTIN = Parameter.path(
            "gtin",
            "The number under the bar code: 8, 12, 13 or 14 digits",
            TextForm.of("must be 8, 12, 13 or 14 digits, the last of them the check digit", Gtin::parse));
    private static final Parameter<Optional<String>> WORDS = Parameter.query(
            "q",
            "Words of a name in Chinese or English, search words, or the beginning of a code or GTIN",
            TextForm.text(ProductSearch.WORDS_MAX));
    private static final Parameter<Optional<String>> CATEGORY =
            Parameter.query("category", "Of this category only", TextForm.text(Product.CATEGORY_MAX));

    private static final int PAGE_MAX = 500;

    static final Allowed EDITORS = Allowed.to(Role.MERCHANDISER);

    /** Shoppers and couriers see what is sold, not what it once was and who changed it. */
    private static final Allowed READERS_OF_VERSIONS = Allowed.to(
            Role.MERCHANDISER,
            Role.STORE_MANAGER,
            Role.ASSOCIATE,
            Role.CASHIER,
            Role.SERVICE,
            Role.INTEGRATION,
            Role.AUDITOR);

    private final Catalog catalog;

    public CatalogEndpoints(Catalog catalog) {
        this.catalog = catalog;
    }

    public List<Endpoint<?>> endpoints() {
        return List.of(
                Endpoint.put("/v1/products/{id}", EDITORS)
                        .says("Make a product or change it; SKUs it no longer has are retired, not deleted")
                        .takes(PRODUCT)
                        .body(ProductBody.class)
                        .edits()
                        .answers(ProductAnswer.class, 201, 200)
                        .refuses(
                                CatalogProblem.SKU_ELSEWHERE,
                                CatalogProblem.SKU_FIXED,
                                CatalogProblem.GTIN_ELSEWHERE,
                                CatalogProblem.UNKNOWN_PICTURE)
                        .handle(ask -> Answer.of(
                                catalog.put(ask.body()
                                        .edit(
                                                ask.get(PRODUCT),
                                                ask.ifMatch(),
                                                ask.caller().name())),
                                ProductAnswer::of,
                                Stored::version)),
                Endpoint.post("/v1/products:batch", EDITORS)
                        .says("Make many products; one that is changed needs a PUT with If-Match")
                        .batchOf(ProductBody.class)
                        .answers(ProductAnswer.class)
                        .refuses(
                                RequestProblem.IF_MATCH_NEEDED,
                                CatalogProblem.SKU_ELSEWHERE,
                                CatalogProblem.SKU_FIXED,
                                CatalogProblem.GTIN_ELSEWHERE,
                                CatalogProblem.UNKNOWN_PICTURE)
                        .handle(ask -> catalog
                                .putAll(ask.body().stream()
                                        .map(item -> item.body()
                                                .edit(
                                                        new ProductId(item.id()),
                                                        IfMatch.ABSENT,
                                                        ask.caller().name()))
                                        .toList())
                                .stream()
                                .map(outcome -> outcome.map(ProductAnswer::of))
                                .toList()),
                Endpoint.get("/v1/products/{id}", Allowed.SIGNED_IN)
                        .says("A product")
                        .takes(PRODUCT)
                        .answers(ProductAnswer.class)
                        .handle(ask -> catalog.product(ask.get(PRODUCT))
                                .map(stored ->
                                        Answer.ok(ProductAnswer.of(stored)).etag(stored.version()))
                                .orElseGet(() -> Answer.refused(NotFound.of("product")))),
                Endpoint.get("/v1/products/{id}/versions", READERS_OF_VERSIONS)
                        .says("What a product has been, the newest version first, who wrote each and when")
                        .takes(PRODUCT, Parameter.LIMIT, Parameter.CURSOR)
                        .answers(Versions.class)
                        .handle(ask -> catalog.versions(
                                        ask.get(PRODUCT),
                                        ask.get(Parameter.CURSOR)
                                                .map(cursor -> cursor.number(0))
                                                .orElse(Long.MAX_VALUE),
                                        ask.get(Parameter.LIMIT).intValue())
                                .map(CatalogEndpoints::versions)
                                .orElseGet(() -> Answer.refused(NotFound.of("product")))),
                Endpoint.get("/v1/products", Allowed.SIGNED_IN)
                        .says("Products by words or code, the best match first; without words all, the oldest first")
                        .takes(WORDS, CATEGORY, Parameter.LIMIT, Parameter.CURSOR)
                        .answers(Products.class)
                        .handle(ask -> {
                            ProductPage page = catalog.search(new ProductSearch(
                                    ask.get(WORDS).orElse(null),
                                    ask.get(CATEGORY).orElse(null),
                                    ask.get(Parameter.CURSOR)
                                            .flatMap(cursor -> cursor.text(0))
                                            .orElse(null),
                                    ask.get(Parameter.LIMIT).intValue()));
                            Answer answer = Answer.ok(new Products(page.products().stream()
                                    .map(ProductAnswer::of)
                                    .toList()));
                            String next = page.next();
                            return next == null ? answer : answer.next(Cursor.of(next));
                        }),
                Endpoint.get("/v1/skus/{code}", Allowed.SIGNED_IN)
                        .says("All that a sale needs to know of a SKU, retired ones included")
                        .takes(SKU)
                        .answers(SkuAnswer.class)
                        .handle(ask -> sku(catalog.sku(ask.get(SKU)))),
                Endpoint.get("/v1/gtins/{gtin}", Allowed.SIGNED_IN)
                        .says("The SKU that carries a bar code")
                        .takes(GTIN)
                        .answers(SkuAnswer.class)
                        .handle(ask -> sku(catalog.carrier(ask.get(GTIN)))),
                Endpoint.get("/v1/categories", Allowed.SIGNED_IN)
                        .says("All categories, in the order in which they were named first")
                        .takes(Parameter.LIMIT, Parameter.CURSOR)
                        .answers(Categories.class)
                        .handle(ask -> {
                            int limit = ask.get(Parameter.LIMIT).intValue();
                            List<Stored<Category>> page = catalog.categories(
                                    ask.get(Parameter.CURSOR)
                                            .map(cursor -> cursor.number(0))
                                            .orElse(0L),
                                    limit);
                            Answer answer = Answer.ok(new Categories(page.stream()
                                    .map(stored ->
                                            new CategoryAnswer(stored.body().name()))
                                    .toList()));
                            return page.size() < limit
                                    ? answer
                                    : answer.next(Cursor.of(page.getLast().no()));
                        }));
    }

    private static Answer versions(ProductVersions page) {
        List<VersionAnswer> versions =
                page.versions().stream().map(VersionAnswer::of).toList();
        Answer answer = Answer.ok(new Versions(versions));
        return page.more() ? answer.next(Cursor.of(versions.getLast().version())) : answer;
    }

    private static Answer sku(Optional<SkuCard> card) {
        return card.map(found -> Answer.ok(SkuAnswer.of(found))).orElseGet(() -> Answer.refused(NotFound.of("SKU")));
    }

    private static Map<String, String> texts(Name name) {
        Map<String, String> texts = new LinkedHashMap<>();
        String chinese = name.zhCn();
        if (chinese != null) {
            texts.put(ProductBody.CHINESE, chinese);
        }
        String english = name.en();
        if (english != null) {
            texts.put(ProductBody.ENGLISH, english);
        }
        return texts;
    }

    private static @Nullable String digits(@Nullable Gtin gtin) {
        return gtin == null ? null : gtin.value();
    }

    record ProductAnswer(
            ProductId id,
            @Says("By language: zh-CN, en") Map<String, String> name,
            String category,
            @Size(max = Product.SEARCH_WORDS_MAX) List<String> searchWords,
            @Size(max = Product.SKUS_MAX) List<SkuOfProduct> skus,

            @Says("Hashes of uploaded pictures, the first one first; GET /v1/media/{hash}")
            @Size(max = Product.PICTURES_MAX)
            List<PictureHash> pictures,

            @Says("The version, for If-Match") long version) {

        static ProductAnswer of(Stored<Product> stored) {
            return of(stored.body(), stored.version());
        }

        static ProductAnswer of(Product product, long version) {
            return new ProductAnswer(
                    product.id(),
                    texts(product.name()),
                    product.category(),
                    product.searchWords(),
                    product.skus().stream().map(SkuOfProduct::of).toList(),
                    product.pictures(),
                    version);
        }
    }

    record SkuOfProduct(
            SkuCode code,
            @Says("Fourteen digits") @Nullable String gtin,
            Map<String, String> options,
            Unit unit,
            SkuKind kind,
            String taxCategory) {

        static SkuOfProduct of(Sku sku) {
            return new SkuOfProduct(
                    sku.code(), digits(sku.gtin()), sku.options(), sku.unit(), sku.kind(), sku.taxCategory());
        }
    }

    record Products(@Size(max = PAGE_MAX) List<ProductAnswer> products) {}

    record Versions(@Size(max = PAGE_MAX) List<VersionAnswer> versions) {}

    record VersionAnswer(
            long version,

            @Says("Since when; absent for one that was written before versions were kept") @Nullable
            Instant recordedAt,

            @Says("The name of the token that wrote it, or the id of the person; absent when that was not kept")
            @Nullable
            String by,

            @Says("What the product was") ProductAnswer product) {

        static VersionAnswer of(ProductVersion version) {
            return new VersionAnswer(
                    version.version(),
                    version.recordedAt(),
                    version.by(),
                    ProductAnswer.of(version.product(), version.version()));
        }
    }

    record SkuAnswer(
            SkuCode code,
            ProductId product,

            @Says("The product's name by language: zh-CN, en")
            Map<String, String> name,

            @Says("The product's category") String category,
            Map<String, String> options,
            Unit unit,
            SkuKind kind,
            String taxCategory,
            @Says("Fourteen digits") @Nullable String gtin,
            @Says("True when its product no longer has it") boolean retired) {

        static SkuAnswer of(SkuCard card) {
            return new SkuAnswer(
                    card.code(),
                    card.product(),
                    texts(card.name()),
                    card.category(),
                    card.options(),
                    card.unit(),
                    card.kind(),
                    card.taxCategory(),
                    digits(card.gtin()),
                    card.retired());
        }
    }

    record Categories(@Size(max = PAGE_MAX) List<CategoryAnswer> categories) {}

    record CategoryAnswer(String name) {}
}
