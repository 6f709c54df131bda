package io.oneshelf.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.access.IfMatch;
import io.oneshelf.journal.Books;
import io.oneshelf.journal.MemoryBooks;
import io.oneshelf.journal.Stored;
import io.oneshelf.journal.StoredEvent;
import io.oneshelf.kernel.Outcome;
import io.oneshelf.kernel.Refusal;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.kernel.Unit;
import io.oneshelf.testing.Facts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a merchandiser does to the catalogue, and what comes of it")
class CatalogTests {

    private static final String EAN = "04006381333931";
    private static final String OTHER_EAN = "01234567890128";
    private static final IfMatch ANY = new IfMatch.Any();

    private final Facts facts = Facts.on(books(), InstantSource.fixed(Facts.NOON));
    private final Catalog catalog = facts.catalog();

    Books books() {
        return new MemoryBooks();
    }

    @Test
    @DisplayName("a SKU is found by its code, with all that a sale needs to know")
    void card() {
        Product coat = new Product(
                new ProductId("coat"),
                new Name("大衣", "Coat"),
                "outerwear",
                List.of("winter"),
                List.of(new Sku(
                        new SkuCode("COAT-M"),
                        Gtin.parse("4006381333931").orElseThrow(),
                        Map.of("size", "M"),
                        Unit.EACH,
                        SkuKind.GOODS,
                        "clothes")));
        assertThat(catalog.put(coat, IfMatch.ABSENT)).isInstanceOf(Outcome.Made.class);
        SkuCard card = new SkuCard(
                new SkuCode("COAT-M"),
                new ProductId("coat"),
                new Name("大衣", "Coat"),
                "outerwear",
                Map.of("size", "M"),
                Unit.EACH,
                SkuKind.GOODS,
                "clothes",
                new Gtin(EAN),
                false);
        assertThat(catalog.sku(new SkuCode("COAT-M"))).contains(card);
        assertThat(catalog.carrier(new Gtin(EAN))).contains(card);
        assertThat(catalog.product(new ProductId("coat")).orElseThrow().body()).isEqualTo(coat);
        assertThat(catalog.skus(List.of(new SkuCode("COAT-M"), new SkuCode("coat-m"))))
                .as("codes are compared letter by letter")
                .containsOnlyKeys(new SkuCode("COAT-M"));
    }

    @Test
    @DisplayName("the same content again changes nothing; other content needs the version that was seen")
    void puttingAgain() {
        facts.sells("coat", "A");
        long news = facts.books().reader().position();
        assertThat(catalog.put(Facts.product("coat", "A"), IfMatch.ABSENT)).isInstanceOf(Outcome.Found.class);
        assertThat(facts.books().reader().position()).isEqualTo(news);
        assertThat(wordOf(catalog.put(Facts.product("coat", "A", "B"), IfMatch.ABSENT)))
                .isEqualTo("if-match-needed");
        assertThat(card("B")).as("a refusal leaves nothing").isNull();
        assertThat(catalog.put(Facts.product("coat", "A", "B"), new IfMatch.Version(1))
                        .orThrow()
                        .version())
                .isEqualTo(2);
        assertThat(card("B")).isNotNull();
    }

    @Test
    @DisplayName("a category is made when it is named for the first time")
    void categories() {
        facts.sells("coat", "A");
        facts.sells("hat", "B");
        catalog.put(inCategory("tea", "茶/绿茶", "C"), IfMatch.ABSENT).orThrow();
        assertThat(catalog.categories(0, 10))
                .extracting(stored -> stored.body().name())
                .containsExactly("things", "茶/绿茶");
        assertThat(catalog.search(new ProductSearch(null, "茶/绿茶", null, 10)).products())
                .extracting(stored -> stored.body().id().value())
                .containsExactly("tea");
    }

