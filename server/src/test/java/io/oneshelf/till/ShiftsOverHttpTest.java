package io.oneshelf.till;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.journal.AuditCheck;
import io.oneshelf.journal.AuditRule;
import io.oneshelf.journal.AuditScope;
import io.oneshelf.kernel.Role;
import io.oneshelf.testing.ApiAnswer;
import io.oneshelf.testing.ApiClient;
import io.oneshelf.testing.TestHouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("Shifts over HTTP, on PostgreSQL; every answer is held against the OpenAPI document")
class ShiftsOverHttpTest {

    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);
    private static final String NONE = "0".repeat(64);

    private static TestHouse house;
    private static ApiClient owner;
    private static ApiClient till;
    private static ApiClient otherTill;
    private static ApiClient manager;
    private static ApiClient otherManager;

    @BeforeAll
    static void openStores() {
        house = TestHouse.onPostgres();
        owner = house.as(Role.OWNER);
        for (String store : List.of("S1", "S2")) {
            assertThat(owner.put("/v1/locations/" + store, """
                            {"name":"Store","kind":"STORE","latitude":51.5,"longitude":-0.1,"zone":"Europe/London",
                             "modes":["CARRY_OUT","PICKUP"]}""").status()).isEqualTo(201);
        }
        assertThat(owner.put("/v1/products/PENNY", """
                        {"name":{"en":"Penny","zh-CN":"便士"},"category":"things","skus":[{"code":"PENNY","unit":"EACH"}]}""").status()).isEqualTo(201);
        assertThat(owner.put("/v1/prices/PENNY", """
                        {"list":{"amount":"100","currency":"GBP"}}""").status()).isEqualTo(201);
        till = house.as(Role.CASHIER, "S1", null);
        otherTill = house.as(Role.CASHIER, "S2", null);
        manager = house.as(Role.STORE_MANAGER, "S1", null);
        otherManager = house.as(Role.STORE_MANAGER, "S2", null);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    /** So many pennies, which cost 100 each, paid as told. */
    private static String sold(String shift, int pennies, String... tenders) {
        String paid = Stream.of(tenders)
                .map(tender -> tender.split(" "))
                .map(tender -> """
                        {"kind":"%s","amount":{"amount":"%s","currency":"GBP"}}""".formatted(tender[0], tender[1]))
                .collect(Collectors.joining(","));
        return """
                {"channel":"till","currency":"GBP","fact":true,"fulfilment":{"mode":"CARRY_OUT","location":"S1"},
                 "lines":[{"sku":"PENNY","quantity":%d}],"tenders":[%s],"shift":"%s"}""".formatted(pennies, paid, shift);
    }

    private static String back(String shift, String line, int pennies) {
        return """
                {"location":"S1","lines":[{%s,"quantity":%d}],"shift":"%s"}""".formatted(line, pennies, shift);
    }

    /** The lines of a shift's reckoning, one text each: what, found, and what the till said. */
    private static List<String> reckoning(String shift) {
        JsonNode reckoning = manager.get("/v1/shifts/" + shift).json().path("reckoning");
        List<String> lines = new ArrayList<>();
        for (JsonNode line : reckoning.path("lines")) {
            String what = line.path("what").asString()
                    + line.path("tender").asString("").transform(kind -> kind.isEmpty() ? "" : " " + kind);
            lines.add(what + " " + said(line.path("found"))
                    + (line.has("told") ? ", told " + said(line.path("told")) : ""));
        }
        lines.add(reckoning.path("agrees").asBoolean() ? "agrees" : "differs");
        return lines;
    }

    private static String said(JsonNode sum) {
        return sum.path("count").asLong() + "/" + sum.at("/amount/amount").asString();
    }

    private static String opening(String store, String inDrawer, String previous) {
        return """
                {"till":"T1-AAAAAA","location":"%s","cashier":"ada","openingFloat":{"amount":"%s","currency":"GBP"},
                 "openedAt":"2026-11-20T08:00:00Z","journal":{"number":1,"previous":"%s","hash":"%s"}}""".formatted(store, inDrawer, previous, "c".repeat(64));
    }

    private static String moving(String way, String amount) {
        return """
                {"way":"%s","amount":{"amount":"%s","currency":"GBP"},"reason":"bank","occurredAt":"2026-11-20T12:00:00Z"}""".formatted(way, amount);
    }

    private static String closing(String counted, String more) {
        return """
                {"closedAt":"2026-11-20T17:00:00Z","report":1,"counted":{"amount":"%s","currency":"GBP"},
                 "sales":{"count":3,"amount":{"amount":"4000","currency":"GBP"}},
                 "tenders":[{"kind":"CASH","count":2,"amount":{"amount":"2500","currency":"GBP"}},
                            {"kind":"TEST","count":1,"amount":{"amount":"1500","currency":"GBP"}}],
                 "returns":{"count":1,"amount":{"amount":"500","currency":"GBP"}},
                 "cashRefunded":{"amount":"300","currency":"GBP"},
                 "firstReceipt":"T1-AAAAAA-000001","lastReceipt":"T1-AAAAAA-000004"%s}""".formatted(counted, more);
    }

    private static void told(ApiAnswer answer, int status) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
    }

    @Test
    @DisplayName("a shift is opened, cash goes to the bank, the drawer is counted; the manager sees what is missing")
    void oneShift() {
        told(till.put("/v1/shifts/D1", opening("S1", "10000", NONE)), 201);
        told(till.put("/v1/shifts/D1/movements/M1", moving("OUT", "5000")), 201);
        ApiAnswer open = manager.get("/v1/shifts/D1");
        assertThat(open.json().at("/state").asString()).isEqualTo("OPEN");
        assertThat(open.json().at("/cashOut/amount").asString()).isEqualTo("5000");
        assertThat(open.json().at("/follows/how").asString()).isEqualTo("FIRST");
        ApiAnswer closed = till.put(
                "/v1/shifts/D1/close",
                closing("7100", ",\"journal\":{\"number\":9,\"previous\":\"" + A + "\",\"hash\":\"" + B + "\"}"));
        told(closed, 201);
        assertThat(closed.text())
                .as("the cashier is told nothing of the drawer")
                .doesNotContain("expected");
        ApiAnswer seen = manager.get("/v1/shifts/D1");
        assertThat(seen.json().at("/closing/expected/amount").asString()).isEqualTo("7200");
        assertThat(seen.json().at("/closing/difference/amount").asString()).isEqualTo("-100");
        assertThat(seen.json().at("/day").asString()).isEqualTo("2026-11-20");

        told(till.put("/v1/shifts/D2", opening("S1", "10000", B)), 201);
        ApiAnswer next = manager.get("/v1/shifts/D2");
        assertThat(next.json().at("/follows/how").asString()).isEqualTo("UNBROKEN");
        assertThat(next.json().at("/follows/shift").asString()).isEqualTo("D1");
        told(till.put("/v1/shifts/D3", opening("S1", "10000", A)), 201);
        assertThat(manager.get("/v1/shifts/D3").json().at("/follows/how").asString())
                .isEqualTo("APART");
    }

    @Test
    @DisplayName("the same told again changes nothing, and something else under the same id is refused with its fields")
    void toldTwice() {
        told(till.put("/v1/shifts/E1", opening("S1", "10000", NONE)), 201);
        told(till.put("/v1/shifts/E1/movements/M1", moving("IN", "500")), 201);
        told(till.put("/v1/shifts/E1/close", closing("12000", "")), 201);
        told(till.put("/v1/shifts/E1", opening("S1", "10000", NONE)), 200);
        told(till.put("/v1/shifts/E1/movements/M1", moving("IN", "500")), 200);
        told(till.put("/v1/shifts/E1/close", closing("12000", "")), 200);

        ApiAnswer otherFloat = till.put("/v1/shifts/E1", opening("S1", "10001", NONE));
        assertThat(otherFloat.problem()).isEqualTo("till/exists-different");
        assertThat(otherFloat.json().at("/fields/0").asString()).isEqualTo("openingFloat");
        ApiAnswer otherMovement = till.put("/v1/shifts/E1/movements/M1", moving("OUT", "500"));
        assertThat(otherMovement.problem()).isEqualTo("till/exists-different");
        assertThat(otherMovement.json().at("/fields/0").asString()).isEqualTo("way");
        ApiAnswer otherClose = till.put("/v1/shifts/E1/close", closing("12001", ""));
        assertThat(otherClose.problem()).isEqualTo("till/exists-different");
        assertThat(otherClose.json().at("/fields")).hasSize(1);
        assertThat(till.put("/v1/shifts/E1/movements/M2", moving("OUT", "500")).problem())
                .isEqualTo("till/already-closed");
        assertThat(manager.get("/v1/shifts/E1").json().at("/movements")).hasSize(1);
    }

    @Test
    @DisplayName("eight who tell of the same at once, on two servers, are all answered, and it stands there once")
    void atOnce() {
        try (TestHouse joined = house.joined();
                ExecutorService tills = Executors.newVirtualThreadPerTaskExecutor()) {
            ApiClient there = joined.as(Role.CASHIER, "S1", null);
            for (String[] each : new String[][] {
                {"/v1/shifts/F1", opening("S1", "10000", NONE)},
                {"/v1/shifts/F1/movements/M1", moving("IN", "500")},
                {"/v1/shifts/F1/close", closing("12000", "")}
            }) {
                List<CompletableFuture<ApiAnswer>> all = IntStream.range(0, 8)
                        .mapToObj(i -> CompletableFuture.supplyAsync(
                                () -> (i % 2 == 0 ? till : there).put(each[0], each[1]), tills))
                        .toList();
                List<Integer> statuses = all.stream()
                        .map(CompletableFuture::join)
                        .map(ApiAnswer::status)
                        .sorted()
                        .toList();
                assertThat(statuses).containsExactly(200, 200, 200, 200, 200, 200, 200, 201);
            }
        }
        ApiAnswer shift = manager.get("/v1/shifts/F1");
        assertThat(shift.json().at("/movements")).hasSize(1);
        assertThat(shift.json().at("/closing/difference/amount").asString()).isEqualTo("-700");
    }

    @Test
    @DisplayName("a shift is held against the orders and returns that name it, whenever they come")
    void reckoned() {
        // Away from the network a till sells on, and what it sold may be told before the shift is.
        told(till.put("/v1/orders/R-1", sold("R1", 22, "CASH 2200")), 201);
        told(till.put("/v1/shifts/R1", opening("S1", "10000", NONE)), 201);
        assertThat(reckoning("R1"))
                .containsExactly("SALES 1/2200", "TAKEN CASH 1/2200", "RETURNS 0/0", "CASH_REFUNDED 0/0", "agrees");
        told(
                till.put(
                        "/v1/shifts/R1/close",
                        changed(
                                closing("14200", ""),
                                "\"sales\":{\"count\":2,\"amount\":{\"amount\":\"4000\",\"currency\":\"GBP\"}}")),
                201);
        assertThat(reckoning("R1"))
                .containsExactly(
                        "SALES 1/2200, told 2/4000",
                        "TAKEN TEST 0/0, told 1/1500",
                        "TAKEN CASH 1/2200, told 2/2500",
                        "RETURNS 0/0, told 1/500",
                        "CASH_REFUNDED 0/0, told 0/300",
                        "differs");
        // And long after its close: 300 of the 500 that go back were paid in cash.
        told(till.put("/v1/orders/R-2", sold("R1", 18, "CASH 300", "TEST 1500")), 201);
        ApiAnswer back = till.put("/v1/orders/R-2/returns/R-3", back("R1", "\"line\":1", 5));
        told(back, 201);
        assertThat(back.json().path("refunds").toString())
                .contains("{\"kind\":\"CASH\",\"amount\":{\"amount\":\"300\"")
                .contains("{\"kind\":\"TEST\",\"amount\":{\"amount\":\"200\"");
        assertThat(reckoning("R1"))
                .containsExactly(
                        "SALES 2/4000, told 2/4000",
                        "TAKEN TEST 1/1500, told 1/1500",
                        "TAKEN CASH 2/2500, told 2/2500",
                        "RETURNS 1/500, told 1/500",
                        "CASH_REFUNDED 1/300, told 1/300",
                        "agrees");
        told(till.put("/v1/returns/R-4", back("R1", "\"sku\":\"PENNY\"", 1)), 201);
        assertThat(reckoning("R1")).contains("RETURNS 2/600, told 1/500", "CASH_REFUNDED 2/400, told 2/300", "differs");
        assertThat(manager.get("/v1/shifts").json().at("/shifts/0").has("reckoning"))
                .isFalse();

        ApiAnswer orders = manager.get("/v1/orders?shift=R1");
        assertThat(orders.json()
                        .path("orders")
                        .valueStream()
                        .map(order -> order.path("id").asString()))
                .containsExactly("R-1", "R-2");
        assertThat(orders.json().at("/orders/0/shift").asString()).isEqualTo("R1");
        assertThat(house.as(Role.GUEST).get("/v1/orders?shift=R1").json().path("orders"))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "what another store says of a shift does not count in it; returns of it, and other money, are told by their number")
    void apart() {
        told(till.put("/v1/shifts/Q1", opening("S1", "10000", NONE)), 201);
        told(otherTill.put("/v1/orders/Q-1", sold("Q1", 3, "CASH 300").replace("\"S1\"", "\"S2\"")), 201);
        assertThat(reckoning("Q1")).contains("SALES 0/0").noneMatch(line -> line.startsWith("TAKEN"));
        assertThat(apart("Q1")).as("orders of another place are not read").isZero();
        assertThat(manager.get("/v1/orders?shift=Q1").json().path("orders")).isEmpty();
        told(otherTill.put("/v1/returns/Q-2", back("Q1", "\"sku\":\"PENNY\"", 1).replace("\"S1\"", "\"S2\"")), 201);
        assertThat(apart("Q1")).isEqualTo(1);
        told(till.put("/v1/orders/Q-3", sold("Q1", 3, "CASH 330").replace("GBP", "EUR")), 201);
        assertThat(apart("Q1")).isEqualTo(2);
        assertThat(reckoning("Q1")).contains("SALES 0/0", "RETURNS 0/0");
    }

    private static long apart(String shift) {
        return manager.get("/v1/shifts/" + shift).json().at("/reckoning/apart").asLong();
    }

    @Test
    @DisplayName("sales that come to more than money holds are told as at least the most it holds")
    void beyondMoney() {
        told(till.put("/v1/shifts/L1", opening("S1", "10000", NONE)), 201);
        String most = "100000000000000000";
        for (String order : List.of("L-1", "L-2")) {
            String dear = sold("L1", 1, "CASH " + most).replace("\"quantity\":1", """
                            "quantity":1,"override":{"unitPrice":{"amount":"%s","currency":"GBP"},"reason":"dear",
                             "approvedBy":"mia"}""".formatted(most));
            told(till.put("/v1/orders/" + order, dear), 201);
            told(till.put("/v1/orders/" + order + "/returns/back-" + order, back("L1", "\"line\":1", 1)), 201);
        }
        assertThat(reckoning("L1"))
                .containsExactly(
                        "SALES 2/" + most,
                        "TAKEN CASH 2/" + most,
                        "RETURNS 2/" + most,
                        "CASH_REFUNDED 2/" + most,
                        "agrees");
        assertThat(manager.get("/v1/shifts/L1").json().at("/reckoning/more").asBoolean())
                .isTrue();
        // What the till said of refunds may be below zero, so that the difference is beyond money, too.
        told(
                till.put(
                        "/v1/shifts/L1/close",
                        changed(
                                closing("14200", ""),
                                "\"returns\":{\"count\":2,\"amount\":{\"amount\":\"-1\",\"currency\":\"GBP\"}}")),
                201);
        assertThat(reckoning("L1")).contains("RETURNS 2/" + most + ", told 2/-1", "differs");
    }

    @Test
    @DisplayName("an order that was paid in a shift and called off later is among its sales")
    void calledOff() {
        told(owner.put("/v1/stock/movements/C-0", """
                {"kind":"RECEIVE","lines":[{"sku":"PENNY","location":"S1","quantity":100}]}"""), 201);
        told(till.put("/v1/shifts/C1", opening("S1", "10000", NONE)), 201);
        String later = sold("C1", 25, "CASH 2500").replace("\"fact\":true,", "").replace("CARRY_OUT", "PICKUP");
        told(till.put("/v1/orders/C-1", later), 201);
        told(till.put("/v1/orders/C-2", later.replaceFirst("\"tenders\":\\[.*?]", "\"tenders\":[]")), 201);
        List<String> before = reckoning("C1");
        assertThat(before).contains("SALES 1/2500", "TAKEN CASH 1/2500");
        told(till.post("/v1/orders/C-1/cancel"), 200);
        told(till.post("/v1/orders/C-2/cancel"), 200);
        assertThat(manager.get("/v1/orders/C-1").json().path("state").asString())
                .isEqualTo("CANCELLED");
        assertThat(reckoning("C1")).isEqualTo(before);
    }

    @Test
    @DisplayName("a shift is named by who works in one, once, and by a code")
    void named() {
        String mine = sold("N1", 2, "TEST 200").replace("\"fact\":true,", "");
        assertThat(house.as(Role.GUEST).put("/v1/orders/N-1", mine).problem()).isEqualTo("order/shift-by-others");
        assertThat(house.as(Role.SERVICE)
                        .put("/v1/returns/N-2", back("N1", "\"sku\":\"PENNY\"", 1))
                        .problem())
                .isEqualTo("order/shift-by-others");
        assertThat(till.put("/v1/orders/N-1", sold("no blanks", 2, "CASH 200")).problem())
                .isEqualTo("request/malformed");
        told(till.put("/v1/orders/N-1", sold("N1", 2, "CASH 200")), 201);
        told(till.put("/v1/orders/N-1", sold("N1", 2, "CASH 200")), 200);
        ApiAnswer other = till.put("/v1/orders/N-1", sold("N2", 2, "CASH 200"));
        assertThat(other.problem()).isEqualTo("order/exists-different");
        assertThat(other.json().at("/fields/0").asString()).isEqualTo("shift");
    }

    @Test
    @DisplayName("nobody tells or reads of another store, and who sells does not read at all")
    void strangers() {
        assertThat(otherTill.put("/v1/shifts/G1", opening("S1", "10000", NONE)).problem())
                .isEqualTo("access/other-store");
        told(till.put("/v1/shifts/G1", opening("S1", "10000", NONE)), 201);
        assertThat(otherTill
                        .put("/v1/shifts/G1/movements/M1", moving("OUT", "1"))
                        .problem())
                .isEqualTo("access/other-store");
        assertThat(otherTill.put("/v1/shifts/G1/close", closing("0", "")).problem())
                .isEqualTo("access/other-store");
        assertThat(otherManager.get("/v1/shifts/G1").problem()).isEqualTo("access/other-store");
        assertThat(till.get("/v1/shifts/G1").problem()).isEqualTo("access/not-allowed");
        assertThat(till.get("/v1/shifts").problem()).isEqualTo("access/not-allowed");
        assertThat(ids(otherManager.get("/v1/shifts"))).doesNotContain("G1");
        assertThat(ids(otherManager.get("/v1/shifts?location=S1"))).isEmpty();
        assertThat(ids(manager.get("/v1/shifts"))).contains("G1");
        assertThat(ids(house.as(Role.AUDITOR).get("/v1/shifts?location=S1&day=2026-11-20")))
                .contains("G1");
        assertThat(ids(owner.get("/v1/shifts?day=2026-11-19"))).isEmpty();
    }

    private static List<String> ids(ApiAnswer answer) {
        told(answer, 200);
        return StreamSupport.stream(answer.json().path("shifts").spliterator(), false)
                .map(shift -> shift.path("id").asString())
                .toList();
    }

    @Test
    @DisplayName("the list tells the sums of a shift and how often cash moved; each movement is told of one shift")
    void sums() {
        told(till.put("/v1/shifts/U1", opening("S1", "10000", NONE)), 201);
        told(till.put("/v1/shifts/U1/movements/M1", moving("IN", "500")), 201);
        told(till.put("/v1/shifts/U1/movements/M2", moving("OUT", "200")), 201);
        told(till.put("/v1/shifts/U1/movements/M3", moving("OUT", "300")), 201);
        told(till.put("/v1/shifts/U1/close", closing("12100", "")), 201);

        JsonNode listed = manager.get("/v1/shifts?location=S1&limit=500")
                .json()
                .path("shifts")
                .valueStream()
                .filter(shift -> shift.path("id").asString().equals("U1"))
                .findFirst()
                .orElseThrow();
        assertThat(listed.propertyNames()).doesNotContain("movements", "reckoning", "follows", "journal");
        assertThat(listed.path("closing").propertyNames()).doesNotContain("pieces", "journal");
        assertThat(listed.path("movementCount").asInt()).isEqualTo(3);
        JsonNode whole = manager.get("/v1/shifts/U1").json();
        assertThat(whole.path("movements")).hasSize(3);
        for (String sum : List.of(
                "/state",
                "/cashIn",
                "/cashOut",
                "/openingFloat",
                "/closing/report",
                "/closing/sales",
                "/closing/tenders",
                "/closing/returns",
                "/closing/cashRefunded",
                "/closing/counted",
                "/closing/expected",
                "/closing/difference")) {
            assertThat(listed.at(sum)).as(sum).isEqualTo(whole.at(sum));
            assertThat(listed.at(sum).isMissingNode()).as(sum).isFalse();
        }
    }

    @Test
    @DisplayName("the list is read page by page, the latest first")
    void pages() {
        for (int i = 1; i <= 5; i++) {
            told(otherTill.put("/v1/shifts/P" + i, opening("S2", "10000", NONE)), 201);
        }
        List<String> read = new ArrayList<>();
        String path = "/v1/shifts?location=S2&limit=2";
        while (path != null) {
            ApiAnswer page = owner.get(path);
            read.addAll(ids(page));
            path = page.next().orElse(null);
        }
        assertThat(read).containsExactly("P5", "P4", "P3", "P2", "P1");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            /v1/shifts/H2                 | "location":"S9"                   | network/unknown-location
            /v1/shifts/H2                 | "till":"no blanks"                | request/malformed
            /v1/shifts/H2                 | "openedAt":"2199-01-01T00:00:00Z" | access/occurred-ahead
            /v1/shifts/nobody/movements/M | "way":"IN"                        | request/not-found
            /v1/shifts/H1/movements/M     | "way":"SIDEWAYS"                  | request/malformed
            /v1/shifts/H1/movements/M     | "amount":{"amount":"0","currency":"GBP"} | request/malformed
            /v1/shifts/H1/movements/M     | "amount":{"amount":"5","currency":"EUR"} | till/currency-differs
            /v1/shifts/nobody/close       | "report":1                        | request/not-found
            /v1/shifts/H1/close           | "report":0                        | request/malformed
            /v1/shifts/H1/close           | "tenders":[]                      | request/malformed
            /v1/shifts/H1/close           | "pieces":[{"value":{"amount":"100","currency":"GBP"},"count":2}] | request/malformed
            /v1/shifts/H1/close           | "counted":{"amount":"1","currency":"EUR"} | till/currency-differs
            /v1/shifts/H1/close           | "firstReceipt":"T1-AAAAAA-000001","lastReceipt":null | request/malformed
            """)
    void isNotBelieved(String path, String change, String problem) {
        till.put("/v1/shifts/H1", opening("S1", "10000", NONE));
        String body = path.endsWith("/close")
                ? closing("12000", "")
                : path.contains("/movements/") ? moving("IN", "500") : opening("S1", "10000", NONE);
        assertThat(owner.put(path, changed(body, change)).problem()).isEqualTo(problem);
        assertThat(manager.get("/v1/shifts/H1").json().at("/state").asString()).isEqualTo("OPEN");
    }

    /** The body with the fields of the change in place of its own. */
    private static String changed(String body, String change) {
        var json = (ObjectNode) JsonMapper.shared().readTree(body);
        json.setAll((ObjectNode) JsonMapper.shared().readTree("{" + change + "}"));
        return json.toString();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            select 1                                                                                                  | 0
            update till.shift set body = replace(body::text, '"difference":-200', '"difference":-199')::json          | 1
            update till.shift set body = replace(body::text, '"openingFloat":10000', '"openingFloat":9999')::json     | 1
            update till.shift set body = replace(body::text, '"way":"IN"', '"way":"OUT"')::json                       | 1
            update till.shift set body = replace(body::text, '"amount":4000', '"amount":3999')::json                  | 1
            """)
    @DisplayName("the audit finds a drawer that somebody has put right in the database")
    void audit(String damage, int found) throws SQLException {
        try (TestHouse fresh = TestHouse.onPostgres()) {
            ApiClient boss = fresh.as(Role.OWNER);
            boss.put("/v1/locations/S1", """
                    {"name":"Store","kind":"STORE","latitude":51.5,"longitude":-0.1,"zone":"Europe/London","modes":[]}""");
            told(boss.put("/v1/shifts/A1", opening("S1", "10000", NONE)), 201);
            told(boss.put("/v1/shifts/A1/movements/M1", moving("IN", "500")), 201);
            told(boss.put("/v1/shifts/A1/close", closing("12500", "")), 201);
            try (Connection connection = fresh.database().owner().getConnection()) {
                connection.setAutoCommit(false);
                try (Statement statement = connection.createStatement()) {
                    statement.execute(damage);
                }
                AuditScope scope = AuditScope.everything(connection);
                int violations = 0;
                for (AuditRule rule : TillAudit.rules()) {
                    AuditCheck check = rule.run(scope);
                    assertThat(check.checked()).isEqualTo(1);
                    violations += check.violations().size();
                }
                assertThat(violations).isEqualTo(found);
                connection.rollback();
            }
        }
    }
}
