package io.oneshelf.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oneshelf.kernel.Role;
import io.oneshelf.testing.ApiAnswer;
import io.oneshelf.testing.ApiClient;
import io.oneshelf.testing.Browser;
import io.oneshelf.testing.TestHouse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/**
 * Two servers on one database: what one has acknowledged, the other does not call unknown. The other is asked before each
 * fact is made, so that it has every occasion to remember that there is none.
 */
class TwoServersTest {

    private static TestHouse one;
    private static TestHouse other;
    private static ApiClient there;
    private static ApiClient here;

    @BeforeAll
    static void open() {
        one = TestHouse.onPostgres();
        other = one.joined();
        there = one.as(Role.OWNER);
        here = other.as(Role.OWNER);
    }

    @AfterAll
    static void close() {
        other.close();
        one.close();
    }

    @RepeatedTest(20)
    void whatTheOtherHasJustMadeCanBeUsedAtOnce(RepetitionInfo repetition) {
        int n = repetition.getCurrentRepetition();
        String shelf = "\"sku\":\"SKU-%d\",\"location\":\"PLACE-%d\"".formatted(n, n);
        String movement =
                "{\"kind\":\"RECEIVE\",\"lines\":[{%s,\"quantity\":5}],\"reason\":\"opening\"}".formatted(shelf);
        assertThat(here.put("/v1/stock/movements/M-" + n, movement).problem()).isEqualTo("network/unknown-location");
        made("/v1/locations/PLACE-" + n, """
                {"name":"A place","kind":"STORE","latitude":51.5,"longitude":0,"zone":"Europe/London",
                 "modes":["CARRY_OUT","PICKUP"]}""");
        assertThat(here.put("/v1/stock/movements/M-" + n, movement).problem()).isEqualTo("catalog/unknown-sku");
        made("/v1/products/P-" + n, """
                {"name":{"en":"Tea","zh-CN":"茶"},"category":"tea","skus":[{"code":"SKU-%d","unit":"EACH"}]}""".formatted(n));
        assertThat(here.put("/v1/stock/movements/M-" + n, movement).status()).isEqualTo(201);

        String order = """
                {"channel":"kiosk-%d","member":"PERSON-%d","currency":"GBP","lines":[{"sku":"SKU-%d","quantity":1}],
                 "fulfilment":{"mode":"PICKUP","location":"PLACE-%d"}}""".formatted(n, n, n, n);
        assertThat(here.put("/v1/orders/O-" + n, order).problem()).isEqualTo("order/unknown-member");
        made("/v1/members/PERSON-" + n, "{\"name\":\"Ada\"}");
        assertThat(here.put("/v1/orders/O-" + n, order).problem()).isEqualTo("network/unknown-channel");
        made("/v1/channels/kiosk-" + n, "{\"name\":\"Kiosk\",\"kind\":\"WEB\"}");
        assertThat(here.put("/v1/orders/O-" + n, order).problem()).isEqualTo("pricing/no-price");
        made("/v1/prices/SKU-" + n, "{\"list\":{\"amount\":\"100\",\"currency\":\"CNY\"}}");
        assertThat(here.put("/v1/orders/O-" + n, order).problem())
                .as("now the SKU has a price, but none in pounds")
                .isEqualTo("pricing/no-price");
        made("/v1/prices/SKU-" + n, "{\"list\":{\"amount\":\"15\",\"currency\":\"GBP\"}}");
        assertThat(here.put("/v1/orders/O-" + n, order).status()).isEqualTo(201);
    }

    @Test
    void aTokenIsGoodOnBothAtOnceAndRevokedOnBoth() {
        var minted = there.post("/v1/tokens", "{\"role\":\"auditor\"}").json();
        ApiClient auditor = other.nobody().withToken(minted.path("token").asString());
        assertThat(auditor.get("/v1/locations").status()).isEqualTo(200);
        there.post("/v1/tokens/" + minted.path("id").asString() + "/revoke");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> auditor.get("/v1/locations").status() == 401);
    }

    @Test
    void aSessionIsGoodOnBothAndEndsOnBoth() {
        there.put("/v1/staff/s-1", "{\"name\":\"ada\",\"displayName\":\"Ada L.\",\"role\":\"auditor\"}");
        String key = there.post("/v1/staff/s-1/invite").json().path("key").asString();
        Browser ada = Browser.of(
                one.nobody(),
                other.nobody().post("/v1/staff:accept", "{\"key\":\"" + key + "\",\"password\":\"seven geese\"}"));
        Browser adaThere = new Browser(other.nobody(), ada.cookie(), ada.csrf());
        assertThat(ada.page().get("/v1/locations").status()).isEqualTo(200);
        assertThat(adaThere.page().get("/v1/locations").status()).isEqualTo(200);
        assertThat(there.post("/v1/staff/s-1/suspend").status()).isEqualTo(200);
        assertThat(ada.page().get("/v1/locations").status())
                .as("at once where it was said")
                .isEqualTo(401);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> adaThere.page().get("/v1/locations").status() == 401);
        assertThat(other.nobody()
                        .post("/v1/sessions", Browser.credentials("ada", "seven geese"))
                        .status())
                .isEqualTo(401);
    }

    private static void made(String path, String body) {
        ApiAnswer answer = there.put(path, body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }
}
