package io.oneshelf.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.journal.MemoryBooks;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Role;
import io.oneshelf.order.web.OrderEndpoints;
import io.oneshelf.testing.ApiAnswer;
import io.oneshelf.testing.ApiClient;
import io.oneshelf.testing.FreshBooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Orders looked up in every way a person looks for one, on the books in memory and on PostgreSQL. */
class FindingOrdersTest {

    private static final String ORDER = """
            {"channel":"%s","lines":[{"sku":"sock","quantity":1}],"occurredAt":"%s",
             "fulfilment":{"mode":"SHIP","location":"%s"}%s}""";

    private static final String PAID = """
            ,"tenders":[{"kind":"TEST","amount":{"amount":"333","currency":"GBP"}}]""";

    @Test
    void inMemory() {
        tryIn(new OrderTrial(new MemoryBooks()));
    }

    @Test
    void onPostgres() {
        try (FreshBooks fresh = FreshBooks.open()) {
            tryIn(new OrderTrial(fresh.books()));
        }
    }

    private static void tryIn(OrderTrial shop) {
        shop.say("receive sock@north*50 sock@south*50");
        ApiClient nobody = ApiClient.over(new OrderEndpoints(shop.orders).endpoints());
        ApiClient machine = nobody.as(Role.INTEGRATION);
        record Placed(String id, String channel, String at, String location, boolean paid) {}
        for (Placed order : List.of(
                new Placed("A-1", "web", "2026-11-20T09:00:00Z", "north", true),
                new Placed("A-2", "till", "2026-11-20T10:00:00Z", "south", true),
                new Placed("B-1", "web", "2026-11-21T09:00:00Z", "south", false),
                new Placed("B-2", "till", "2026-11-21T10:00:00Z", "north", true),
                new Placed("B-3", "web", "2026-11-22T09:00:00Z", "north", false),
                new Placed("A-3", "web", "2026-11-22T10:00:00Z", "north", true))) {
            ApiAnswer made = machine.put(
                    "/v1/orders/" + order.id(),
                    ORDER.formatted(order.channel(), order.at(), order.location(), order.paid() ? PAID : ""));
            assertThat(made.status()).as("%s", made).isEqualTo(201);
        }
        machine.post("/v1/orders/B-1/cancel");

        record Row(String query, String found) {}
        for (Row row : List.of(
                new Row("", "A-1 A-2 B-1 B-2 B-3 A-3"),
                new Row("newest=true", "A-3 B-3 B-2 B-1 A-2 A-1"),
                new Row("state=PLACED", "A-1 A-2 B-2 A-3"),
                new Row("state=CANCELLED&newest=true", "B-1"),
                new Row("paymentState=NONE&newest=true", "B-3 B-1"),
                new Row("paymentState=CAPTURED&channel=web", "A-1 A-3"),
                new Row("location=north&newest=true", "A-3 B-3 B-2 A-1"),
                new Row("location=north&channel=web&state=PLACED", "A-1 A-3"),
                new Row("from=2026-11-21T00:00:00Z&until=2026-11-22T00:00:00Z", "B-1 B-2"),
                new Row("from=2026-11-21T10:00:00Z&newest=true", "A-3 B-3 B-2"),
                new Row("until=2026-11-20T10:00:00Z&newest=true", "A-1"),
                new Row("from=2027-01-01T00:00:00Z&newest=true", ""),
                new Row("soldSince=2026-11-22T00:00:00Z", "A-3"),
                new Row("soldSince=2026-11-20T10:00:00Z", "A-3 B-2 A-2"),
                new Row("soldSince=2026-11-20T10:00:00Z&channel=till", "B-2 A-2"),
                new Row("soldSince=2026-11-20T00:00:00Z&from=2026-11-20T10:00:00Z&location=north", "A-3 B-2"),
                new Row("soldSince=2026-11-20T10:00:00Z&state=CANCELLED", ""),
                new Row("soldSince=2027-01-01T00:00:00Z", ""),
                new Row("soldSince=2026-11-20T10:00:00Z&id=A-", "A-2 A-3"),
                new Row("id=A-", "A-1 A-2 A-3"),
                new Row("id=B-2", "B-2"),
                new Row("id=B&channel=web&paymentState=NONE", "B-1 B-3"),
                new Row("id=a", ""),
                new Row("id=C", ""),
                new Row("sku=sock&location=south", "A-2 B-1"),
                new Row("sku=coat", ""),
                new Row("member=nobody", ""))) {
            for (int limit : List.of(1, 2, 100)) {
                assertThat(new Row(row.query(), found(machine, row.query(), limit)))
                        .as("%s to a page", limit)
                        .isEqualTo(row);
            }
        }

        ApiClient north = nobody.as(new Caller("north-1", Role.CASHIER, new LocationCode("north"), null));
        assertThat(found(north, "newest=true", 2)).isEqualTo("A-3 B-3 B-2 A-1");
        assertThat(found(north, "location=south", 2)).isEmpty();
        assertThat(found(north, "id=A", 2)).isEqualTo("A-1 A-3");
        assertThat(found(nobody.as(Role.MEMBER), "id=A", 2)).isEmpty();
        assertThat(found(nobody.as(Role.GUEST), "", 2)).isEmpty();
        assertThat(machine.get("/v1/orders?id=%25").status()).isEqualTo(400);
        assertThat(machine.get("/v1/orders?paymentState=PAID").status()).isEqualTo(400);

        returns(machine);
    }

