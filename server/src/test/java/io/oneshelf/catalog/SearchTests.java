package io.oneshelf.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.access.IfMatch;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.kernel.Unit;
import io.oneshelf.testing.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What a shopper or an associate types, and which products are found")
class SearchTests {

    private final Facts facts = Facts.inMemory();
    private final Catalog catalog = facts.catalog();

    @BeforeEach
    void shelves() {
        put("shirt-w", "白色纯棉衬衫", "White cotton shirt", "clothes", List.of(), "SH-100", null);
        put("shirt-r", "红色亚麻衬衫", "Red linen shirt", "clothes", List.of(), "SH-200", null);
        put("case", "iPhone 手机壳", "Phone case", "phones", List.of("cover"), "PH-7", "4006381333931");
        put("tea", "西湖龙井茶叶", "Longjing green tea", "food", List.of("绿茶"), "TEA-1", null);
        put("cafe", null, "Café crème mug", "kitchen", List.of("85123a"), "MUG_9", "042100005264");
        put("dress", "连衣裙", "Summer dress", "clothes", List.of(), "DR-1", null);
    }

    @ParameterizedTest(name = "“{0}” → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "shirt           | shirt-r shirt-w",
                "shirts          | shirt-r shirt-w",
                "SHIRT white     | shirt-w",
                "shi             | shirt-r shirt-w",
                "white tea       | ''",
                "衬衫            | shirt-r shirt-w",
                "白色衬衫        | shirt-w",
                "棉衬衫          | shirt-w",
                "手机            | case",
                "手机壳 iphone   | case",
                "机壳            | case",
                "龙井            | tea",
                "绿茶            | tea",
                "茶              | tea",
                "裙              | dress",
                "裙子            | ''",
                "cover           | case",
                "cafe creme      | cafe",
                "ＣＡＦＥ        | cafe",
                "SH-             | shirt-r shirt-w",
                "sh-200          | shirt-r",
                "4006381333931   | case",
                "04006381333931  | case",
                "400638          | case",
                "042100005264    | cafe",
                "0042100005264   | cafe",
                "42100005264     | cafe",
                "85123A          | cafe",
                "mug_9           | cafe",
                "clothes         | dress shirt-r shirt-w",
                "!?              | ''"
            })
    @DisplayName("in Chinese, in English, by a code, by the beginning of either")
    void finds(String words, String ids) {
        assertThat(found(words, null)).isEqualTo(ids);
    }

    @Test
    @DisplayName("a whole word goes before the beginning of one, and a whole code before everything")
    void order() {
        put("shirtdress", "衬衫裙", "Shirtdress", "clothes", List.of(), "SHIRT", null);
        assertThat(catalog.search(new ProductSearch("shirt", null, null, 10)).products())
                .extracting(stored -> stored.body().id().value())
                .startsWith("shirtdress");
        assertThat(catalog.search(new ProductSearch("dress", null, null, 10)).products())
                .extracting(stored -> stored.body().id().value())
                .containsExactly("dress");
    }

    @Test
    @DisplayName("within a category")
    void inCategory() {
        assertThat(found("衬衫", "clothes")).isEqualTo("shirt-r shirt-w");
        assertThat(found("衬衫", "food")).isEmpty();
    }

    @Test
    @DisplayName("a change is found at once: a new product, a new name, and no longer the old one")
    void follows() {
        assertThat(found("umbrella", null)).isEmpty();
        put("rain", "雨伞", "Umbrella", "weather", List.of(), "U-1", null);
        assertThat(found("umbrella", null)).isEqualTo("rain");
        put("rain", "雨伞", "Parasol", "weather", List.of(), "U-1", null);
        assertThat(found("umbrella", null)).isEmpty();
        assertThat(found("parasol", null)).isEqualTo("rain");
    }

    @Test
    @DisplayName("another process makes its index from the documents, and follows the feed from then on")
    void anotherProcess() {
        Facts other = facts.otherProcess();
        assertThat(found(other, "shirt")).isEqualTo("shirt-r shirt-w");
        put("rain", "雨伞", "Umbrella", "weather", List.of(), "U-1", null);
        other.changes().step();
        assertThat(found(other, "umbrella")).isEqualTo("rain");
    }

    @Test
    @DisplayName("page by page, nothing twice and nothing left out, with words and without")
    void pages() {
        IntStream.range(0, 23).forEach(i -> put("pen-" + i, "钢笔", "Fountain pen", "desk", List.of(), "PEN-" + i, null));
        assertThat(allPages("fountain pen", 5)).hasSize(23).doesNotHaveDuplicates();
        assertThat(allPages(null, 5)).hasSize(29).doesNotHaveDuplicates();
    }

    private List<String> allPages(String words, int limit) {
        List<String> ids = new ArrayList<>();
        String after = null;
        do {
            ProductPage page = catalog.search(new ProductSearch(words, null, after, limit));
            page.products().forEach(stored -> ids.add(stored.body().id().value()));
            after = page.next();
        } while (after != null);
        return ids;
    }

    private String found(String words, String category) {
        return ids(catalog.search(new ProductSearch(words, category, null, 10)));
    }

    private static String found(Facts facts, String words) {
        return ids(facts.catalog().search(new ProductSearch(words, null, null, 10)));
    }

    private static String ids(ProductPage page) {
        return String.join(
                " ",
                page.products().stream()
                        .map(stored -> stored.body().id().value())
                        .sorted()
                        .toList());
    }

    private void put(
            String id, String zhCn, String en, String category, List<String> searchWords, String sku, String gtin) {
        catalog.put(
                        new Product(
                                new ProductId(id),
                                new Name(zhCn, en),
                                category,
                                searchWords,
                                List.of(new Sku(
                                        new SkuCode(sku),
                                        gtin == null ? null : Gtin.parse(gtin).orElseThrow(),
                                        Map.of(),
                                        Unit.EACH,
                                        SkuKind.GOODS,
                                        Sku.ORDINARY_TAX_CATEGORY))),
                        catalog.product(new ProductId(id)).isPresent() ? new IfMatch.Any() : IfMatch.ABSENT)
                .orThrow();
    }
}
