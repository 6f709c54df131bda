package io.oneshelf.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.journal.MemoryBooks;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.Role;
import io.oneshelf.stock.web.StockEndpoints;
import io.oneshelf.testing.ApiAnswer;
import io.oneshelf.testing.ApiClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Stock as a caller of the API meets it. Every answer is held against the OpenAPI document by the client. */
@DisplayName("/v1/stock")
class StockApiTest {

    private final StockTrial trial = new StockTrial(new MemoryBooks());
    private final ApiClient anyone = ApiClient.over(new StockEndpoints(trial.stock).endpoints());
    private final ApiClient api = anyone.as(Role.INTEGRATION);
    private final ApiClient north = anyone.as(new Caller("till 1", Role.ASSOCIATE, new LocationCode("north"), null));

    @Nested
    @DisplayName("movements")
    class Movements {

        @Test
        @DisplayName("are made once, and answered with their content when sent again")
        void onceOnly() {
            String body = line("RECEIVE", "coat", "north", 10);
            ApiAnswer made = api.put("/v1/stock/movements/M1", body);
            assertThat(made.status()).isEqualTo(201);
            assertThat(made.json().path("kind").asString()).isEqualTo("RECEIVE");
            assertThat(made.json().path("recordedAt").asString()).isEqualTo("2026-11-22T12:00:00Z");
            ApiAnswer again = api.put("/v1/stock/movements/M1", body);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.json()).isEqualTo(made.json());
            assertThat(api.get("/v1/stock/movements/M1").json()).isEqualTo(made.json());
            assertThat(shelf("coat", "north")).isEqualTo("10 0 0 10");
        }

        @Test
        @DisplayName("with other content under the id are refused, naming the fields")
        void otherContent() {
            api.put("/v1/stock/movements/M1", line("RECEIVE", "coat", "north", 10));
            ApiAnswer other = api.put("/v1/stock/movements/M1", """
                    {"kind":"RECEIVE","lines":[{"sku":"coat","location":"north","quantity":11}],"reason":"late lorry"}""");
            assertThat(other.status()).isEqualTo(409);
            assertThat(other.problem()).isEqualTo("stock/exists-different");
            assertThat(texts(other.json().path("fields"))).containsExactly("lines", "reason");
            assertThat(shelf("coat", "north")).isEqualTo("10 0 0 10");
        }

