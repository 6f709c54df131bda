package io.oneshelf.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.kernel.Role;
import io.oneshelf.testing.ApiAnswer;
import io.oneshelf.testing.ApiClient;
import io.oneshelf.testing.OpenApiDocument.Operation;
import io.oneshelf.testing.ReferencePage;
import io.oneshelf.testing.TestHouse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Walks every operation of the served OpenAPI document as every role, for own and for other people's things. */
class AccessOfEveryOperationTest {

    /**
     * How to reach a thing that belongs to a person.
     *
     * @param path of the thing
     * @param body good enough to get past reading
     */
    private record Thing(String path, String body) {}

    /**
     * Makes a thing of the member for each operation that shoppers reach for their own things only.
     *
     * @param owner may do everything
     * @param shopper whose thing it is
     */
    private interface Making {
        Thing make(ApiClient owner, ApiClient shopper, String member);
    }

    private static final String ORDER = """
            {"channel":"web","lines":[{"sku":"COAT","quantity":1}],"fulfilment":{"mode":"PICKUP","location":"S1"}}""";

    /** One for every operation on a single thing with {@code x-owner}; the test fails when one is missing. */
    private static final Map<String, Making> OWN_THINGS = Map.ofEntries(
            on("GET /v1/members/{id}", (owner, shopper, member) -> member(owner, member, "")),
            on("PUT /v1/members/{id}", (owner, shopper, member) -> member(owner, member, "{}")),
            on("GET /v1/baskets/{id}", (owner, shopper, member) -> basket(shopper, "B1", "")),
            on("PUT /v1/baskets/{id}", (owner, shopper, member) -> basket(shopper, "B2", ORDER)),
            on("GET /v1/orders/{id}", (owner, shopper, member) -> order(shopper, "O1", "", "")),
            on("PUT /v1/orders/{id}", (owner, shopper, member) -> order(shopper, "O2", "", ORDER)),
            on(
                    "PUT /v1/orders/{id}/payments/{paymentId}",
                    (owner, shopper, member) -> order(shopper, "O3", "/payments/P1", """
                    {"kind":"TEST","amount":{"amount":"1000","currency":"GBP"}}""")),
            on("POST /v1/orders/{id}/cancel", (owner, shopper, member) -> order(shopper, "O4", "/cancel", "")),
            on("GET /v1/orders/{id}/returns/{returnId}", (owner, shopper, member) -> returned(owner, shopper, "O5")),
            on(
                    "GET /v1/returns/{id}",
                    (owner, shopper, member) ->
                            new Thing(returned(owner, shopper, "O6").path().replace("orders/O6/", ""), "")),
            on(
                    "GET /v1/orders/{id}/returns",
                    (owner, shopper, member) ->
                            new Thing(returned(owner, shopper, "O7").path().replace("/of-O7", ""), "")),
            on("GET /v1/orders/{id}/timeline", (owner, shopper, member) -> order(shopper, "O8", "/timeline", "")));

    private static Map.Entry<String, Making> on(String operation, Making making) {
        return Map.entry(operation, making);
    }

    private static Thing member(ApiClient owner, String member, String body) {
        owner.put("/v1/members/" + member, "{}");
        return new Thing("/v1/members/" + member, body);
    }

    private static Thing basket(ApiClient shopper, String id, String body) {
        assertThat(shopper.put("/v1/baskets/" + id, ORDER).status()).isEqualTo(201);
        return new Thing("/v1/baskets/" + id, body);
    }

    private static Thing order(ApiClient shopper, String id, String below, String body) {
        assertThat(shopper.put("/v1/orders/" + id, ORDER).status()).isEqualTo(201);
        return new Thing("/v1/orders/" + id + below, body);
    }

    /** An order that was paid, handed over and brought back. */
    private static Thing returned(ApiClient owner, ApiClient shopper, String id) {
        order(shopper, id, "", "");
        owner.put(
                "/v1/orders/" + id + "/payments/P1",
                "{\"kind\":\"CASH\",\"amount\":{\"amount\":\"1000\",\"currency\":\"GBP\"}}");
        owner.post("/v1/orders/" + id + "/groups/1/fulfil");
        String path = "/v1/orders/" + id + "/returns/of-" + id;
        ApiAnswer taken = owner.put(path, "{\"lines\":[{\"line\":1,\"quantity\":1}],\"location\":\"S1\"}");
        assertThat(taken.status()).as("%s", taken).isEqualTo(201);
        return new Thing(path, "");
    }

