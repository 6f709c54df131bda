package io.oneshelf.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.kernel.Role;
import io.oneshelf.testing.ApiAnswer;
import io.oneshelf.testing.ApiClient;
import io.oneshelf.testing.Facts;
import io.oneshelf.testing.Fault;
import io.oneshelf.testing.TestDatabase;
import io.oneshelf.testing.TestHouse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The whole house on PostgreSQL, and a clock that somebody sets back by an hour in the middle of business. */
@DisplayName("The server's clock is set back by an hour")
class ClockSetBackTest {

    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final AtomicReference<Instant> now = new AtomicReference<>(Facts.NOON);

    @Test
    @DisplayName("business goes on, holds end, and documents keep their order")
    @Fault(
            value = "The server's clock is set back by an hour",
            answer =
                    "business as before. A hold made before ends at the time that was said when it was made, so it lives an"
                            + " hour longer and not for ever; new ones end by the new clock. Order is by position and number, which no"
                            + " clock moves. Only who sends an `occurredAt` of the right time is told 422 `access/occurred-ahead`",
            caller = "nothing; with an `occurredAt`: leaves it out, or sends it again when the clock is right")
    void businessGoesOn() {
        try (TestHouse house = TestHouse.on(TestDatabase.fresh(), now::get)) {
            ApiClient api = house.as(Role.OWNER);
            made(api, "/v1/locations/HERE", """
                    {"name":"Here","kind":"STORE","latitude":51.5,"longitude":0,"zone":"Europe/London",
                     "modes":["CARRY_OUT","PICKUP"]}""");
            made(api, "/v1/products/TEA", """
                    {"name":{"en":"Tea"},"category":"tea","skus":[{"code":"TEA","unit":"EACH"}]}""");
            made(api, "/v1/prices/TEA", "{\"list\":{\"amount\":\"15\",\"currency\":\"GBP\"}}");
            made(api, "/v1/stock/movements/M1", movement(""));
            made(api, "/v1/stock/reservations/BEFORE", reservation(900));

            now.set(Facts.NOON.minus(AN_HOUR));
            made(api, "/v1/stock/reservations/AFTER", reservation(900));
            made(api, "/v1/stock/reservations/COMMITTED", reservation(900));
            assertThat(api.post("/v1/stock/reservations/COMMITTED/commit").status())
                    .isEqualTo(200);
            made(api, "/v1/stock/movements/M2", movement(""));
            assertThat(api.put("/v1/stock/movements/M3", movement(",\"occurredAt\":\"" + Facts.NOON + "\""))
                            .problem())
                    .isEqualTo("access/occurred-ahead");
            made(api, "/v1/orders/O1", """
                    {"channel":"web","lines":[{"sku":"TEA","quantity":1}],
                     "fulfilment":{"mode":"PICKUP","location":"HERE"},
                     "tenders":[{"kind":"TEST","amount":{"amount":"15","currency":"GBP"}}]}""");
            assertThat(state(api, "BEFORE")).isEqualTo("HELD");
            assertThat(state(api, "AFTER")).isEqualTo("HELD");

            now.set(Facts.NOON.minus(AN_HOUR).plusSeconds(901));
            assertThat(state(api, "AFTER")).isEqualTo("EXPIRED");
            assertThat(state(api, "BEFORE")).isEqualTo("HELD");
            assertThat(shelf(api)).isEqualTo("19 on hand, 2 reserved");

            now.set(Facts.NOON.plusSeconds(901));
            assertThat(state(api, "BEFORE")).isEqualTo("EXPIRED");
            assertThat(shelf(api)).isEqualTo("19 on hand, 1 reserved");

            assertThat(subjects(api))
                    .containsSubsequence(
                            "stock.movement/M1",
                            "stock.reservation/BEFORE",
                            "stock.reservation/AFTER",
                            "stock.movement/M2",
                            "order.order/O1");
            assertThat(api.get("/v1/audit").json().path("ok").asBoolean()).isTrue();
        }
    }

    private static String movement(String more) {
        return "{\"kind\":\"RECEIVE\",\"lines\":[{\"sku\":\"TEA\",\"location\":\"HERE\",\"quantity\":10}]" + more + "}";
    }

    private static String reservation(int seconds) {
        return "{\"lines\":[{\"sku\":\"TEA\",\"location\":\"HERE\",\"quantity\":1}],\"holdSeconds\":" + seconds + "}";
    }

    private static String state(ApiClient api, String reservation) {
        return api.get("/v1/stock/reservations/" + reservation)
                .json()
                .path("state")
                .asString();
    }

    private static String shelf(ApiClient api) {
        JsonNode line =
                api.get("/v1/stock/availability?sku=TEA&location=HERE").json().at("/lines/0");
        return line.path("onHand").asLong() + " on hand, "
                + line.path("reserved").asLong() + " reserved";
    }

    /** What happened, in the order of the feed, whose positions have no gap. */
    private static List<String> subjects(ApiClient api) {
        List<String> subjects = new ArrayList<>();
        long position = 0;
        for (JsonNode event : api.get("/v1/events?limit=500").json().path("events")) {
            assertThat(event.path("position").asLong()).isEqualTo(++position);
            subjects.add(event.path("subject").asString());
        }
        return subjects;
    }

    private static void made(ApiClient api, String path, String body) {
        ApiAnswer answer = api.put(path, body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }
}
