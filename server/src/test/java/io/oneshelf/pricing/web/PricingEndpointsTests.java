package io.oneshelf.pricing.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.testing.ApiAnswer;
import io.oneshelf.testing.ApiClient;
import io.oneshelf.testing.FactsOverHttp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Prices over HTTP")
class PricingEndpointsTests {

    private static final String TEN_POUNDS = "{\"list\":{\"amount\":\"1000\",\"currency\":\"GBP\"}}";

    private final FactsOverHttp house = FactsOverHttp.opened();
    private final ApiClient merchandiser = house.merchandiser();
    private final ApiClient guest = house.guest();

    @BeforeEach
    void shop() {
        house.facts().sells("coat", "COAT");
        house.facts().sells("hat", "HAT");
    }

    @Test
    @DisplayName("made, found, refused without If-Match, changed with the version of that very price")
    void editing() {
        assertThat(merchandiser.put("/v1/prices/COAT", TEN_POUNDS).status()).isEqualTo(201);
        assertThat(merchandiser
                        .put("/v1/prices/COAT", TEN_POUNDS.replace("}}", "},\"per\":1}"))
                        .status())
                .as("the default said is the default left out")
                .isEqualTo(200);
        String onTheWeb = TEN_POUNDS.replace("}}", "},\"channel\":\"web\"}");
        assertThat(merchandiser.put("/v1/prices/COAT", onTheWeb).status()).isEqualTo(201);
        String nine = TEN_POUNDS.replace("1000", "900");
        assertThat(merchandiser.put("/v1/prices/COAT", nine).problem()).isEqualTo("request/if-match-needed");
        ApiAnswer changed = merchandiser.with("If-Match", "\"1\"").put("/v1/prices/COAT", nine);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(guest.get("/v1/prices/COAT").text()).isEqualTo("""
                {"sku":"COAT","prices":[\
                {"sku":"COAT","list":{"amount":"900","currency":"GBP"},"per":1,"version":2},\
                {"sku":"COAT","list":{"amount":"1000","currency":"GBP"},"per":1,"channel":"web","version":1}]}""");
        assertThat(guest.get("/v1/prices/HAT").text()).isEqualTo("{\"sku\":\"HAT\",\"prices\":[]}");
        assertThat(guest.get("/v1/prices/NOTHING").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("what does not exist cannot be priced")
    void unknown() {
        assertThat(merchandiser.put("/v1/prices/NOTHING", TEN_POUNDS).problem()).isEqualTo("catalog/unknown-sku");
        assertThat(merchandiser
                        .put("/v1/prices/COAT", TEN_POUNDS.replace("}}", "},\"channel\":\"fax\"}"))
                        .problem())
                .isEqualTo("network/unknown-channel");
        assertThat(merchandiser
                        .put("/v1/prices/COAT", TEN_POUNDS.replace("}}", "},\"priceList\":\"trade\"}"))
                        .problem())
                .isEqualTo("pricing/unknown-price-list");
    }

    @Test
    @DisplayName("a batch names SKUs as ids; a SKU may stand in it several times")
    void batch() {
        ApiAnswer answer = merchandiser.post("/v1/prices:batch", """
                [{"id":"COAT","list":{"amount":"1000","currency":"GBP"}},
                 {"id":"COAT","list":{"amount":"11000","currency":"CNY"}},
                 {"id":"COAT","list":{"amount":"900","currency":"GBP"}},
                 {"id":"NOTHING","list":{"amount":"900","currency":"GBP"}},
                 {"id":"HAT","list":{"amount":"-1","currency":"GBP"}},
                 {"id":"HAT","list":{"amount":"500","currency":"GBP"},"per":100}]""");
        assertThat(answer.json()
                        .valueStream()
                        .map(element -> element.at("/status").asInt()))
                .containsExactly(201, 201, 428, 422, 400, 201);
        assertThat(answer.json().at("/1/body/list/currency").asString()).isEqualTo("CNY");
    }

    @Test
    @DisplayName("of many SKUs at once, in the order asked; without a price or unknown is an empty list")
    void query() {
        merchandiser.put("/v1/prices/COAT", TEN_POUNDS);
        assertThat(guest.post("/v1/prices:query", "{\"skus\":[\"HAT\",\"COAT\",\"NOTHING\"]}")
                        .text())
                .isEqualTo("""
                {"skus":[{"sku":"HAT","prices":[]},\
                {"sku":"COAT","prices":[{"sku":"COAT","list":{"amount":"1000","currency":"GBP"},"per":1,"version":1}]},\
                {"sku":"NOTHING","prices":[]}]}""");
        assertThat(guest.post("/v1/prices:query", "{\"skus\":[]}").status()).isEqualTo(400);
    }

    @Test
    @DisplayName("the price that holds explains itself")
    void explanation() {
        merchandiser.put("/v1/prices/COAT", TEN_POUNDS);
        merchandiser.put(
                "/v1/prices/COAT",
                TEN_POUNDS
                        .replace("1000", "800")
                        .replace("}}", "},\"from\":\"2026-11-20T00:00:00Z\",\"until\":\"2026-11-28T00:00:00Z\"}"));
        ApiAnswer now = guest.get("/v1/prices/COAT/explanation?currency=GBP&channel=web");
        assertThat(now.json().at("/holds/list/amount").asString()).isEqualTo("800");
        assertThat(now.json().at("/prices").findValuesAsString("verdict"))
                .containsExactly("GIVES_WAY_TO_LATER", "HOLDS");
        ApiAnswer later = guest.get("/v1/prices/COAT/explanation?currency=GBP&at=2026-11-28T08:00:00%2B08:00");
        assertThat(later.json().at("/at").asString()).isEqualTo("2026-11-28T00:00:00Z");
        assertThat(later.json().at("/prices").findValuesAsString("verdict")).containsExactly("HOLDS", "ENDED");
        ApiAnswer none = guest.get("/v1/prices/COAT/explanation?currency=CNY");
        assertThat(none.json().has("holds")).isFalse();
        assertThat(guest.get("/v1/prices/COAT/explanation?currency=pounds").status())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("a shelf of goods learns the prices that hold in one question, in its order")
    void thatHold() {
        merchandiser.put("/v1/prices/COAT", TEN_POUNDS);
        merchandiser.put("/v1/prices/COAT", TEN_POUNDS.replace("1000", "11000").replace("GBP", "CNY"));
        merchandiser.put("/v1/prices/COAT", TEN_POUNDS.replace("1000", "900").replace("}}", "},\"channel\":\"web\"}"));
        ApiAnswer onTheWeb = guest.get("/v1/prices?sku=HAT&sku=COAT&sku=NOTHING&sku=COAT&channel=web");
        assertThat(onTheWeb.json().at("/skus").findValuesAsString("sku"))
                .containsExactly("HAT", "COAT", "COAT", "COAT", "NOTHING");
        assertThat(onTheWeb.json().at("/skus/1/prices").findValuesAsString("amount"))
                .containsExactly("11000", "900");
        assertThat(guest.get("/v1/prices?sku=COAT").json().at("/skus/0/prices").findValuesAsString("amount"))
                .containsExactly("11000", "1000");
        assertThat(guest.get("/v1/prices").status()).isEqualTo(400);
    }

    @Test
    @DisplayName("price lists are made, read and listed")
    void priceLists() {
        assertThat(merchandiser
                        .put("/v1/price-lists/trade", "{\"name\":\"Trade\",\"taxIncluded\":false}")
                        .status())
                .isEqualTo(201);
        assertThat(merchandiser
                        .put("/v1/price-lists/staff", "{\"name\":\"Staff\"}")
                        .text())
                .isEqualTo("{\"id\":\"staff\",\"name\":\"Staff\",\"taxIncluded\":true,\"version\":1}");
        assertThat(guest.get("/v1/price-lists").json().at("/priceLists").findValuesAsString("id"))
                .containsExactly("trade", "staff");
        assertThat(guest.get("/v1/price-lists/trade").header("ETag")).isEqualTo("\"1\"");
        assertThat(guest.get("/v1/price-lists/none").status()).isEqualTo(404);
    }

    @ParameterizedTest(name = "{0} → {1} is 400 at {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"1000\" | 1000                                    | list.amount",
                "\"1000\" | \"10.00\"                               | list.amount",
                "\"1000\" | \"-1\"                                  | list.amount",
                "\"1000\" | \"100000000000000001\"                  | list.amount",
                "\"GBP\"  | \"gbp\"                                 | list.currency",
                "\"GBP\"  | \"ZZZ\"                                 | list.currency",
                "}}       | },\"per\":0}                            | per",
                "}}       | },\"from\":\"2026-11-01\"}              | from",
                "}}       | },\"until\":\"2026-11-01T00:00:00\"}    | until",
                "}}       | },\"from\":\"2026-11-02T00:00:00Z\",\"until\":\"2026-11-01T00:00:00Z\"} | until",
                "}}       | },\"price\":1}                          | price"
            })
    @DisplayName("what cannot be accepted is named")
    void malformed(String part, String instead, String field) {
        ApiAnswer answer = merchandiser.put("/v1/prices/COAT", TEN_POUNDS.replace(part, instead));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors").findValuesAsString("field"))
                .anySatisfy(named -> assertThat(field).startsWith(named));
    }

    @Test
    @DisplayName("who only shops does not write prices")
    void writes() {
        assertThat(guest.put("/v1/prices/COAT", TEN_POUNDS).status()).isEqualTo(403);
        assertThat(guest.put("/v1/price-lists/mine", "{\"name\":\"Mine\"}").status())
                .isEqualTo(403);
    }
}