        @Test
        @DisplayName("beyond on hand are refused with every shelf that lacks, and the id may be used again")
        void beyondOnHand() {
            api.put("/v1/stock/movements/M1", line("RECEIVE", "coat", "north", 2));
            ApiAnswer refused = api.put("/v1/stock/movements/T1", """
                    {"kind":"TRANSFER","lines":[
                        {"sku":"coat","location":"north","quantity":3,"to":"south"},
                        {"sku":"hat","location":"north","quantity":1,"to":"south"}]}""");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.problem()).isEqualTo("stock/shortfall");
            assertThat(refused.json().path("lines").toString()).isEqualTo("""
                    [{"sku":"coat","location":"north","wanted":3,"available":2},\
                    {"sku":"hat","location":"north","wanted":1,"available":0}]""");
            assertThat(api.put("/v1/stock/movements/T1", """
                                    {"kind":"TRANSFER","lines":[
                                        {"sku":"coat","location":"north","quantity":2,"to":"south"}]}""").status()).isEqualTo(201);
            assertThat(shelf("coat", "south")).isEqualTo("2 0 0 2");
        }

        @ParameterizedTest(name = "{0} of {1} is {2}")
        @CsvSource({
            "RECEIVE, 0, 400",
            "RECEIVE, -1, 400",
            "RECEIVE, 999999999999, 201",
            "RECEIVE, 1000000000000, 400",
            "RECEIVE, 9223372036854775808, 400",
            "RECEIVE, 1.5, 400",
            "RECEIVE, '\"1\"', 400",
            "RECEIVE, null, 400",
            "ADJUST, 0, 400",
            "ADJUST, 5, 201",
            "ADJUST, -1000000000000, 400",
            "COUNT, 0, 201",
            "COUNT, -1, 400",
            "DAMAGE, 0, 400",
            "DAMAGE, -2, 400",
            "TRANSFER, 1, 400",
        })
        @DisplayName("take the quantities of their kind")
        void quantities(String kind, String quantity, int status) {
            ApiAnswer answer = api.put(
                    "/v1/stock/movements/M1",
                    "{\"kind\":\"%s\",\"lines\":[{\"sku\":\"coat\",\"location\":\"north\",\"quantity\":%s}]}"
                            .formatted(kind, quantity));
            assertThat(answer.status()).isEqualTo(status);
        }

        @Test
        @DisplayName("list every bad field")
        void everyBadField() {
            ApiAnswer bad = api.put("/v1/stock/movements/M1", """
                    {"kind":"TRANSFER","lines":[
                        {"sku":"coat","location":"north","quantity":1},
                        {"sku":"coat","location":"north","quantity":1,"to":"north"},
                        {"sku":"coat","location":"north","quantity":-1,"to":"south"}]}""");
            assertThat(bad.status()).isEqualTo(400);
            assertThat(StreamSupport.stream(bad.json().path("errors").spliterator(), false)
                            .map(error -> error.path("field").asString()))
                    .containsExactly("lines[0].to", "lines[1].to", "lines[2].quantity");
            assertThat(api.put("/v1/stock/movements/M1", """
                                    {"kind":"RECEIVE","lines":[],"colour":"red"}""").status()).isEqualTo(400);
            assertThat(api.put("/v1/stock/movements/no%20blank", line("RECEIVE", "coat", "north", 1))
                            .status())
                    .isEqualTo(400);
        }

        @Test
        @DisplayName("have at most ten thousand lines")
        void tenThousandLines() {
            assertThat(api.put("/v1/stock/movements/M1", lines(10_000)).status())
                    .isEqualTo(201);
            assertThat(shelf("coat", "north")).isEqualTo("10000 0 0 10000");
            ApiAnswer tooMany = api.put("/v1/stock/movements/M2", lines(10_001));
            assertThat(tooMany.status()).isEqualTo(400);
            assertThat(shelf("coat", "north")).isEqualTo("10000 0 0 10000");
        }

        @Test
        @DisplayName("bring no shelf above what can be counted")
        void beyondRange() {
            String most = "{\"sku\":\"coat\",\"location\":\"north\",\"quantity\":999999999999}";
            String thousand = "{\"kind\":\"RECEIVE\",\"lines\":[" + many(most, 1_000) + "]}";
            assertThat(api.put("/v1/stock/movements/M1", thousand).status()).isEqualTo(201);
            assertThat(api.put("/v1/stock/movements/M2", line("ADJUST", "coat", "north", 999))
                            .status())
                    .isEqualTo(201);
            ApiAnswer beyond = api.put("/v1/stock/movements/M3", line("RECEIVE", "coat", "north", 1));
            assertThat(beyond.status()).isEqualTo(409);
            assertThat(beyond.problem()).isEqualTo("stock/beyond-range");
            assertThat(shelf("coat", "north")).isEqualTo("999999999999999 0 0 999999999999999");
        }

        @Test
        @DisplayName("name what exists and is stocked")
        void names() {
            assertThat(api.put("/v1/stock/movements/M1", line("RECEIVE", "cloak", "north", 1))
                            .problem())
                    .isEqualTo("catalog/unknown-sku");
            assertThat(api.put("/v1/stock/movements/M1", line("RECEIVE", "coat", "east", 1))
                            .problem())
                    .isEqualTo("network/unknown-location");
            ApiAnswer service = api.put("/v1/stock/movements/M1", line("RECEIVE", "wrapping", "north", 1));
            assertThat(service.status()).isEqualTo(422);
            assertThat(service.problem()).isEqualTo("stock/not-stocked");
        }

        @Test
        @DisplayName("happened when the caller says, at most five minutes ahead")
        void occurredAt() {
            assertThat(api.put("/v1/stock/movements/M1", receivedAt("2024-02-29T23:59:59.123456789+08:00"))
                            .json()
                            .path("occurredAt")
                            .asString())
                    .isEqualTo("2024-02-29T15:59:59.123456Z");
            assertThat(api.put("/v1/stock/movements/M2", receivedAt("2026-11-22T12:05:00Z"))
                            .status())
                    .isEqualTo(201);
            ApiAnswer ahead = api.put("/v1/stock/movements/M3", receivedAt("2026-11-22T12:05:01Z"));
            assertThat(ahead.status()).isEqualTo(422);
            assertThat(ahead.problem()).isEqualTo("access/occurred-ahead");
            assertThat(api.put("/v1/stock/movements/M3", receivedAt("yesterday"))
                            .status())
                    .isEqualTo(400);
        }

        @Test
        @DisplayName("of a store's token are of that store")
        void ofOneStore() {
            assertThat(north.put("/v1/stock/movements/M1", line("RECEIVE", "coat", "north", 5))
                            .status())
                    .isEqualTo(201);
            ApiAnswer other = north.put("/v1/stock/movements/M2", line("RECEIVE", "coat", "south", 5));
            assertThat(other.status()).isEqualTo(403);
            assertThat(other.problem()).isEqualTo("access/other-store");
            assertThat(north.put("/v1/stock/movements/M3", """
                                    {"kind":"TRANSFER","lines":[
                                        {"sku":"coat","location":"north","quantity":2,"to":"south"}]}""").status()).isEqualTo(403);
            assertThat(shelf("coat", "south")).isEqualTo("0 0 0 0");
        }

        @Test
        @DisplayName("in a batch stand each on its own, in order")
        void batch() {
            ApiAnswer batch = api.post("/v1/stock/movements:batch", """
                    [{"id":"M1","kind":"RECEIVE","lines":[{"sku":"coat","location":"north","quantity":4}]},
                     {"id":"M2","kind":"ADJUST","lines":[{"sku":"coat","location":"north","quantity":-9}]},
                     {"id":"M3","kind":"RECEIVE","lines":[{"sku":"cloak","location":"north","quantity":4}]},
                     {"id":"M4","kind":"RECEIVE","lines":[]},
                     {"id":"M1","kind":"RECEIVE","lines":[{"sku":"coat","location":"north","quantity":4}]},
                     {"id":"M5","kind":"DAMAGE","lines":[{"sku":"coat","location":"north","quantity":4}]}]""");
            assertThat(statuses(batch)).containsExactly("M1 201", "M2 409", "M3 422", "M4 400", "M1 200", "M5 201");
            assertThat(shelf("coat", "north")).isEqualTo("0 0 0 0");
        }
    }

    @Nested
    @DisplayName("reservations")
    class Reservations {

        @Test
        @DisplayName("hold goods, and a commit lets them go")
        void reserveAndCommit() {
            receive("coat", "north", 5);
            ApiAnswer made = api.put("/v1/stock/reservations/R1", """
                    {"lines":[{"sku":"coat","location":"north","quantity":2}],"reference":"basket 7","channel":"web"}""");
            assertThat(made.status()).isEqualTo(201);
            assertThat(made.json().path("id").asString()).isEqualTo("R1");
            assertThat(made.json().path("state").asString()).isEqualTo("HELD");
            assertThat(made.json().path("expiresAt").asString()).isEqualTo("2026-11-22T12:15:00Z");
            assertThat(shelf("coat", "north")).isEqualTo("5 2 0 3");
            ApiAnswer settled = api.post("/v1/stock/reservations/R1/commit");
            assertThat(settled.status()).isEqualTo(200);
            assertThat(settled.json().path("state").asString()).isEqualTo("SETTLED");
            assertThat(api.post("/v1/stock/reservations/R1/commit").json()).isEqualTo(settled.json());
            assertThat(api.post("/v1/stock/reservations/R1/release").problem()).isEqualTo("stock/already-settled");
            assertThat(shelf("coat", "north")).isEqualTo("3 0 0 3");
            assertThat(api.get("/v1/stock/reservations/R1").json()).isEqualTo(settled.json());
        }

        @Test
        @DisplayName("that cannot be kept are refused with the lines, and nothing is held")
        void shortfall() {
            receive("coat", "north", 5);
            ApiAnswer refused = api.put("/v1/stock/reservations/R1", """
                    {"lines":[{"sku":"coat","location":"north","quantity":3},
                              {"sku":"hat","location":"south","quantity":1},
                              {"sku":"coat","location":"north","quantity":4}]}""");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.problem()).isEqualTo("stock/shortfall");
            assertThat(refused.json().path("lines").toString()).isEqualTo("""
                    [{"sku":"coat","location":"north","wanted":7,"available":5},\
                    {"sku":"hat","location":"south","wanted":1,"available":0}]""");
            assertThat(shelf("coat", "north")).isEqualTo("5 0 0 5");
            assertThat(api.get("/v1/stock/reservations/R1").status()).isEqualTo(404);
        }

        @Test
        @DisplayName("end by parts, each part once")
        void parts() {
            receive("coat", "north", 5);
            api.put("/v1/stock/reservations/R1", wanted("coat", "north", 5));
            String part = """
                    {"id":"P1","lines":[{"sku":"coat","location":"north","quantity":2}]}""";
            ApiAnswer first = api.post("/v1/stock/reservations/R1/commit", part);
            assertThat(first.json().path("state").asString()).isEqualTo("HELD");
            assertThat(first.json().at("/lines/0/settled").asLong()).isEqualTo(2);
            assertThat(api.post("/v1/stock/reservations/R1/commit", part).json())
                    .isEqualTo(first.json());
            ApiAnswer other = api.post("/v1/stock/reservations/R1/commit", """
                    {"id":"P1","lines":[{"sku":"coat","location":"north","quantity":3}]}""");
            assertThat(other.problem()).isEqualTo("stock/exists-different");
            ApiAnswer beyond = api.post("/v1/stock/reservations/R1/release", """
                    {"id":"P2","lines":[{"sku":"coat","location":"north","quantity":4}]}""");
            assertThat(beyond.status()).isEqualTo(409);
            assertThat(beyond.problem()).isEqualTo("stock/beyond-reservation");
            assertThat(beyond.json().at("/lines/0/held").asLong()).isEqualTo(3);
            ApiAnswer noId = api.post("/v1/stock/reservations/R1/commit", """
                    {"lines":[{"sku":"coat","location":"north","quantity":1}]}""");
            assertThat(noId.status()).isEqualTo(400);
            assertThat(shelf("coat", "north")).isEqualTo("3 3 0 0");
        }

        @Test
        @DisplayName("are over when their time is up, and stay so")
        void expired() {
            receive("coat", "north", 5);
            String body = """
                    {"lines":[{"sku":"coat","location":"north","quantity":5}],"holdSeconds":1}""";
            api.put("/v1/stock/reservations/R1", body);
            trial.say("wait 1s");
            ApiAnswer commit = api.post("/v1/stock/reservations/R1/commit");
            assertThat(commit.status()).isEqualTo(409);
            assertThat(commit.problem()).isEqualTo("stock/already-expired");
            ApiAnswer again = api.put("/v1/stock/reservations/R1", body);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.json().path("state").asString()).isEqualTo("EXPIRED");
            assertThat(shelf("coat", "north")).isEqualTo("5 0 0 5");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "[]",
                    "",
                    "{\"lines\":[]}",
                    "{\"lines\":[{\"sku\":\"coat\",\"location\":\"north\",\"quantity\":0}]}",
                    "{\"lines\":[{\"sku\":\"coat\",\"location\":\"north\",\"quantity\":-3}]}",
                    "{\"lines\":[{\"sku\":\"coat\",\"location\":\"north\",\"quantity\":1000000000000}]}",
                    "{\"lines\":[{\"sku\":\"coat\",\"location\":\"north\",\"quantity\":\"1\"}]}",
                    "{\"lines\":[{\"sku\":\"co at\",\"location\":\"north\",\"quantity\":1}]}",
                    "{\"lines\":[{\"sku\":\"coat\",\"location\":\"north\"}]}",
                    "{\"lines\":[{\"sku\":\"coat\",\"location\":\"north\",\"quantity\":1}],\"holdSeconds\":0}",
                    "{\"lines\":[{\"sku\":\"coat\",\"location\":\"north\",\"quantity\":1}],\"holdSeconds\":86401}",
                    "{\"lines\":[{\"sku\":\"coat\",\"location\":\"north\",\"quantity\":1}],\"hold\":1}",
                })
        @DisplayName("that are malformed are told so")
        void malformed(String body) {
            ApiAnswer answer = api.put("/v1/stock/reservations/R1", body);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("errors")).isNotEmpty();
        }

        @Test
        @DisplayName("name what exists and is stocked")
        void names() {
            assertThat(api.put("/v1/stock/reservations/R1", wanted("cloak", "north", 1))
                            .problem())
                    .isEqualTo("catalog/unknown-sku");
            assertThat(api.put("/v1/stock/reservations/R1", wanted("coat", "east", 1))
                            .problem())
                    .isEqualTo("network/unknown-location");
            assertThat(api.put("/v1/stock/reservations/R1", wanted("wrapping", "north", 1))
                            .problem())
                    .isEqualTo("stock/not-stocked");
            assertThat(api.put("/v1/stock/reservations/R1", """
                                    {"lines":[{"sku":"coat","location":"north","quantity":1}],"channel":"fax"}""").problem()).isEqualTo("network/unknown-channel");
            assertThat(api.post("/v1/stock/reservations/R1/commit").status()).isEqualTo(404);
        }

        @Test
        @DisplayName("of a store's token are of that store, and so are their ends")
        void ofOneStore() {
            receive("coat", "south", 5);
            assertThat(north.put("/v1/stock/reservations/R1", wanted("coat", "south", 1))
                            .problem())
                    .isEqualTo("access/other-store");
            api.put("/v1/stock/reservations/R1", wanted("coat", "south", 1));
            assertThat(north.post("/v1/stock/reservations/R1/commit").problem()).isEqualTo("access/other-store");
            assertThat(north.post("/v1/stock/reservations/R1/release").status()).isEqualTo(403);
            assertThat(shelf("coat", "south")).isEqualTo("5 1 0 4");
        }

        @Test
        @DisplayName("in a batch stand each on its own, in order")
        void batch() {
            receive("coat", "north", 3);
            ApiAnswer batch = api.post("/v1/stock/reservations:batch", """
                    [{"id":"R1","lines":[{"sku":"coat","location":"north","quantity":2}]},
                     {"id":"R2","lines":[{"sku":"coat","location":"north","quantity":2}]},
                     {"id":"R3","lines":[{"sku":"coat","location":"north","quantity":0}]},
                     {"id":"R4","lines":[{"sku":"cloak","location":"north","quantity":1}]},
                     {"lines":[{"sku":"coat","location":"north","quantity":1}]},
                     {"id":"R5","lines":[{"sku":"coat","location":"north","quantity":1}]}]""");
            assertThat(statuses(batch)).containsExactly("R1 201", "R2 409", "R3 400", "R4 422", " 400", "R5 201");
            assertThat(batch.json().at("/1/problem/lines/0/available").asLong()).isEqualTo(1);
            assertThat(api.post("/v1/stock/reservations:batch", "[]").json()).isEmpty();
        }

        @Test
        @DisplayName("are listed by what they are for")
        void byReference() {
            receive("coat", "north", 100);
            for (int i = 1; i <= 5; i++) {
                api.put("/v1/stock/reservations/R" + i, """
                        {"lines":[{"sku":"coat","location":"north","quantity":1}],"reference":"basket %d"}""".formatted(i % 2));
            }
            ApiAnswer first = api.get("/v1/stock/reservations?reference=basket%201&limit=2");
            assertThat(first.json().path("reservations").findValuesAsString("id"))
                    .containsExactly("R1", "R3");
            ApiAnswer second = api.get(first.next().orElseThrow());
            assertThat(second.json().path("reservations").findValuesAsString("id"))
                    .containsExactly("R5");
            assertThat(second.next()).isEmpty();
            assertThat(api.get("/v1/stock/reservations").json().path("reservations"))
                    .hasSize(5);
        }

        @Test
        @DisplayName("of one id from ten connections at once are made once")
        void tenConnections() throws InterruptedException, ExecutionException {
            receive("coat", "north", 100);
            List<ApiAnswer> answers = new ArrayList<>();
            try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<ApiAnswer>> sent = new ArrayList<>();
                for (int i = 1; i <= 10; i++) {
                    String body = wanted("coat", "north", i);
                    sent.add(executor.submit(() -> api.put("/v1/stock/reservations/R1", body)));
                }
                for (Future<ApiAnswer> future : sent) {
                    answers.add(future.get());
                }
            }
            assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.problem().equals("stock/exists-different"))
                    .hasSize(9);
        }
    }

    @Nested
    @DisplayName("availability")
    class WhatIsAvailable {

        @Test
        @DisplayName("is the cross product, with zeros where nothing was received")
        void crossProduct() {
            receive("coat", "north", 5);
            api.put("/v1/stock/reservations/R1", wanted("coat", "north", 2));
            assertThat(anyone.as(Role.GUEST)
                            .get("/v1/stock/availability?sku=coat&sku=hat&location=north&location=south&channel=web")
                            .json()
                            .toString())
                    .isEqualTo("""
                            {"lines":[\
                            {"sku":"coat","location":"north","onHand":5,"reserved":2,"safety":0,"available":3,"shortage":0},\
                            {"sku":"coat","location":"south","onHand":0,"reserved":0,"safety":0,"available":0,"shortage":0},\
                            {"sku":"hat","location":"north","onHand":0,"reserved":0,"safety":0,"available":0,"shortage":0},\
                            {"sku":"hat","location":"south","onHand":0,"reserved":0,"safety":0,"available":0,"shortage":0}]}""");
        }

        @Test
        @DisplayName("of all is read a page at a time, every shelf once")
        void pages() {
            receive("sock", "south", 7);
            assertThat(walk("/v1/stock/availability?limit=4"))
                    .containsExactly(
                            "coat@north 0",
                            "coat@south 0",
                            "hat@north 0",
                            "hat@south 0",
                            "sock@north 0",
                            "sock@south 7");
            assertThat(walk("/v1/stock/availability?limit=1&sku=sock&sku=coat"))
                    .containsExactly("sock@north 0", "sock@south 7", "coat@north 0", "coat@south 0");
            assertThat(walk("/v1/stock/availability?limit=2&location=south"))
                    .containsExactly("coat@south 0", "hat@south 0", "sock@south 7");
            assertThat(walk("/v1/stock/availability?limit=3&location=south")).hasSize(3);
        }

        @Test
        @DisplayName("of many pairs is answered in their order")
        void pairs() {
            receive("coat", "north", 5);
            ApiAnswer answer = api.post("/v1/stock/availability:query", """
                    {"pairs":[{"sku":"hat","location":"south"},{"sku":"coat","location":"north"},
                              {"sku":"hat","location":"south"}]}""");
            assertThat(lines(answer)).containsExactly("hat@south 0", "coat@north 5", "hat@south 0");
            String pair = "{\"sku\":\"coat\",\"location\":\"north\"}";
            assertThat(api.post("/v1/stock/availability:query", "{\"pairs\":[" + many(pair, 100_000) + "]}")
                            .json()
                            .path("lines"))
                    .hasSize(100_000);
            assertThat(api.post("/v1/stock/availability:query", "{\"pairs\":[" + many(pair, 100_001) + "]}")
                            .status())
                    .isEqualTo(400);
            assertThat(api.post("/v1/stock/availability:query", """
                                    {"pairs":[{"sku":"cloak","location":"north"}]}""").problem()).isEqualTo("catalog/unknown-sku");
        }

        @Test
        @DisplayName("shows what a count found missing")
        void shortage() {
            receive("coat", "north", 5);
            api.put("/v1/stock/reservations/R1", wanted("coat", "north", 4));
            api.put("/v1/stock/movements/C1", line("COUNT", "coat", "north", 1));
            JsonNode shelf = api.get("/v1/stock/availability?sku=coat&location=north")
                    .json()
                    .at("/lines/0");
            assertThat(shelf.path("onHand").asLong()).isEqualTo(1);
            assertThat(shelf.path("reserved").asLong()).isEqualTo(4);
            assertThat(shelf.path("available").asLong()).isZero();
            assertThat(shelf.path("shortage").asLong()).isEqualTo(3);
        }

        private List<String> walk(String first) {
            List<String> seen = new ArrayList<>();
            String page = first;
            while (!page.isEmpty()) {
                ApiAnswer answer = api.get(page);
                seen.addAll(lines(answer));
                page = answer.next().orElse("");
            }
            return seen;
        }

        private List<String> lines(ApiAnswer answer) {
            return StreamSupport.stream(answer.json().path("lines").spliterator(), false)
                    .map(line -> line.path("sku").asString() + "@"
                            + line.path("location").asString() + " "
                            + line.path("available").asLong())
                    .toList();
        }
    }

    @Nested
    @DisplayName("the ledger of a shelf")
    class Entries {

        @Test
        @DisplayName("shows everything that came and went; a transfer is two")
        void everything() {
            receive("coat", "north", 10);
            api.put("/v1/stock/movements/A1", line("ADJUST", "coat", "north", -1));
            api.put("/v1/stock/movements/C1", line("COUNT", "coat", "north", 8));
            api.put("/v1/stock/movements/D1", line("DAMAGE", "coat", "north", 2));
            api.put("/v1/stock/movements/T1", """
                    {"kind":"TRANSFER","lines":[{"sku":"coat","location":"north","quantity":1,"to":"south"}]}""");
            api.put("/v1/stock/reservations/R1", wanted("coat", "north", 3));
            api.post("/v1/stock/reservations/R1/commit");
            trial.say("back B1 coat@north 1");
            trial.say("broken B2 coat@north 1");
            assertThat(entries("/v1/stock/movements?sku=coat"))
                    .containsExactly(
                            "RECEIVE north 10 stock.movement/RECEIVE-coat-north",
                            "ADJUST north -1 stock.movement/A1",
                            "COUNT north -1 stock.movement/C1",
                            "DAMAGE north -2 stock.movement/D1",
                            "TRANSFER north -1 stock.movement/T1",
                            "TRANSFER south 1 stock.movement/T1",
                            "SALE north -3 stock.reservation/R1",
                            "RETURN north 1 trial.trade/B1");
            assertThat(entries("/v1/stock/movements?sku=coat&condition=DAMAGED"))
                    .containsExactly("DAMAGE north 2 stock.movement/D1", "RETURN north 1 trial.trade/B2");
            assertThat(entries("/v1/stock/movements?location=south"))
                    .containsExactly("TRANSFER south 1 stock.movement/T1");
            assertThat(entries("/v1/stock/movements?sku=coat&location=north&limit=1"))
                    .hasSize(7);
            assertThat(entries("/v1/stock/movements?limit=1")).hasSize(8);
            for (String query : List.of("", "&sku=coat", "&location=north", "&sku=coat&location=south")) {
                for (int limit : List.of(1, 2, 3, 100)) {
                    assertThat(entries("/v1/stock/movements?newest=true&limit=" + limit + query))
                            .as("%s, %s to a page", query, limit)
                            .isEqualTo(entries("/v1/stock/movements?limit=" + limit + query)
                                    .reversed());
                }
            }
        }

        @Test
        @DisplayName("is narrowed by when things happened, and read a page at a time")
        void narrowed() {
            for (int day = 1; day <= 7; day++) {
                api.put("/v1/stock/movements/M" + day, receivedAt("2026-11-0" + day + "T00:00:00Z"));
            }
            assertThat(entries("/v1/stock/movements?limit=2&from=2026-11-02T00:00:00Z&until=2026-11-05T00:00:00Z"))
                    .containsExactly(
                            "RECEIVE north 1 stock.movement/M2",
                            "RECEIVE north 1 stock.movement/M3",
                            "RECEIVE north 1 stock.movement/M4");
            assertThat(api.get("/v1/stock/movements?from=monday").status()).isEqualTo(400);
            assertThat(api.get("/v1/stock/movements?limit=501").status()).isEqualTo(400);
            assertThat(api.get("/v1/stock/movements?colour=red").status()).isEqualTo(400);
        }

        private List<String> entries(String first) {
            List<String> seen = new ArrayList<>();
            String page = first;
            while (!page.isEmpty()) {
                ApiAnswer answer = anyone.as(Role.AUDITOR).get(page);
                answer.json()
                        .path("entries")
                        .forEach(entry -> seen.add(entry.path("kind").asString() + " "
                                + entry.path("location").asString() + " "
                                + entry.path("quantity").asLong() + " "
                                + entry.path("reference").asString()));
                page = answer.next().orElse("");
            }
            return seen;
        }
    }

    @ParameterizedTest(name = "{0} may record {1}, reserve {2}, look {3}, read the ledger {4}")
    @CsvSource({
        "OWNER,         201, 409, 200, 200",
        "INTEGRATION,   201, 409, 200, 200",
        "STORE_MANAGER, 201, 409, 200, 200",
        "ASSOCIATE,     201, 409, 200, 200",
        "CASHIER,       403, 409, 200, 200",
        "SERVICE,       403, 409, 200, 200",
        "MERCHANDISER,  403, 403, 200, 200",
        "AUDITOR,       403, 403, 200, 200",
        "COURIER,       403, 403, 200, 403",
        "MEMBER,        403, 403, 200, 403",
        "GUEST,         403, 403, 200, 403",
    })
    @DisplayName("each role does its own")
    void roles(Role role, int record, int reserve, int look, int read) {
        ApiClient client = anyone.as(role);
        assertThat(client.put("/v1/stock/movements/M1", line("RECEIVE", "hat", "north", 1))
                        .status())
                .isEqualTo(record);
        assertThat(client.put("/v1/stock/reservations/R1", wanted("coat", "north", 1))
                        .status())
                .isEqualTo(reserve);
        assertThat(client.get("/v1/stock/availability?sku=coat&location=north").status())
                .isEqualTo(look);
        assertThat(client.get("/v1/stock/movements").status()).isEqualTo(read);
    }

    @Test
    @DisplayName("the feed is told ids and numbers")
    void theFeed() {
        receive("coat", "north", 5);
        api.put("/v1/stock/reservations/R1", wanted("coat", "north", 4));
        api.put("/v1/stock/movements/C1", line("COUNT", "coat", "north", 1));
        api.post("/v1/stock/reservations/R1/release");
        assertThat(trial.books.reader().events(0, 1_000))
                .filteredOn(event -> event.type().startsWith("stock."))
                .extracting(event -> event.type() + " " + event.document() + " " + event.data())
                .containsExactly("""
                        stock.received RECEIVE-coat-north {"movement":"RECEIVE-coat-north","lines":1,"units":5}""", """
                        stock.reserved R1 {"reservation":"R1","lines":1,"units":4,"expiresAt":"2026-11-22T12:15:00Z"}""", """
                        stock.counted C1 {"movement":"C1","lines":1,"units":-4}""", """
                        stock.ran-short C1 {"sku":"coat","location":"north","onHand":1,"held":4,"shortage":3}""", """
                        stock.reservation-released R1 {"reservation":"R1","units":4,"ended":true}""");
    }

    @Test
    @DisplayName("nothing is told without a token")
    void deniedByDefault() {
        assertThat(anyone.get("/v1/stock/availability").status()).isEqualTo(401);
        assertThat(anyone.put("/v1/stock/movements/M1", line("RECEIVE", "hat", "north", 1))
                        .status())
                .isEqualTo(401);
    }

    private void receive(String sku, String location, long quantity) {
        assertThat(api.put(
                                "/v1/stock/movements/RECEIVE-" + sku + "-" + location,
                                line("RECEIVE", sku, location, quantity))
                        .status())
                .isEqualTo(201);
    }

    /** On hand, reserved, safety, available. */
    private String shelf(String sku, String location) {
        JsonNode line = api.get("/v1/stock/availability?sku=" + sku + "&location=" + location)
                .json()
                .at("/lines/0");
        return line.path("onHand").asLong() + " " + line.path("reserved").asLong() + " "
                + line.path("safety").asLong() + " " + line.path("available").asLong();
    }

    private static String line(String kind, String sku, String location, long quantity) {
        return "{\"kind\":\"%s\",\"lines\":[{\"sku\":\"%s\",\"location\":\"%s\",\"quantity\":%d}]}"
                .formatted(kind, sku, location, quantity);
    }

    private static String receivedAt(String occurredAt) {
        return "{\"kind\":\"RECEIVE\",\"lines\":[{\"sku\":\"coat\",\"location\":\"north\",\"quantity\":1}],\"occurredAt\":\"%s\"}"
                .formatted(occurredAt);
    }

    private static String wanted(String sku, String location, long quantity) {
        return "{\"lines\":[{\"sku\":\"%s\",\"location\":\"%s\",\"quantity\":%d}]}".formatted(sku, location, quantity);
    }

    private static String lines(int count) {
        return "{\"kind\":\"RECEIVE\",\"lines\":["
                + many("{\"sku\":\"coat\",\"location\":\"north\",\"quantity\":1}", count) + "]}";
    }

    private static String many(String element, int count) {
        return IntStream.range(0, count).mapToObj(i -> element).collect(Collectors.joining(","));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static List<String> statuses(ApiAnswer batch) {
        return StreamSupport.stream(batch.json().spliterator(), false)
                .map(result -> result.path("id").asString("") + " "
                        + result.path("status").asInt())
                .toList();
    }
}