    @Test
    @DisplayName("a SKU belongs to one product; retired by it, another may take it over")
    void oneProduct() {
        facts.sells("coat", "A", "B");
        assertThat(refusal(catalog.put(Facts.product("hat", "A"), IfMatch.ABSENT)))
                .isEqualTo(new SkuElsewhere(new SkuCode("A"), new ProductId("coat")));
        assertThat(catalog.product(new ProductId("hat"))).isEmpty();

        catalog.put(Facts.product("coat", "B"), ANY).orThrow();
        assertThat(card("A")).as("retired, not deleted").isNotNull().satisfies(card -> {
            assertThat(card.retired()).isTrue();
            assertThat(card.product()).isEqualTo(new ProductId("coat"));
        });
        facts.sells("hat", "A");
        assertThat(card("A")).isNotNull().satisfies(card -> {
            assertThat(card.retired()).isFalse();
            assertThat(card.product()).isEqualTo(new ProductId("hat"));
        });
        assertThat(refusal(catalog.put(Facts.product("coat", "A", "B"), ANY)))
                .isEqualTo(new SkuElsewhere(new SkuCode("A"), new ProductId("hat")));
    }

    @Test
    @DisplayName("unit and kind of a SKU never change, not even when it comes back from retirement")
    void fixed() {
        facts.sells("tea", "A", "B");
        assertThat(refusal(catalog.put(with("tea", sku("A", Unit.GRAM, SkuKind.GOODS, null)), ANY)))
                .isEqualTo(new SkuFixed(new SkuCode("A"), Unit.EACH, SkuKind.GOODS));
        catalog.put(Facts.product("tea", "B"), ANY).orThrow();
        assertThat(refusal(catalog.put(with("tea", sku("A", Unit.EACH, SkuKind.SERVICE, null)), ANY)))
                .isEqualTo(new SkuFixed(new SkuCode("A"), Unit.EACH, SkuKind.GOODS));
        assertThat(catalog.put(Facts.product("tea", "A"), ANY)).isInstanceOf(Outcome.Found.class);
    }

    @Test
    @DisplayName("a GTIN belongs to one SKU")
    void oneCarrier() {
        catalog.put(with("pen", carrying("A", EAN)), IfMatch.ABSENT).orThrow();
        assertThat(refusal(catalog.put(with("pencil", carrying("B", EAN)), IfMatch.ABSENT)))
                .isEqualTo(new GtinElsewhere(new Gtin(EAN), new SkuCode("A")));

        catalog.put(with("pen", carrying("A", OTHER_EAN)), ANY).orThrow();
        assertThat(catalog.carrier(new Gtin(EAN))).as("given up").isEmpty();
        catalog.put(with("pencil", carrying("B", EAN)), IfMatch.ABSENT).orThrow();
        assertThat(carrierOf(EAN)).isEqualTo("B");
        assertThat(carrierOf(OTHER_EAN)).isEqualTo("A");
    }

    @Test
    @DisplayName("two SKUs of a product may swap their GTINs in one edit")
    void swap() {
        catalog.put(with("pen", carrying("A", EAN), carrying("B", OTHER_EAN)), IfMatch.ABSENT)
                .orThrow();
        catalog.put(with("pen", carrying("A", OTHER_EAN), carrying("B", EAN)), ANY)
                .orThrow();
        assertThat(carrierOf(EAN)).isEqualTo("B");
        assertThat(carrierOf(OTHER_EAN)).isEqualTo("A");
    }

    @Test
    @DisplayName("a retired SKU keeps its GTIN until another SKU carries it")
    void gtinOfTheRetired() {
        catalog.put(with("pen", carrying("WRONG", EAN), carrying("B", OTHER_EAN)), IfMatch.ABSENT)
                .orThrow();
        catalog.put(with("pen", carrying("B", OTHER_EAN)), ANY).orThrow();
        assertThat(carrierOf(EAN)).isEqualTo("WRONG");

        catalog.put(with("biro", carrying("RIGHT", EAN)), IfMatch.ABSENT).orThrow();
        assertThat(carrierOf(EAN)).isEqualTo("RIGHT");
        assertThat(card("WRONG")).isNotNull().extracting(SkuCard::gtin).isNull();

        catalog.put(with("pen", carrying("NEW", OTHER_EAN)), ANY).orThrow();
        assertThat(carrierOf(OTHER_EAN))
                .as("taken over in the edit that retires")
                .isEqualTo("NEW");
    }