    /** A store with coats, so that shoppers have something to order. */
    private static void openShop(ApiClient owner) {
        owner.put("/v1/locations/S1", """
                {"name":"Store 1","kind":"STORE","latitude":51.5,"longitude":-0.1,"zone":"Europe/London",
                 "modes":["CARRY_OUT","PICKUP","SHIP","DELIVER"]}""");
        owner.put("/v1/products/COAT", """
                {"name":{"en":"Coat","zh-CN":"大衣"},"category":"coats","skus":[{"code":"COAT","unit":"EACH"}]}""");
        owner.put("/v1/prices/COAT", "{\"list\":{\"amount\":\"1000\",\"currency\":\"GBP\"}}");
        ApiAnswer received = owner.put(
                "/v1/stock/movements/FIRST",
                "{\"kind\":\"RECEIVE\",\"lines\":[{\"sku\":\"COAT\",\"location\":\"S1\",\"quantity\":100}]}");
        assertThat(received.status()).as("%s", received).isEqualTo(201);
    }

    @Test
    void everyOperationAsEveryRole() {
        List<String> wrong = new ArrayList<>();
        try (TestHouse house = TestHouse.onPostgres()) {
            Map<Role, ApiClient> callers = new EnumMap<>(Role.class);
            for (Role role : Role.values()) {
                callers.put(role, house.as(role));
            }
            Map<String, AccessTable.Row> rows = AccessTable.rows();
            for (Operation operation : house.nobody().document().operations()) {
                AccessTable.Row row = rows.get(operation.toString());
                if (row == null) {
                    wrong.add(operation + " has no row in AccessTable");
                    continue;
                }
                String path = operation.path().replaceAll("\\{[^}]+}", "some-1");
                ApiAnswer nobody = house.nobody().send(operation.method(), path, "");
                if ((nobody.status() == 401) == row.everyone()) {
                    wrong.add(operation + " without a token is " + nobody.status());
                }
                callers.forEach((role, caller) -> {
                    ApiAnswer answer = caller.send(operation.method(), path, "");
                    boolean refused = answer.problem().equals("access/not-allowed");
                    if (refused != (row.roles().get(role) == AccessTable.May.NOT) || answer.status() >= 500) {
                        wrong.add(operation + " as " + role.word() + " is " + answer.status() + " " + answer.problem());
                    }
                });
                if (operation.isOwnOnly() != row.roles().containsValue(AccessTable.May.OWN)) {
                    wrong.add(operation + ": the document and the table do not agree about own things");
                }
            }
        }
        assertThat(wrong).as("who may do what").isEmpty();
    }

    @Test
    void shoppersReachTheirOwnThingsOnly() {
        try (TestHouse house = TestHouse.onPostgres()) {
            ApiClient owner = house.as(Role.OWNER);
            openShop(owner);
            List<Operation> operations = house.nobody().document().operations().stream()
                    .filter(operation ->
                            operation.isOwnOnly() && operation.path().contains("{"))
                    .toList();
            assertThat(operations.stream().map(Operation::toString).collect(Collectors.toSet()))
                    .as("operations for own things have a thing to try them on")
                    .isEqualTo(OWN_THINGS.keySet());
            for (Operation operation : operations) {
                Making making = OWN_THINGS.get(operation.toString());
                Thing thing = making.make(owner, house.member("M1"), "M1");
                ApiAnswer own = house.member("M1").send(operation.method(), thing.path(), thing.body());
                assertThat(own.status()).as("own: %s", own).isLessThan(400);
                ApiAnswer others = house.member("M2").send(operation.method(), thing.path(), thing.body());
                // An id that is taken is told to who chooses it anew: ids are unique, whoever they belong to.
                assertThat(others.problem())
                        .as("another's: %s", others)
                        .isIn(
                                "request/not-found",
                                operation.path().equals("/v1/orders/{id}") ? "order/exists-different" : "");
                assertThat(others.text()).as("another's id is not told").doesNotContain("M1");
            }
            assertThat(house.member("M1").get("/v1/orders").text()).contains("\"O1\"");
            assertThat(house.member("M2").get("/v1/orders").text()).doesNotContain("\"O1\"");
            assertThat(house.as(Role.GUEST).get("/v1/orders").text()).doesNotContain("\"O1\"");
        }
    }

    @Test
    void noRowIsLeftOver() {
        try (TestHouse house = TestHouse.onPostgres()) {
            Set<String> left = new TreeSet<>(AccessTable.rows().keySet());
            house.nobody().document().operations().forEach(operation -> left.remove(operation.toString()));
            assertThat(left).as("rows of operations that are not served").isEmpty();
        }
    }

    @Test
    void theTableIsAPageOfTheReference() throws IOException {
        ReferencePage.check("access.md", AccessTable.page());
    }
}