    private static void returns(ApiClient machine) {
        assertThat(machine.get("/v1/orders/A-1/returns").text()).isEqualTo("{\"returns\":[]}");
        machine.put("/v1/orders/A-4", """
                {"channel":"web","lines":[{"sku":"sock","quantity":3}],"fulfilment":{"mode":"SHIP","location":"north"},
                 "tenders":[{"kind":"TEST","amount":{"amount":"999","currency":"GBP"}}]}""");
        machine.post("/v1/orders/A-4/groups/1/fulfil");
        for (String id : List.of("R-2", "R-1", "R-3")) {
            ApiAnswer taken = machine.put(
                    "/v1/orders/A-4/returns/" + id, "{\"lines\":[{\"line\":1,\"quantity\":1}],\"location\":\"south\"}");
            assertThat(taken.status()).as("%s", taken).isEqualTo(201);
        }
        List<String> ids = new ArrayList<>();
        Optional<String> page = Optional.of("/v1/orders/A-4/returns?limit=2");
        while (page.isPresent()) {
            ApiAnswer answer = machine.get(page.get());
            answer.json()
                    .path("returns")
                    .forEach(back -> ids.add(back.path("id").asString()));
            page = answer.next();
        }
        assertThat(ids).containsExactly("R-2", "R-1", "R-3");
        assertThat(machine.get("/v1/orders/nobody/returns").status()).isEqualTo(404);

        var timeline = machine.get("/v1/orders/A-4/timeline").json();
        List<String> steps = new ArrayList<>();
        timeline.path("entries")
                .forEach(entry -> steps.add(entry.path("what").asString() + " by "
                        + entry.path("by").asString() + " "
                        + entry.at("/back/id").asString("") + " "
                        + entry.at("/back/refund/amount").asString("")));
        assertThat(steps)
                .containsExactly(
                        "PLACED by a integration  ",
                        "FULFILLED by a integration  ",
                        "RETURNED by a integration R-2 333",
                        "RETURNED by a integration R-1 333",
                        "RETURNED by a integration R-3 333");
        assertThat(timeline.path("editions"))
                .isEqualTo(machine.get("/v1/orders/A-4").json().path("editions"));
        assertThat(timeline.path("state").asString()).isEqualTo("COMPLETED");
        assertThat(machine.get("/v1/orders/nobody/timeline").status()).isEqualTo(404);
    }

    private static String found(ApiClient client, String query, int limit) {
        List<String> ids = new ArrayList<>();
        Optional<String> page = Optional.of("/v1/orders?limit=" + limit + (query.isEmpty() ? "" : "&" + query));
        while (page.isPresent()) {
            ApiAnswer answer = client.get(page.get());
            assertThat(answer.status()).as("%s", answer).isEqualTo(200);
            answer.json()
                    .path("orders")
                    .forEach(order -> ids.add(order.path("id").asString()));
            page = answer.next();
        }
        return String.join(" ", ids);
    }
}
