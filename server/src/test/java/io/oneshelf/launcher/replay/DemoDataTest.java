package io.oneshelf.launcher.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.kernel.SkuCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demonstration loads through the API from the clone alone. */
class DemoDataTest {

    /** What Chinese writes in Latin letters too: sizes of paper, lamps and plugs, what a letter or a word made of wood spells. */
    private static final Pattern LATIN_ALLOWED =
            Pattern.compile("iPod|USB|LED|CD|A[4-7]|“[A-Z]+”|（[A-G] 款）|未命名商品 [0-9A-Z]+");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void theMonthIsMovedToTheWeeksBeforeTheFirstStartAndALaterStartChangesNothing() {
        try (StubServer server = new StubServer(true)) {
            assertThat(load(server, "2026-11-25T12:00:00Z")).as(this::printed).isZero();
            Recording month = Recording.read(Samples.month());
            Instant end = month.documents().stream()
                    .map(Recorded::at)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            for (String id : List.of("536365", lastSaleOf(month).id())) {
                Recorded recorded = month.documents().stream()
                        .filter(document -> document.id().equals(id))
                        .findFirst()
                        .orElseThrow();
                JsonNode order = server.document("orders", "demo-" + id);
                assertThat(order).isNotNull();
                assertThat(order.path("occurredAt").asString())
                        .as("as long before the start as before the end of the month")
                        .isEqualTo(Instant.parse("2026-11-25T11:59:00Z")
                                .minus(Duration.between(recorded.at(), end))
                                .toString());
            }
            assertThat(printed()).contains("The demonstration is loaded: 8 locations, ", "(42,481 lines) and ");
            Map<String, String> first = server.state();

            printed.reset();
            assertThat(load(server, "2027-03-01T12:00:00Z")).as(this::printed).isZero();
            assertThat(printed()).contains("The demonstration is there already");
            assertThat(server.state()).isEqualTo(first);
        }
    }

    @Test
    void whatATillSaidOfAShiftIsWhatTheOrdersComeToThatNameItAndSomeOfItLiesInTheDrawer() {
        try (StubServer server = new StubServer(true)) {
            assertThat(load(server, "2026-11-25T12:00:00Z")).as(this::printed).isZero();
            Map<String, Map<String, Long>> taken = new TreeMap<>();
            Map<String, Map<String, Long>> told = new TreeMap<>();
            for (Map.Entry<String, String> document : server.state().entrySet()) {
                JsonNode body = JsonMapper.shared().readTree(document.getValue());
                if (document.getKey().startsWith("orders/") && body.has("shift")) {
                    add(taken, body.path("shift").asString(), body.path("tenders"));
                } else if (document.getKey().startsWith("closes/")) {
                    add(told, document.getKey().substring("closes/".length()), body.path("tenders"));
                }
            }
            assertThat(told).hasSizeGreaterThan(30);
            assertThat(told.values())
                    .filteredOn(sums -> sums.containsKey("CASH"))
                    .hasSizeGreaterThan(told.size() / 2);
            assertThat(taken).containsAllEntriesOf(told);
            assertThat(taken.keySet())
                    .as("the shifts of the last day still run")
                    .hasSizeGreaterThan(told.size());
        }
    }

    @Test
    void ordersOfTheLastHourWaitInMostPlacesAndSomeForTheirPayment() {
        try (StubServer server = new StubServer(true)) {
            assertThat(load(server, "2026-11-25T12:00:00Z")).as(this::printed).isZero();
            Map<String, Integer> waiting = new TreeMap<>();
            int unpaid = 0;
            for (Map.Entry<String, String> document : server.state().entrySet()) {
                if (!document.getKey().startsWith("orders/demo-waiting-")) {
                    continue;
                }
                JsonNode order = JsonMapper.shared().readTree(document.getValue());
                assertThat(Instant.parse(order.path("occurredAt").asString()))
                        .isBetween(Instant.parse("2026-11-25T11:00:00Z"), Instant.parse("2026-11-25T11:59:00Z"));
                if (order.has("tenders")) {
                    waiting.merge(order.at("/fulfilment/location").asString(), 1, Integer::sum);
                } else {
                    unpaid++;
                }
            }
            assertThat(waiting).as("places with work to do").hasSizeGreaterThan(5);
            assertThat(waiting.values().stream().distinct().count())
                    .as("some have more of it than others")
                    .isGreaterThan(3);
            assertThat(unpaid).isGreaterThan(2);
            assertThat(printed()).contains(" orders under way");
        }
    }

