package io.oneshelf.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.testing.ApiAnswer;
import io.oneshelf.testing.ApiClient;
import io.oneshelf.testing.FactsOverHttp;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Products over HTTP")
class CatalogEndpointsTests {

    private static final String COAT = """
            {"name":{"zh-CN":"大衣","en":"Coat"},"category":"outerwear","searchWords":["winter"],
             "skus":[{"code":"COAT-M","gtin":"4006381333931","options":{"size":"M"},"unit":"EACH","taxCategory":"clothes"},
                     {"code":"FITTING","unit":"EACH","kind":"SERVICE"}]}""";

    private final FactsOverHttp house = FactsOverHttp.opened();
    private final ApiClient merchandiser = house.merchandiser();
    private final ApiClient guest = house.guest();

    @Test
    @DisplayName("what was put is what is read, with the defaults filled in")
    void reading() {
        ApiAnswer made = merchandiser.put("/v1/products/coat", COAT);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        assertThat(guest.get("/v1/products/coat").json()).isEqualTo(made.json());
        assertThat(made.text()).isEqualTo("""
                {"id":"coat","name":{"zh-CN":"大衣","en":"Coat"},"category":"outerwear","searchWords":["winter"],\
                "skus":[{"code":"COAT-M","gtin":"04006381333931","options":{"size":"M"},"unit":"EACH","kind":"GOODS",\
                "taxCategory":"clothes"},{"code":"FITTING","options":{},"unit":"EACH","kind":"SERVICE",\
                "taxCategory":"standard"}],"pictures":[],"version":1}""");
        assertThat(guest.get("/v1/skus/COAT-M").text()).isEqualTo("""
                {"code":"COAT-M","product":"coat","name":{"zh-CN":"大衣","en":"Coat"},"category":"outerwear",\
                "options":{"size":"M"},"unit":"EACH","kind":"GOODS","taxCategory":"clothes","gtin":"04006381333931",\
                "retired":false}""");
        assertThat(guest.get("/v1/gtins/4006381333931").json().at("/code").asString())
                .isEqualTo("COAT-M");
        assertThat(guest.get("/v1/categories").text()).isEqualTo("{\"categories\":[{\"name\":\"outerwear\"}]}");
    }

    @Test
    @DisplayName("made, found, refused without If-Match, changed with it")
    void editing() {
        merchandiser.put("/v1/products/coat", COAT);
        assertThat(merchandiser.put("/v1/products/coat", COAT).status()).isEqualTo(200);
        String renamed = COAT.replace("\"Coat\"", "\"Overcoat\"");
        assertThat(merchandiser.put("/v1/products/coat", renamed).problem()).isEqualTo("request/if-match-needed");
        assertThat(merchandiser
                        .with("If-Match", "\"1\"")
                        .put("/v1/products/coat", renamed)
                        .status())
                .isEqualTo(200);
        assertThat(guest.get("/v1/skus/COAT-M").json().at("/name/en").asString())
                .isEqualTo("Overcoat");
    }

    @Test
    @DisplayName(
            "what a product was: every version with its content, who wrote it and when, the newest first, page by page")
    void versions() {
        merchandiser.put("/v1/products/coat", COAT);
        merchandiser.put("/v1/products/coat", COAT);
        change(merchandiser, 1, COAT.replace("\"Coat\"", "\"Overcoat\""));
        change(house.owner(), 2, COAT.replace("\"大衣\"", "\"外套\"").replace("COAT-M", "COAT-L"));
        ApiAnswer all = merchandiser.get("/v1/products/coat/versions");
        assertThat(all.json()
                        .at("/versions")
                        .valueStream()
                        .map(version -> version.at("/version").asInt()))
                .as("identical content again is no version")
                .containsExactly(3, 2, 1);
        assertThat(said(all, "/by")).containsExactly("a owner", "a merchandiser", "a merchandiser");
        assertThat(said(all, "/recordedAt")).allMatch(at -> at.matches("20[0-9T:.-]+Z"));
        assertThat(said(all, "/product/name/zh-CN")).containsExactly("外套", "大衣", "大衣");
        assertThat(said(all, "/product/name/en")).containsExactly("Coat", "Overcoat", "Coat");
        assertThat(said(all, "/product/skus/0/code")).containsExactly("COAT-L", "COAT-M", "COAT-M");
        assertThat(said(all, "/product/version")).containsExactly("3", "2", "1");
        assertThat(all.json().at("/versions/0/product"))
                .isEqualTo(guest.get("/v1/products/coat").json());
        assertThat(all.next()).isEmpty();

        ApiAnswer first = merchandiser.get("/v1/products/coat/versions?limit=2");
        ApiAnswer rest = merchandiser.get(first.next().orElseThrow());
        assertThat(said(first, "/product/name/en")).containsExactly("Coat", "Overcoat");
        assertThat(rest.json().at("/versions")).hasSize(1);
        assertThat(rest.json().at("/versions/0")).isEqualTo(all.json().at("/versions/2"));
        assertThat(rest.next()).isEmpty();
    }

