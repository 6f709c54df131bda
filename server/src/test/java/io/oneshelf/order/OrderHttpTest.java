package io.oneshelf.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.journal.MemoryBooks;
import io.oneshelf.kernel.Role;
import io.oneshelf.order.web.OrderEndpoints;
import io.oneshelf.testing.ApiAnswer;
import io.oneshelf.testing.ApiClient;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Orders over HTTP; every answer is held against the OpenAPI document")
class OrderHttpTest {

    private static final String COAT = """
            {"channel":"web","lines":[{"sku":"coat","quantity":1}],
             "fulfilment":{"mode":"SHIP","location":"north"}%s}""";

    private static final String PAID = """
            ,"tenders":[{"kind":"TEST","amount":{"amount":"10000","currency":"GBP"}%s}]""";

    private OrderTrial shop;
    private ApiClient api;
    private ApiClient machine;

    @BeforeEach
    void openShop() {
        shop = new OrderTrial(new MemoryBooks());
        shop.say("receive coat@north*5 hat@north*10 sock@north*100");
        api = ApiClient.over(new OrderEndpoints(shop.orders).endpoints());
        machine = api.as(Role.INTEGRATION);
    }

    @Test
    @DisplayName("from a quote to a return")
    void fromQuoteToReturn() {
        ApiAnswer quote = machine.post("/v1/orders:quote", COAT.formatted(""));
        assertThat(quote.status()).isEqualTo(200);
        assertThat(quote.json().at("/total/amount").asString()).isEqualTo("10000");
        assertThat(quote.json().at("/plan/0/location").asString()).isEqualTo("north");
        String expect = ",\"expect\":{\"total\":{\"amount\":\"%s\",\"currency\":\"GBP\"},\"offer\":\""
                + quote.json().at("/offer").asString() + "\"}";

        ApiAnswer changed = machine.put("/v1/orders/O1", COAT.formatted(expect.formatted("9999")));
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.json().at("/type").asString()).endsWith("/order/offer-changed");
        assertThat(changed.json().at("/offer/total/amount").asString()).isEqualTo("10000");