    @Test
    @DisplayName(
            "every version is kept, also of products that many change at once, and each is what the next made an end of")
    void versions() {
        catalog.put(named("Pen", "import")).orThrow();
        catalog.putAll(List.of(named("Pencil", "import"), named("Biro", "import")))
                .forEach(Outcome::orThrow);
        assertThat(atOnce(8, i -> said(catalog.put(named("Pen " + i, "person-" + i)))))
                .containsOnly("found");
        List<ProductVersion> versions = catalog.versions(new ProductId("pen"), Long.MAX_VALUE, 500)
                .orElseThrow()
                .versions();
        assertThat(versions)
                .extracting(ProductVersion::version)
                .containsExactly(11L, 10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
        assertThat(versions.getFirst().product())
                .isEqualTo(catalog.product(new ProductId("pen")).orElseThrow().body());
        assertThat(versions.subList(0, 8))
                .as("each with who wrote it")
                .allSatisfy(version -> assertThat(
                                "person-" + version.product().name().inEnglish().substring(4))
                        .isEqualTo(version.by()))
                .extracting(ProductVersion::by)
                .doesNotHaveDuplicates();
        assertThat(versions.subList(8, 11))
                .extracting(version -> version.product().name().inEnglish() + " by " + version.by())
                .containsExactly("Biro by import", "Pencil by import", "Pen by import");
        assertThat(versions).extracting(ProductVersion::recordedAt).containsOnly(Facts.NOON);
    }

    @Test
    @DisplayName("page by page, from any version back; what is not a version is nothing")
    void pagesOfVersions() {
        catalog.put(named("Pen", "somebody")).orThrow();
        for (int i = 2; i <= 5; i++) {
            catalog.put(named("Pen " + i, "somebody")).orThrow();
        }
        assertThat(versions(Long.MAX_VALUE, 2)).isEqualTo("5 4 …");
        assertThat(versions(4, 2)).isEqualTo("3 2 …");
        assertThat(versions(2, 2)).isEqualTo("1");
        assertThat(versions(3, 2)).isEqualTo("2 1");
        assertThat(versions(77, 1)).isEqualTo("5 …");
        assertThat(versions(1, 2)).isEmpty();
        assertThat(versions(-5, 2)).isEmpty();
        assertThat(catalog.versions(new ProductId("hat"), Long.MAX_VALUE, 2)).isEmpty();
    }

    private String versions(long before, int limit) {
        ProductVersions page =
                catalog.versions(new ProductId("pen"), before, limit).orElseThrow();
        List<String> told = new ArrayList<>();
        for (ProductVersion version : page.versions()) {
            told.add(Long.toString(version.version()));
        }
        if (page.more()) {
            told.add("…");
        }
        return String.join(" ", told);
    }

    private static ProductEdit named(String name, String by) {
        Product pen = new Product(
                new ProductId("pen"),
                Name.of(name),
                "things",
                List.of(),
                List.of(Sku.goods(new SkuCode("PEN"), Unit.EACH)));
        return new ProductEdit(pen, name.equals("Pen") ? IfMatch.ABSENT : ANY, true, by);
    }

    @Test
    @DisplayName("the feed is told of the product, of each SKU that changed and of the new category")
    void feed() {
        facts.sells("coat", "A", "B");
        catalog.put(Facts.product("coat", "A", "C"), ANY).orThrow();
        assertThat(facts.books().reader().events(0, 20))
                .extracting(event -> event.type() + " " + event.document() + " " + event.version())
                .containsExactly(
                        "catalog.product-recorded coat 1",
                        "catalog.sku-recorded A 1",
                        "catalog.sku-recorded B 1",
                        "catalog.category-named things 1",
                        "catalog.product-recorded coat 2",
                        "catalog.sku-recorded B 2",
                        "catalog.sku-recorded C 1");
        assertThat(facts.books().reader().events(5, 1))
                .extracting(StoredEvent::data)
                .containsExactly("{\"sku\":\"B\",\"product\":\"coat\",\"unit\":\"EACH\",\"kind\":\"GOODS\","
                        + "\"taxCategory\":\"standard\",\"retired\":true}");
    }

    @Test
    @DisplayName("many products at once: each on its own, in order, also when two of them are about the same things")
    void many() {
        List<Outcome<Stored<Product>>> answers = catalog.putAll(List.of(
                new ProductEdit(with("pen", carrying("A", EAN)), IfMatch.ABSENT),
                new ProductEdit(with("pen", carrying("A", EAN)), IfMatch.ABSENT),
                new ProductEdit(Facts.product("pen", "A", "B"), IfMatch.ABSENT),
                new ProductEdit(Facts.product("hat", "A"), IfMatch.ABSENT),
                new ProductEdit(with("cap", carrying("C", EAN)), IfMatch.ABSENT),
                new ProductEdit(Facts.product("pen", "B"), ANY),
                new ProductEdit(Facts.product("hat", "A"), IfMatch.ABSENT)));
        assertThat(answers)
                .extracting(CatalogTests::said)
                .containsExactly(
                        "made", "found", "if-match-needed", "sku-elsewhere", "gtin-elsewhere", "found", "made");
        assertThat(card("A")).isNotNull().extracting(SkuCard::product).isEqualTo(new ProductId("hat"));
        assertThat(carrierOf(EAN))
                .as("given up by A when hat took it over without")
                .isEmpty();
    }

    @Test
    @DisplayName("one product put from ten threads is made once and found nine times")
    void tenThreads() {
        facts.door().start();
        List<String> answers = atOnce(10, i -> said(catalog.put(with("pen", carrying("A", EAN)), IfMatch.ABSENT)));
        facts.door().close();
        assertThat(answers).containsOnly("made", "found");
        assertThat(answers.stream().filter("made"::equals)).hasSize(1);
    }

    @Test
    @DisplayName("ten products that want one SKU and one GTIN at the same time: one gets them")
    void tenProducts() {
        facts.door().start();
        List<String> answers = atOnce(10, i -> said(catalog.put(with("pen-" + i, carrying("A", EAN)), IfMatch.ABSENT)));
        facts.door().close();
        assertThat(answers.stream().filter("made"::equals)).hasSize(1);
        assertThat(answers.stream().filter("sku-elsewhere"::equals)).hasSize(9);
        assertThat(catalog.search(new ProductSearch(null, null, null, 100)).products())
                .hasSize(1);
    }

    static List<String> atOnce(int threads, java.util.function.IntFunction<String> each) {
        CountDownLatch together = new CountDownLatch(threads);
        List<CompletableFuture<String>> running = new ArrayList<>();
        IntStream.range(0, threads).forEach(i -> {
            CompletableFuture<String> answer = new CompletableFuture<>();
            running.add(answer);
            Thread.ofVirtual().start(() -> {
                together.countDown();
                try {
                    together.await();
                    answer.complete(each.apply(i));
                } catch (Throwable e) {
                    answer.completeExceptionally(e);
                }
            });
        });
        return running.stream().map(CompletableFuture::join).toList();
    }

    private @Nullable SkuCard card(String code) {
        return catalog.sku(new SkuCode(code)).orElse(null);
    }

    private String carrierOf(String gtin) {
        return catalog.carrier(new Gtin(gtin)).map(card -> card.code().value()).orElse("");
    }

    private static Product with(String id, Sku... skus) {
        return new Product(new ProductId(id), Name.of(id), "things", List.of(), List.of(skus));
    }

    private static Product inCategory(String id, String category, String sku) {
        return new Product(
                new ProductId(id), Name.of(id), category, List.of(), List.of(Sku.goods(new SkuCode(sku), Unit.GRAM)));
    }

    private static Sku carrying(String code, String gtin) {
        return sku(code, Unit.EACH, SkuKind.GOODS, new Gtin(gtin));
    }

    private static Sku sku(String code, Unit unit, SkuKind kind, @Nullable Gtin gtin) {
        return new Sku(new SkuCode(code), gtin, Map.of(), unit, kind, Sku.ORDINARY_TAX_CATEGORY);
    }

    static String said(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Made<?> made -> "made";
            case Outcome.Found<?> found -> "found";
            case Outcome.Refused<?> refused -> refused.why().word().word();
        };
    }

    private static String wordOf(Outcome<?> outcome) {
        return said(outcome);
    }

    private static Refusal refusal(Outcome<?> outcome) {
        return Optional.of(outcome)
                .map(answer -> answer instanceof Outcome.Refused<?> refused ? refused.why() : null)
                .orElseThrow(() -> new AssertionError("not refused: " + outcome));
    }
}