    @Test
    @DisplayName("what a product was may be put back like any other edit, which makes a version of its own")
    void versionPutBack() {
        merchandiser.put("/v1/products/coat", COAT);
        change(merchandiser, 1, COAT.replace("COAT-M", "COAT-L"));
        change(merchandiser, 2, COAT);
        ApiAnswer all = merchandiser.get("/v1/products/coat/versions");
        assertThat(said(all, "/product/skus/0/code")).containsExactly("COAT-M", "COAT-L", "COAT-M");
        assertThat(guest.get("/v1/skus/COAT-M").json().at("/retired").asBoolean())
                .isFalse();
    }

    @Test
    @DisplayName("an edit that was refused leaves no version behind")
    void noVersion() {
        merchandiser.put("/v1/products/coat", COAT);
        merchandiser.put("/v1/products/coat", COAT.replace("\"Coat\"", "\"Overcoat\""));
        merchandiser.with("If-Match", "\"7\"").put("/v1/products/coat", COAT.replace("\"Coat\"", "\"Overcoat\""));
        assertThat(merchandiser.get("/v1/products/coat/versions").json().at("/versions"))
                .hasSize(1);
        assertThat(merchandiser.get("/v1/products/hat/versions").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("a shopper does not learn what a product was")
    void versionsOfStaff() {
        merchandiser.put("/v1/products/coat", COAT);
        assertThat(guest.get("/v1/products/coat/versions").status()).isEqualTo(403);
        assertThat(guest.get("/v1/products/hat/versions").status()).isEqualTo(403);
    }

    private static void change(ApiClient who, int seen, String coat) {
        assertThat(who.with("If-Match", "\"" + seen + "\"")
                        .put("/v1/products/coat", coat)
                        .status())
                .isEqualTo(200);
    }

    private static List<String> said(ApiAnswer answer, String pointer) {
        return answer.json()
                .at("/versions")
                .valueStream()
                .map(version -> version.at(pointer).asString())
                .toList();
    }

    @Test
    @DisplayName("a SKU of another product, another unit, a GTIN of another SKU: 409 with what stands in the way")
    void refused() {
        merchandiser.put("/v1/products/coat", COAT);
        ApiAnswer elsewhere = merchandiser.put("/v1/products/hat", COAT);
        assertThat(elsewhere.status()).isEqualTo(409);
        assertThat(elsewhere.problem()).isEqualTo("catalog/sku-elsewhere");
        assertThat(elsewhere.json().at("/product").asString()).isEqualTo("coat");
        ApiAnswer fixed = merchandiser
                .with("If-Match", "*")
                .put("/v1/products/coat", COAT.replace("\"unit\":\"EACH\",\"tax", "\"unit\":\"GRAM\",\"tax"));
        assertThat(fixed.problem()).isEqualTo("catalog/sku-fixed");
        assertThat(fixed.json().at("/unit").asString()).isEqualTo("EACH");
        ApiAnswer carried = merchandiser.put(
                "/v1/products/hat", COAT.replace("COAT-M", "HAT-M").replace("FITTING", "HAT-FITTING"));
        assertThat(carried.problem()).isEqualTo("catalog/gtin-elsewhere");
        assertThat(carried.json().at("/sku").asString()).isEqualTo("COAT-M");
    }

    @Test
    @DisplayName("found by a word in either language, by a code, within a category, page by page")
    void searching() {
        merchandiser.put("/v1/products/coat", COAT);
        for (int i = 0; i < 4; i++) {
            merchandiser.put(
                    "/v1/products/tea-" + i,
                    "{\"name\":{\"zh-CN\":\"龙井茶\",\"en\":\"Green tea\"},\"category\":\"food\",\"skus\":[{\"code\":\"TEA-"
                            + i + "\",\"unit\":\"GRAM\"}]}");
        }
        assertThat(found("大衣")).isEqualTo("[\"coat\"]");
        assertThat(found("winter")).isEqualTo("[\"coat\"]");
        assertThat(found("coat-m")).isEqualTo("[\"coat\"]");
        assertThat(found("4006381333931")).isEqualTo("[\"coat\"]");
        assertThat(found("nothing of the kind")).isEqualTo("[]");
        ApiAnswer first = guest.get("/v1/products?q=tea&category=food&limit=3");
        ApiAnswer rest = guest.get(first.next().orElseThrow());
        assertThat(first.json().at("/products").findValuesAsString("id")).hasSize(3);
        assertThat(rest.json().at("/products").findValuesAsString("id")).hasSize(1);
        assertThat(guest.get("/v1/products?limit=2").next()).isPresent();
        assertThat(guest.get("/v1/products?cursor=%21").problem()).isEqualTo("request/malformed");
    }

    @Test
    @DisplayName("a batch: each product on its own")
    void batch() {
        String hat = "{\"id\":\"hat\",\"name\":{\"en\":\"Hat\"},\"category\":\"outerwear\","
                + "\"skus\":[{\"code\":\"HAT\",\"unit\":\"EACH\"}]}";
        ApiAnswer answer = merchandiser.post(
                "/v1/products:batch",
                "[" + hat + "," + hat + "," + hat.replace("\"Hat\"", "\"Cap\"") + ","
                        + hat.replace("\"id\":\"hat\"", "\"id\":\"cap\"") + "," + hat.replace("EACH", "POUND") + "]");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()
                        .valueStream()
                        .map(element -> element.at("/status").asInt()))
                .containsExactly(201, 200, 428, 409, 400);
    }

    @ParameterizedTest(name = "{0} → {1} is 400 at {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "4006381333931   | 4006381333932      | skus[0].gtin",
                "4006381333931   | 400638133393       | skus[0].gtin",
                "\"FITTING\"     | \"COAT-M\"         | skus[1].code",
                "\"FITTING\"     | \"FITTING ROOM\"   | skus[1].code",
                "\"zh-CN\"       | \"zh\"             | name",
                "\"大衣\"        | \" \"              | name.zh-CN",
                "\"outerwear\"   | \"\"               | category",
                "\"winter\"      | \"\"               | searchWords[0]",
                "\"SERVICE\"     | \"WORK\"           | skus[1].kind",
                "\"M\"           | \"\"               | skus[0].options",
                "\"clothes\"     | \"clothes & hats\" | skus[0].taxCategory",
                "\"searchWords\" | \"words\"          | words"
            })
    @DisplayName("what cannot be accepted is named")
    void malformed(String part, String instead, String field) {
        ApiAnswer answer = merchandiser.put("/v1/products/coat", COAT.replace(part, instead));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors").findValuesAsString("field"))
                .anySatisfy(named -> assertThat(named).startsWith(field));
    }

    @Test
    @DisplayName("a product has a SKU at least, and a name in one language at least")
    void empty() {
        assertThat(merchandiser
                        .put("/v1/products/coat", """
                {"name":{},"category":"c","skus":[]}""")
                        .json()
                        .at("/errors")
                        .findValuesAsString("field"))
                .contains("name", "skus");
    }

    @Test
    @DisplayName("who only sells or shops does not write")
    void writes() {
        assertThat(guest.put("/v1/products/coat", COAT).status()).isEqualTo(403);
        assertThat(guest.get("/v1/products/coat").status()).isEqualTo(404);
        assertThat(guest.get("/v1/skus/COAT-M").status()).isEqualTo(404);
        assertThat(guest.get("/v1/gtins/4006381333931").status()).isEqualTo(404);
    }

    private String found(String words) {
        ApiAnswer answer = guest.get("/v1/products?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
        return answer.json().at("/products").findValuesAsString("id").stream()
                .map(id -> "\"" + id + "\"")
                .toList()
                .toString();
    }
}
