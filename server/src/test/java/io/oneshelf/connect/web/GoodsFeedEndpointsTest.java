package io.oneshelf.connect.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.kernel.Role;
import io.oneshelf.testing.ApiAnswer;
import io.oneshelf.testing.ApiClient;
import io.oneshelf.testing.TestHouse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Whoever keeps a copy of goods and prices")
class GoodsFeedEndpointsTest {

    private static final String TEN_POUNDS = "{\"list\":{\"amount\":\"1000\",\"currency\":\"GBP\"}}";

    @Test
    @DisplayName("begins where the journal stands, is told what changed, once, and nothing of what is sold")
    void follows() {
        try (TestHouse house = TestHouse.onPostgres()) {
            ApiClient owner = house.as(Role.OWNER);
            product(owner, "coat", "COAT");
            ApiClient cashier = house.as(Role.CASHIER);
            ApiAnswer start = cashier.get("/v1/changes");
            assertThat(start.text()).startsWith("{\"products\":[],\"priced\":[],");

            product(owner, "hat", "HAT");
            owner.put("/v1/prices/COAT", TEN_POUNDS);
            owner.put("/v1/channels/kiosk", "{\"name\":\"Kiosk\",\"kind\":\"STORE\"}");
            ApiAnswer changed = cashier.get("/v1/changes?after=" + next(start));
            assertThat(changed.text()).startsWith("{\"products\":[\"hat\"],\"priced\":[\"COAT\"],");

            ApiAnswer nothing = cashier.get("/v1/changes?after=" + next(changed));
            assertThat(nothing.text()).startsWith("{\"products\":[],\"priced\":[],");
            assertThat(next(nothing)).isEqualTo(next(changed));
            assertThat(cashier.get("/v1/changes?after=nonsense").status()).isEqualTo(400);
        }
    }

    private static String next(ApiAnswer answer) {
        return answer.json().at("/next").asString();
    }

    private static void product(ApiClient owner, String id, String sku) {
        ApiAnswer made = owner.put(
                "/v1/products/" + id,
                "{\"name\":{\"en\":\"" + id + "\"},\"category\":\"clothes\",\"skus\":[{\"code\":\"" + sku
                        + "\",\"unit\":\"EACH\"}]}");
        assertThat(made.status()).as("%s", made).isEqualTo(201);
    }
}