        ApiAnswer made = machine.put("/v1/orders/O1", COAT.formatted(expect.formatted("10000")));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().at("/state").asString()).isEqualTo("AWAITING_PAYMENT");
        assertThat(made.json().at("/paymentState").asString()).isEqualTo("NONE");
        assertThat(made.json().at("/lines/0/line").asInt()).isEqualTo(1);
        assertThat(made.json().at("/lines/0/unitPrice/amount").asString()).isEqualTo("10000");
        assertThat(made.json().at("/lines/0/runs/0/quantity").asInt()).isEqualTo(1);
        assertThat(made.json().at("/groups/0/id").asString()).isEqualTo("1");
        assertThat(made.json().at("/groups/0/state").asString()).isEqualTo("RESERVED");

        assertThat(machine.post("/v1/orders/O1/groups/1/fulfil").status()).isEqualTo(409);
        ApiAnswer paid = machine.put(
                "/v1/orders/O1/payments/P1",
                "{\"kind\":\"CASH\",\"amount\":{\"amount\":\"10000\",\"currency\":\"GBP\"}}");
        assertThat(paid.status()).isEqualTo(201);
        assertThat(paid.json().at("/state").asString()).isEqualTo("PLACED");
        assertThat(machine.post("/v1/orders/O1/groups/1/fulfil")
                        .json()
                        .at("/state")
                        .asString())
                .isEqualTo("COMPLETED");

        ApiAnswer back = machine.put(
                "/v1/orders/O1/returns/R1",
                "{\"lines\":[{\"line\":1,\"quantity\":1,\"condition\":\"DAMAGED\"}],\"location\":\"south\"}");
        assertThat(back.status()).isEqualTo(201);
        assertThat(back.json().at("/refund/amount").asString()).isEqualTo("10000");
        assertThat(machine.get("/v1/orders/O1/returns/R1").text()).isEqualTo(back.text());
        assertThat(machine.get("/v1/returns/R1").text()).isEqualTo(back.text());
        assertThat(machine.get("/v1/orders/O2/returns/R1").status()).isEqualTo(404);
        assertThat(machine.get("/v1/returns/R2").status()).isEqualTo(404);
        ApiAnswer now = machine.get("/v1/orders/O1");
        assertThat(now.json().at("/paymentState").asString()).isEqualTo("REFUNDED");
        assertThat(now.json().at("/refunded/amount").asString()).isEqualTo("10000");
    }

    @ParameterizedTest(name = "{0} → {1} {2}")
    @CsvSource({
        "SUCCEED, PLACED, CAPTURED",
        "FAIL, AWAITING_PAYMENT, FAILED",
        "LATE, AWAITING_PAYMENT, IN_FLIGHT",
        "TWICE, PLACED, CAPTURED",
    })
    void behaviours(String behaviour, String state, String paymentState) {
        ApiAnswer made = machine.put(
                "/v1/orders/O1",
                COAT.formatted(PAID.formatted(",\"behaviour\":\"" + behaviour + "\",\"delaySeconds\":60")));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().at("/state").asString()).isEqualTo(state);
        assertThat(made.json().at("/paymentState").asString()).isEqualTo(paymentState);
    }

    @Test
    @DisplayName("a receipt's code opens its order to whoever holds it, and a code that can be guessed opens none")
    void receipt() {
        String code = "0199f3a0-9c1e-7abc-8def-0123456789ab";
        ApiClient holder = api.as(Role.GUEST);
        assertThat(holder.get("/v1/receipts/" + code).status()).isEqualTo(404);
        machine.put("/v1/orders/" + code, COAT.formatted(PAID.formatted("")));
        machine.put("/v1/orders/O1", COAT.formatted(PAID.formatted("")));
        ApiAnswer seen = holder.get("/v1/receipts/" + code);
        assertThat(seen.json().at("/total/amount").asString()).isEqualTo("10000");
        assertThat(seen.json().at("/history").isEmpty()).isTrue();
        assertThat(holder.get("/v1/receipts/O1").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("who allowed a price by hand is told to the store, not to whoever holds the receipt")
    void receiptNamesNobodyOfTheStaff() {
        String code = "0199f3a0-9c1e-7abc-8def-0123456789ae";
        ApiAnswer made = api.as(OrderTrial.NORTH).put("/v1/orders/" + code, """
                {"channel":"web","lines":[{"sku":"coat","quantity":1,"override":{"reason":"scratched","approvedBy":"mia",
                 "unitPrice":{"amount":"9000","currency":"GBP"}}}],"fulfilment":{"mode":"CARRY_OUT","location":"north"},
                 "tenders":[{"kind":"CASH","amount":{"amount":"9000","currency":"GBP"}}]}""");
        assertThat(made.json().at("/lines/0/override/approvedBy").asString())
                .as("%s", made)
                .isEqualTo("mia");
        ApiAnswer seen = api.as(Role.GUEST).get("/v1/receipts/" + code);
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.json().at("/lines/0/override").isMissingNode()).isTrue();
        assertThat(seen.text()).doesNotContain("mia", "scratched");
    }

    @Test
    @DisplayName("whoever holds a guest's receipt may pay for it, once; nobody else's order is opened by it")
    void payingAReceipt() {
        String code = "0199f3a0-9c1e-7abc-8def-0123456789ac";
        String money = "{\"kind\":\"TEST\",\"amount\":{\"amount\":\"10000\",\"currency\":\"GBP\"}}";
        ApiClient shopper = api.as(Role.GUEST);
        ApiClient friend = api.as(Role.MEMBER);
        assertThat(shopper.put("/v1/orders/" + code, COAT.formatted("")).status())
                .isEqualTo(201);
        ApiAnswer paid = friend.put("/v1/receipts/" + code + "/payments/P1", money);
        assertThat(paid.status()).isEqualTo(201);
        assertThat(paid.json().at("/state").asString()).isEqualTo("PLACED");
        assertThat(friend.put("/v1/receipts/" + code + "/payments/P1", money).status())
                .isEqualTo(200);
        assertThat(friend.put("/v1/receipts/" + code + "/payments/P2", money).problem())
                .isEqualTo("order/already-paid");
        assertThat(shopper.get("/v1/orders/" + code).json().at("/paymentState").asString())
                .isEqualTo("CAPTURED");
        machine.put("/v1/orders/O1", COAT.formatted(""));
        assertThat(friend.put("/v1/receipts/O1/payments/P1", money).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("cash is said to be paid by a store or a machine; a shopper who says so has paid nothing")
    void cashByOthers() {
        String code = "0199f3a0-9c1e-7abc-8def-0123456789ad";
        String cash = "{\"kind\":\"CASH\",\"amount\":{\"amount\":\"10000\",\"currency\":\"GBP\"}}";
        ApiClient guest = api.as(Role.GUEST);
        for (ApiClient other : List.of(guest, api.as(OrderTrial.ADA), api.as(Role.SERVICE))) {
            assertThat(other.put("/v1/orders/O1", COAT.formatted(",\"tenders\":[" + cash + "]"))
                            .problem())
                    .isEqualTo("order/cash-by-others");
        }
        guest.put("/v1/orders/" + code, COAT.formatted(""));
        assertThat(guest.put("/v1/orders/" + code + "/payments/P1", cash).problem())
                .isEqualTo("order/cash-by-others");
        assertThat(guest.put("/v1/receipts/" + code + "/payments/P1", cash).problem())
                .isEqualTo("order/cash-by-others");
        assertThat(api.as(Role.AUDITOR)
                        .put("/v1/receipts/" + code + "/payments/P1", cash)
                        .problem())
                .as("who only reads pays for nobody")
                .isEqualTo("access/not-allowed");
        ApiAnswer unpaid = guest.get("/v1/orders/" + code);
        assertThat(unpaid.json().at("/state").asString()).isEqualTo("AWAITING_PAYMENT");
        assertThat(unpaid.json().at("/payments").isEmpty()).isTrue();
        assertThat(api.as(Role.CASHIER)
                        .put("/v1/orders/" + code + "/payments/P1", cash)
                        .json()
                        .at("/state")
                        .asString())
                .isEqualTo("PLACED");
    }

    @Test
    @DisplayName("a basket from which everything was taken out again is kept empty")
    void emptyBasket() {
        assertThat(machine.put("/v1/baskets/B1", COAT.formatted("")).status()).isEqualTo(201);
        ApiAnswer empty = machine.put("/v1/baskets/B1", COAT.formatted("").replaceAll("\\[.*]", "[]"));
        assertThat(empty.status()).isEqualTo(200);
        assertThat(machine.get("/v1/baskets/B1").json().at("/wanted/lines").isEmpty())
                .isTrue();
        assertThat(machine.put("/v1/orders/O1", COAT.formatted("").replaceAll("\\[.*]", "[]"))
                        .status())
                .as("an order of nothing is none")
                .isEqualTo(400);
    }

    @Test
    @DisplayName(
            "a basket that is edited on two devices: a change made on an older version is refused, and made anew on what stands")
    void basketOnTwoDevices() {
        ApiClient nothingThere = machine.with("If-None-Match", "*");
        ApiAnswer made = nothingThere.put("/v1/baskets/B1", COAT.formatted(""));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        assertThat(machine.get("/v1/baskets/B1").header("ETag")).isEqualTo("\"1\"");

        String two = COAT.formatted("").replace("\"quantity\":1", "\"quantity\":2");
        ApiAnswer onPhone = machine.with("If-Match", "\"1\"").put("/v1/baskets/B1", two);
        assertThat(onPhone.status()).isEqualTo(200);
        assertThat(onPhone.header("ETag")).isEqualTo("\"2\"");
        assertThat(onPhone.json().at("/version").asLong()).isEqualTo(2);

        String hat = COAT.formatted("").replace("\"coat\"", "\"hat\"");
        for (ApiClient late : List.of(machine.with("If-Match", "\"1\""), nothingThere)) {
            ApiAnswer onTablet = late.put("/v1/baskets/B1", hat);
            assertThat(onTablet.status()).isEqualTo(412);
            assertThat(onTablet.problem()).isEqualTo("request/changed-meanwhile");
            assertThat(onTablet.json().at("/version").asLong())
                    .as("what stands now")
                    .isEqualTo(2);
        }
        assertThat(machine.get("/v1/baskets/B1")
                        .json()
                        .at("/wanted/lines/0/sku")
                        .asString())
                .isEqualTo("coat");

        ApiAnswer again = machine.with("If-Match", "\"1\"").put("/v1/baskets/B1", two);
        assertThat(again.status())
                .as("what stands already may be sent again, whatever was seen")
                .isEqualTo(200);
        assertThat(again.header("ETag")).isEqualTo("\"2\"");
        assertThat(machine.with("If-Match", "\"2\"").put("/v1/baskets/B1", hat).header("ETag"))
                .isEqualTo("\"3\"");
        assertThat(machine.with("If-Match", "\"3\"").put("/v1/baskets/B2", hat).status())
                .as("a version of none")
                .isEqualTo(412);
        assertThat(machine.put("/v1/baskets/B1", two).header("ETag"))
                .as("who names no version replaces what stands")
                .isEqualTo("\"4\"");
        assertThat(api.as(OrderTrial.ADA)
                        .with("If-Match", "\"4\"")
                        .put("/v1/baskets/B1", hat)
                        .status())
                .as("another's is not there, also for who knows its version")
                .isEqualTo(404);
    }

    @Test
    @DisplayName("cancel needs no body, and again changes nothing")
    void cancel() {
        machine.put("/v1/orders/O1", COAT.formatted(PAID.formatted("")));
        assertThat(machine.post("/v1/orders/O1/cancel").json().at("/state").asString())
                .isEqualTo("CANCELLED");
        ApiAnswer again = machine.post("/v1/orders/O1/cancel");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().at("/paymentState").asString()).isEqualTo("REFUNDED");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "quantity 0              | {'sku':'coat','quantity':0}                         | 400",
                "quantity below 0        | {'sku':'coat','quantity':-1}                        | 400",
                "quantity beyond range   | {'sku':'coat','quantity':1000000000000}             | 400",
                "a fraction              | {'sku':'coat','quantity':1.5}                       | 400",
                "an unknown field        | {'sku':'coat','quantity':1,'size':3}                | 400",
                "two prices              | {'sku':'coat','quantity':1,'unitPrice':{'amount':'1','currency':'GBP'},"
                        + "'lineTotal':{'amount':'1','currency':'GBP'}}                         | 400",
                "a price below 0         | {'sku':'coat','quantity':1,'unitPrice':{'amount':'-1','currency':'GBP'}} | 400",
                "by hand, by nobody      | {'sku':'coat','quantity':1,'override':{'reason':'torn',"
                        + "'unitPrice':{'amount':'1','currency':'GBP'}}}                         | 400",
                "by hand, without reason | {'sku':'coat','quantity':1,'override':{'approvedBy':'mia',"
                        + "'unitPrice':{'amount':'1','currency':'GBP'}}}                         | 400",
                "by hand, and on a label | {'sku':'coat','quantity':1,'override':{'reason':'torn','approvedBy':'mia',"
                        + "'label':'2200042004501','unitPrice':{'amount':'1','currency':'GBP'}}} | 400",
                "a label and an approval | {'sku':'coat','quantity':1,'override':{'approval':'A1',"
                        + "'label':'2200042004501','unitPrice':{'amount':'1','currency':'GBP'}}} | 400",
                "no label                | {'sku':'coat','quantity':1,'override':{'label':'450',"
                        + "'unitPrice':{'amount':'450','currency':'GBP'}}}                       | 400",
                "an unknown SKU          | {'sku':'cloak','quantity':1}                        | 422",
                "no price                | {'sku':'secret','quantity':1}                       | 422",
                "beyond what money can be | {'sku':'coat','quantity':999999999999,"
                        + "'unitPrice':{'amount':'100000000000','currency':'GBP'}}              | 422",
                "more than there is      | {'sku':'coat','quantity':6}                         | 409",
            })
    void badLines(String what, String line, int status) {
        ApiAnswer answer = machine.put(
                "/v1/orders/O1",
                "{\"channel\":\"web\",\"lines\":[" + line.replace('\'', '"')
                        + "],\"fulfilment\":{\"mode\":\"SHIP\",\"location\":\"north\"}}");
        assertThat(answer.status()).as(what + ": " + answer.json()).isEqualTo(status);
        assertThat(machine.get("/v1/orders/O1").status()).isEqualTo(404);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "unknown channel    | 'channel':'shop'   | 'mode':'SHIP','location':'north'    |                          | 422",
                "unknown location   | 'channel':'web'    | 'mode':'SHIP','location':'moon'     |                          | 422",
                "mode not offered   | 'channel':'web'    | 'mode':'PICKUP','location':'depot'  |                          | 422",
                "unknown mode       | 'channel':'web'    | 'mode':'FLY','location':'north'     |                          | 400",
                "other currency     | 'channel':'web'    | 'mode':'SHIP','location':'north'    | ,'currency':'EUR'        | 422",
                "coupons            | 'channel':'web'    | 'mode':'SHIP','location':'north'    | ,'coupons':['TEN']       | 422",
                "points             | 'channel':'web'    | 'mode':'SHIP','location':'north'    | ,'points':5              | 422",
                "unknown member     | 'channel':'web'    | 'mode':'SHIP','location':'north'    | ,'member':'eve'          | 422",
                "tenders differ     | 'channel':'web'    | 'mode':'SHIP','location':'north'    |"
                        + " ,'tenders':[{'kind':'CASH','amount':{'amount':'1','currency':'GBP'}}]         | 422",
                "tenders in euros   | 'channel':'web'    | 'mode':'SHIP','location':'north'    |"
                        + " ,'tenders':[{'kind':'CASH','amount':{'amount':'10000','currency':'EUR'}}]     | 422",
                "no offset          | 'channel':'web'    | 'mode':'SHIP','location':'north'    |"
                        + " ,'occurredAt':'2026-10-25T01:30:00'                                           | 400",
                "too far ahead      | 'channel':'web'    | 'mode':'SHIP','location':'north'    |"
                        + " ,'occurredAt':'2026-11-22T12:05:01Z'                                          | 422",
            })
    void badOrders(String what, String channel, String fulfilment, String rest, int status) {
        String body = "{" + channel + ",'lines':[{'sku':'coat','quantity':1}],'fulfilment':{" + fulfilment + "}"
                + (rest == null ? "" : rest) + "}";
        ApiAnswer answer = machine.put("/v1/orders/O1", body.replace('\'', '"'));
        assertThat(answer.status()).as(what + ": " + answer.json()).isEqualTo(status);
    }

    @Test
    @DisplayName("both sums are named when tenders and total differ")
    void bothSums() {
        ApiAnswer answer =
                machine.put("/v1/orders/O1", COAT.formatted(PAID.formatted("").replace("10000", "7")));
        assertThat(answer.json().at("/type").asString()).endsWith("/order/tenders-differ");
        assertThat(answer.json().at("/tendered/amount").asString()).isEqualTo("7");
        assertThat(answer.json().at("/due/amount").asString()).isEqualTo("10000");
    }

    @Test
    @DisplayName("a shortfall names what was wanted and what is available")
    void shortfall() {
        ApiAnswer answer = machine.put("/v1/orders/O1", COAT.formatted("").replace("\"quantity\":1", "\"quantity\":6"));
        assertThat(answer.json().at("/type").asString()).endsWith("/order/shortfall");
        assertThat(answer.json().at("/lines/0/sku").asString()).isEqualTo("coat");
        assertThat(answer.json().at("/lines/0/wanted").asInt()).isEqualTo(6);
        assertThat(answer.json().at("/lines/0/available").asInt()).isEqualTo(5);
    }

    @Test
    @DisplayName("10,000 lines are an order, 10,001 are not")
    void manyLines() {
        shop.say("receive sock@north*20000");
        assertThat(machine.put("/v1/orders/O1", socks(10_001)).status()).isEqualTo(400);
        ApiAnswer made = machine.put("/v1/orders/O1", socks(10_000));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().at("/total/amount").asString()).isEqualTo("3330000");
        assertThat(made.json().at("/lines/9999/line").asInt()).isEqualTo(10_000);
    }

    private static String socks(int lines) {
        return "{\"channel\":\"web\",\"lines\":["
                + IntStream.range(0, lines)
                        .mapToObj(line -> "{\"sku\":\"sock\",\"quantity\":1}")
                        .collect(Collectors.joining(","))
                + "],\"fulfilment\":{\"mode\":\"SHIP\",\"location\":\"north\"}}";
    }

    @Test
    @DisplayName("another member's order is not there, for reading, paying, calling off or placing again")
    void anothersOrder() {
        ApiClient ada = api.as(OrderTrial.ADA);
        ApiClient bob = api.as(OrderTrial.BOB);
        assertThat(ada.put("/v1/orders/O1", COAT.formatted("")).status()).isEqualTo(201);
        assertThat(ada.put("/v1/orders/O1", COAT.formatted("")).status()).isEqualTo(200);
        assertThat(bob.get("/v1/orders/O1").status()).isEqualTo(404);
        assertThat(bob.post("/v1/orders/O1/cancel").status()).isEqualTo(404);
        assertThat(bob.put(
                                "/v1/orders/O1/payments/P1",
                                "{\"kind\":\"CASH\",\"amount\":{\"amount\":\"10000\",\"currency\":\"GBP\"}}")
                        .status())
                .isEqualTo(404);
        assertThat(bob.put("/v1/orders/O1", COAT.formatted("")).status()).isEqualTo(404);
        assertThat(bob.get("/v1/orders").json().at("/orders").size()).isZero();
        assertThat(ada.get("/v1/orders").json().at("/orders").size()).isEqualTo(1);
        assertThat(bob.post("/v1/orders/O1/groups/1/fulfil").status()).isEqualTo(403);
        assertThat(bob.put(
                                "/v1/orders/O1/returns/R1",
                                "{\"lines\":[{\"line\":1,\"quantity\":1}],\"location\":\"north\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("a token of another store is refused")
    void anotherStore() {
        ApiClient north = api.as(OrderTrial.NORTH);
        assertThat(north.put("/v1/orders/O1", COAT.formatted("").replace("north", "south"))
                        .status())
                .isEqualTo(403);
        machine.put("/v1/orders/O1", COAT.formatted(""));
        assertThat(north.get("/v1/orders/O1").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("the two half past ones of an autumn night are two times, and a price of that night knows which")
    void daylightSaving() {
        ApiAnswer summer =
                machine.put("/v1/orders/O1", COAT.formatted(",\"occurredAt\":\"2026-10-25T01:30:00+01:00\""));
        ApiAnswer winter =
                machine.put("/v1/orders/O2", COAT.formatted(",\"occurredAt\":\"2026-10-25T01:30:00+00:00\""));
        assertThat(summer.json().at("/occurredAt").asString()).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(winter.json().at("/occurredAt").asString()).isEqualTo("2026-10-25T01:30:00Z");
    }

    @Test
    @DisplayName("batches answer every element in its place")
    void batches() {
        ApiAnswer orders = machine.post(
                "/v1/orders:batch",
                "[" + withId("B1", COAT.formatted(PAID.formatted("")).replace("SHIP", "CARRY_OUT"))
                        + "," + withId("B2", COAT.formatted("").replace("\"quantity\":1", "\"quantity\":9"))
                        + "," + withId("B3", COAT.formatted("").replace("\"quantity\":1", "\"quantity\":0"))
                        + "," + withId("B4", COAT.formatted("")) + "]");
        assertThat(orders.status()).isEqualTo(200);
        assertThat(IntStream.range(0, 4)
                        .map(i -> orders.json().at("/" + i + "/status").asInt())
                        .boxed())
                .containsExactly(201, 409, 400, 201);

        ApiAnswer returns = machine.post("/v1/returns:batch", """
                [{"id":"R1","order":"B1","lines":[{"line":1,"quantity":1}],"location":"north"},
                 {"id":"R2","lines":[{"sku":"hat","quantity":2,"amount":{"amount":"300","currency":"GBP"}}],
                  "channel":"till","location":"north"},
                 {"id":"R3","order":"B1","lines":[{"line":1,"quantity":1}],"location":"north"},
                 {"id":"R4","order":"B1","lines":[{"sku":"hat","quantity":1}],"location":"north"},
                 {"id":"R5","lines":[{"line":1,"quantity":1}],"location":"north"},
                 {"id":"R6","order":"B9","lines":[{"line":1,"quantity":1}],"location":"north"},
                 {"id":"R7","lines":[{"sku":"hat","quantity":1}],"location":"moon"}]""");
        assertThat(IntStream.range(0, 7)
                        .map(i -> returns.json().at("/" + i + "/status").asInt())
                        .boxed())
                .containsExactly(201, 201, 409, 400, 400, 404, 422);
        assertThat(returns.json().at("/1/body/refund/amount").asString()).isEqualTo("300");
    }

    private static String withId(String id, String body) {
        return "{\"id\":\"" + id + "\"," + body.substring(1);
    }

    @Test
    @DisplayName("lists are paged, and filtered by state, member and channel")
    void lists() {
        for (int i = 1; i <= 3; i++) {
            machine.put("/v1/orders/O" + i, COAT.formatted(i == 2 ? ",\"member\":\"ada\"" : ""));
        }
        machine.post("/v1/orders/O3/cancel");
        ApiAnswer first = machine.get("/v1/orders?limit=2");
        assertThat(first.json().at("/orders/1/id").asString()).isEqualTo("O2");
        String next = first.header("Link").replaceAll("<([^>]*)>.*", "$1");
        assertThat(machine.get(next).json().at("/orders/0/id").asString()).isEqualTo("O3");
        assertThat(machine.get("/v1/orders?member=ada").json().at("/orders").size())
                .isEqualTo(1);
        assertThat(machine.get("/v1/orders?state=CANCELLED")
                        .json()
                        .at("/orders/0/id")
                        .asString())
                .isEqualTo("O3");
        assertThat(machine.get("/v1/orders?channel=till").json().at("/orders").size())
                .isZero();
    }

    @Test
    @DisplayName("a basket is kept, replaced and priced anew whenever it is looked at; another's is not there")
    void baskets() {
        ApiClient guest = api.as(OrderTrial.GUEST);
        assertThat(guest.put("/v1/baskets/K1", COAT.formatted("")).status()).isEqualTo(201);
        ApiAnswer more = guest.put("/v1/baskets/K1", COAT.formatted("").replace("\"quantity\":1", "\"quantity\":3"));
        assertThat(more.status()).isEqualTo(200);
        assertThat(guest.get("/v1/baskets/K1").json().at("/offer/total/amount").asString())
                .isEqualTo("30000");
        assertThat(api.as(OrderTrial.ADA).get("/v1/baskets/K1").status()).isEqualTo(404);
        assertThat(api.as(OrderTrial.ADA)
                        .put("/v1/baskets/K1", COAT.formatted(""))
                        .status())
                .isEqualTo(404);
        shop.say("place O1 CARRY_OUT@north coat*4 pay CASH");
        ApiAnswer now = guest.get("/v1/baskets/K1");
        assertThat(now.json().at("/offer").isMissingNode()).isTrue();
        assertThat(now.json().at("/obstacle/type").asString()).endsWith("/order/shortfall");
        assertThat(shop.shelf("coat@north")).isEqualTo("1 0 1");
    }
}
