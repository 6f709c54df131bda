package io.oneshelf.network.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.testing.ApiAnswer;
import io.oneshelf.testing.ApiClient;
import io.oneshelf.testing.FactsOverHttp;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Locations and channels over HTTP")
class NetworkEndpointsTests {

    private static final String STORE = """
            {"name":"Bund","kind":"STORE","latitude":31.23,"longitude":121.47,"zone":"Asia/Shanghai",
             "modes":["PICKUP","CARRY_OUT"],"company":"east"}""";

    private final FactsOverHttp house = FactsOverHttp.opened();
    private final ApiClient owner = house.owner();

    @Test
    @DisplayName("a new installation has the seven channels")
    void channels() {
        ApiAnswer answer = house.guest().get("/v1/channels");
        assertThat(answer.json().at("/channels").findValuesAsString("code"))
                .containsExactly("web", "till", "mini-program", "live", "group-buy", "marketplace", "instant");
        assertThat(house.guest().get("/v1/channels/fax").problem()).isEqualTo("request/not-found");
    }

    @Test
    @DisplayName("made, found, refused without If-Match, changed with it, refused when it has passed")
    void editing() {
        assertThat(owner.put("/v1/locations/S1", STORE).status()).isEqualTo(201);
        ApiAnswer again = owner.put("/v1/locations/S1", STORE);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("ETag")).isEqualTo("\"1\"");
        String moved = STORE.replace("31.23", "31.24");
        assertThat(owner.put("/v1/locations/S1", moved).problem()).isEqualTo("request/if-match-needed");
        ApiAnswer changed = owner.with("If-Match", "\"1\"").put("/v1/locations/S1", moved);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(owner.with("If-Match", "\"1\"")
                        .put("/v1/locations/S1", STORE)
                        .problem())
                .isEqualTo("request/changed-meanwhile");
        assertThat(house.guest().get("/v1/locations/S1").json()).isEqualTo(changed.json());
    }

    @Test
    @DisplayName("what was put is what is read, modes in their order")
    void reading() {
        owner.put("/v1/locations/S1", STORE);
        assertThat(house.guest().get("/v1/locations/S1").text())
                .isEqualTo("{\"code\":\"S1\",\"name\":\"Bund\",\"kind\":\"STORE\",\"latitude\":31.23,"
                        + "\"longitude\":121.47,\"zone\":\"Asia/Shanghai\",\"modes\":[\"CARRY_OUT\",\"PICKUP\"],"
                        + "\"company\":\"east\",\"version\":1}");
    }

    @Test
    @DisplayName("a batch makes each on its own; a malformed one is 400 in its place")
    void batch() {
        owner.put("/v1/locations/S1", STORE);
        ApiAnswer answer = owner.post(
                "/v1/locations:batch",
                "[" + STORE.replace("{", "{\"id\":\"S1\",") + "," + STORE.replace("{", "{\"id\":\"S2\",") + ","
                        + STORE.replace("{", "{\"id\":\"S3\",").replace("STORE", "SHOP") + ","
                        + STORE.replace("{", "{\"id\":\"S1\",").replace("Bund", "Elsewhere") + "]");
        assertThat(answer.json().findValuesAsString("status")).startsWith("200", "201");
        assertThat(answer.json().at("/2/status").asInt()).isEqualTo(400);
        assertThat(answer.json().at("/3/status").asInt()).isEqualTo(428);
    }

    @Test
    @DisplayName("page by page, by the link")
    void pages() {
        for (int i = 1; i <= 5; i++) {
            owner.put("/v1/locations/S" + i, STORE);
        }
        ApiAnswer first = house.guest().get("/v1/locations?limit=3");
        assertThat(first.json().at("/locations").findValuesAsString("code")).containsExactly("S1", "S2", "S3");
        ApiAnswer rest = house.guest().get(first.next().orElseThrow());
        assertThat(rest.json().at("/locations").findValuesAsString("code")).containsExactly("S4", "S5");
        assertThat(rest.next()).isEmpty();
    }

    @ParameterizedTest(name = "{0} → {1} is 400 at {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "31.23            | 90.1               | latitude",
                "31.23            | \"31.23\"          | latitude",
                "121.47           | -180.5             | longitude",
                "121.47           | NaN                | body",
                "Asia/Shanghai    | Shanghai           | zone",
                "Asia/Shanghai    | +08:00             | zone",
                "\"Bund\"         | \"  \"             | name",
                "\"Bund\"         | null               | name",
                "\"STORE\"        | \"SHOP\"           | kind",
                "\"PICKUP\"       | \"CARRY_OUT\"      | modes",
                "\"PICKUP\"       | \"FETCH\"          | modes[0]",
                "\"east\"         | \"east side\"      | company",
                "\"company\"      | \"owner\"          | owner"
            })
    @DisplayName("what cannot be accepted is named")
    void malformed(String part, String instead, String field) {
        ApiAnswer answer = owner.put("/v1/locations/S1", STORE.replace(part, instead));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors").findValuesAsString("field")).contains(field);
        assertThat(owner.get("/v1/locations/S1").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("only the owner writes")
    void writes() {
        assertThat(house.merchandiser().put("/v1/locations/S1", STORE).status()).isEqualTo(403);
        assertThat(house.guest().put("/v1/channels/web", "{}").status()).isEqualTo(403);
        assertThat(owner.put("/v1/channels/shop-in-shop", """
                {"name":"Shop in shop","kind":"MARKETPLACE","currency":"CNY"}""").status()).isEqualTo(201);
    }
}
