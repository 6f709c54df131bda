package io.oneshelf.tax.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.testing.ApiAnswer;
import io.oneshelf.testing.ApiClient;
import io.oneshelf.testing.FactsOverHttp;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Rates of tax over HTTP")
class TaxEndpointsTests {

    private static final String STANDARD = "{\"taxCategory\":\"standard\",\"rate\":\"20\"}";

    private final FactsOverHttp house = FactsOverHttp.opened();
    private final ApiClient owner = house.owner();

    @Test
    @DisplayName("made, found, refused without If-Match, changed with it; the category never changes")
    void editing() {
        assertThat(owner.put("/v1/tax/rates/uk", STANDARD).status()).isEqualTo(201);
        assertThat(owner.put("/v1/tax/rates/uk", STANDARD.replace("20", "20.00"))
                        .status())
                .as("the same percentage written otherwise")
                .isEqualTo(200);
        assertThat(owner.put("/v1/tax/rates/uk", STANDARD.replace("20", "17.5")).problem())
                .isEqualTo("request/if-match-needed");
        ApiAnswer changed = owner.with("If-Match", "\"1\"").put("/v1/tax/rates/uk", STANDARD.replace("20", "17.5"));
        assertThat(changed.text())
                .isEqualTo("{\"id\":\"uk\",\"taxCategory\":\"standard\",\"rate\":\"17.5\",\"version\":2}");
        ApiAnswer fixed = owner.with("If-Match", "\"2\"").put("/v1/tax/rates/uk", STANDARD.replace("standard", "food"));
        assertThat(fixed.problem()).isEqualTo("tax/category-fixed");
        assertThat(fixed.json().at("/taxCategory").asString()).isEqualTo("standard");
        assertThat(house.guest().get("/v1/tax/rates/uk").header("ETag")).isEqualTo("\"2\"");
        assertThat(house.guest().get("/v1/tax/rates").json().at("/rates").findValuesAsString("id"))
                .containsExactly("uk");
        assertThat(house.guest().get("/v1/tax/rates/fr").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1000.5", "20%", "", "1e1", "1.23456"})
    @DisplayName("what is no percentage is 400")
    void malformed(String rate) {
        ApiAnswer answer = owner.put("/v1/tax/rates/uk", STANDARD.replace("20", rate));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors").findValuesAsString("field")).containsExactly("rate");
    }

    @Test
    @DisplayName("only the owner writes")
    void writes() {
        assertThat(house.merchandiser().put("/v1/tax/rates/uk", STANDARD).status())
                .isEqualTo(403);
    }
}
