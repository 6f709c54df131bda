package io.oneshelf.launcher.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The demonstration loads through the API from the clone alone. */
class DemoDataTest {

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
            assertThat(printed()).contains("The demonstration is loaded: 8 locations, ", "(42,481 lines)");
            Map<String, String> first = server.state();

            printed.reset();
            assertThat(load(server, "2027-03-01T12:00:00Z")).as(this::printed).isZero();
            assertThat(printed()).contains("The demonstration is there already");
            assertThat(server.state()).isEqualTo(first);
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
        Recording month = new DemoCast(network, Duration.ZERO).cast(Recording.read(Samples.month()));
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
                    assertThat(lantern.name()).isEqualTo(new Name("White Metal Lantern", "灯烛 · White Metal Lantern"));
                    assertThat(lantern.category()).isEqualTo("灯烛 Lights and candles");
                });
    }

    private int load(StubServer server, String now) {
        return DemoData.load(server.address(), server.token(), Samples.demo(), Instant.parse(now), out);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