    private static void add(Map<String, Map<String, Long>> sums, String shift, JsonNode tenders) {
        for (JsonNode tender : tenders) {
            sums.computeIfAbsent(shift, first -> new TreeMap<>())
                    .merge(
                            tender.path("kind").asString(),
                            Long.parseLong(tender.at("/amount/amount").asString()),
                            Long::sum);
        }
    }

    private static Recorded lastSaleOf(Recording month) {
        return month.documents().stream()
                .filter(Recorded.Sale.class::isInstance)
                .max(Comparator.comparing(Recorded::at))
                .orElseThrow();
    }

    @Test
    void theBooksOfARetailerAreKnownFromThoseOfTheDemonstration() {
        try (StubServer server = new StubServer(true)) {
            assertThat(isAlone(server)).as("empty books").isTrue();
            server.keep("locations", "LONDON-COVENT-GARDEN");
            assertThat(isAlone(server)).as("the demonstration's").isTrue();
            server.keep("locations", "OUR-SHOP");
            assertThat(isAlone(server)).as("a place of somebody's own").isFalse();
        }
        try (StubServer server = new StubServer(true)) {
            server.keep("products", "COAT");
            assertThat(isAlone(server)).as("goods and no place yet").isFalse();
        }
    }

    private static boolean isAlone(StubServer server) {
        return DemoData.isAlone(server.address(), server.token(), Samples.demo());
    }

    @Test
    void tradeAndGoodsAreSpreadOverTheWholeChain() {
        DemoNetwork network = DemoNetwork.read(Samples.demo().resolve("network.json"));
        Recording month = cast(network);
        assertThat(month.places()).hasSize(8);
        assertThat(network.sales())
                .extracting(DemoNetwork.SalesPoint::channel)
                .contains("web", "till", "mini-program", "live", "group-buy", "marketplace", "instant");
        for (DemoNetwork.SalesPoint point : network.sales()) {
            assertThat(month.documents())
                    .as("orders of %s at %s", point.channel(), point.location())
                    .anyMatch(document -> document instanceof Recorded.Sale sale
                            && sale.channel().value().equals(point.channel())
                            && sale.location().value().equals(point.location()));
        }
        assertThat(month.articles())
                .filteredOn(article -> article.sku().value().equals("71053"))
                .singleElement()
                .satisfies(lantern -> {
                    assertThat(lantern.name()).isEqualTo(new Name("White metal lantern", "白色金属灯笼"));
                    assertThat(lantern.gtin()).isEqualTo("0427555457279");
                    assertThat(lantern.category()).isEqualTo("灯烛 Lights and candles");
                });
    }

    @Test
    void allGoodsAndNothingElseHaveNamesOfTheirOwnInBothLanguagesAndANumberUnderTheirBarcode() {
        DemoGoods goods = DemoGoods.read(Samples.demo().resolve("goods.tsv"));
        List<Article> articles =
                cast(DemoNetwork.read(Samples.demo().resolve("network.json"))).articles();
        assertThat(goods.labels().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        articles.stream().map(Article::sku).toList());
        assertThat(articles).extracting(article -> article.name().chinese()).doesNotHaveDuplicates();
        assertThat(articles).extracting(article -> article.name().english()).doesNotHaveDuplicates();
        for (Article article : articles) {
            assertThat(article.name().chinese())
                    .as("Chinese of %s", article.sku())
                    .containsPattern("\\p{IsHan}{2}")
                    .satisfies(
                            chinese -> assertThat(LATIN_ALLOWED.matcher(chinese).replaceAll(""))
                                    .doesNotContainPattern("[A-Za-z]"));
            assertThat(article.name().english())
                    .as("English of %s", article.sku())
                    .containsPattern("[a-z]");
        }
        assertThat(articles)
                .allSatisfy(article ->
                        assertThat(article.gtin()).isEqualTo(article.goods() ? companyNumber(article.sku()) : null));
        assertThat(articles.stream().filter(Article::goods).map(Article::gtin)).doesNotHaveDuplicates();
    }

    /** GS1's prefix for a company's own numbering, ten digits that are the checksum of the code, and the check digit. */
    private static String companyNumber(SkuCode sku) {
        CRC32 checksum = new CRC32();
        checksum.update(sku.value().getBytes(StandardCharsets.US_ASCII));
        String digits = "04%010d".formatted(checksum.getValue());
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }

    private static Recording cast(DemoNetwork network) {
        DemoGoods goods = DemoGoods.read(Samples.demo().resolve("goods.tsv"));
        return new DemoCast(network, goods, Duration.ZERO).cast(Recording.read(Samples.month()));
    }

    private int load(StubServer server, String now) {
        return DemoData.load(server.address(), server.token(), Samples.demo(), Instant.parse(now), out);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
