package io.oneshelf.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.kernel.Role;
import io.oneshelf.launcher.database.Database;
import io.oneshelf.testing.ApiAnswer;
import io.oneshelf.testing.ApiClient;
import io.oneshelf.testing.Browser;
import io.oneshelf.testing.TestDatabase;
import io.oneshelf.testing.TestHouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From the PIN at a till to what the order says of its price, and the return of its refund, on the real books. */
@DisplayName("A price by hand, or a return without a receipt, and the approval it rests on")
class ApprovalsOnPostgresTest {

    private static final String GOOD = "seven geese a-laying";
    private static final String PIN = "204680";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T12:00:00Z"));
    private Database database;
    private TestHouse house;
    private ApiClient owner;
    private ApiClient till;

    @BeforeEach
    void openStore() {
        database = TestDatabase.fresh();
        house = TestHouse.on(database, now::get);
        owner = house.as(Role.OWNER);
        done(owner.put("/v1/locations/S1", """
                {"name":"Store 1","kind":"STORE","latitude":51.5,"longitude":-0.1,"zone":"Europe/London",
                 "modes":["CARRY_OUT"]}"""));
        for (String sku : List.of("COAT", "HAT")) {
            done(owner.put("/v1/products/" + sku, """
                    {"name":{"en":"%1$s","zh-CN":"%1$s"},"category":"clothes","skus":[{"code":"%1$s","unit":"EACH"}]}""".formatted(sku)));
            done(owner.put("/v1/prices/" + sku, "{\"list\":{\"amount\":\"10000\",\"currency\":\"GBP\"}}"));
        }
        done(owner.put("/v1/stock/movements/M1", """
                {"kind":"RECEIVE","lines":[{"sku":"COAT","location":"S1","quantity":50}]}"""));
        done(owner.put(
                "/v1/staff/mia",
                "{\"name\":\"mia\",\"displayName\":\"Mia\",\"role\":\"store-manager\",\"location\":\"S1\"}"));
        String key = owner.post("/v1/staff/mia/invite").json().path("key").asString();
        Browser mia = Browser.of(
                house.nobody(),
                house.nobody().post("/v1/staff:accept", "{\"key\":\"%s\",\"password\":\"%s\"}".formatted(key, GOOD)));
        done(mia.page().put("/v1/session/pin", "{\"password\":\"%s\",\"pin\":\"%s\"}".formatted(GOOD, PIN)));
        till = till("till 1");
    }

    @AfterEach
    void close() {
        ApiAnswer audit = owner.get("/v1/audit?full=true");
        assertThat(audit.json().path("ok").asBoolean()).as("%s", audit).isTrue();
        house.close();
    }

    private ApiClient till(String name) {
        return house.nobody()
                .withToken(owner.post(
                                "/v1/tokens",
                                "{\"role\":\"cashier\",\"location\":\"S1\",\"name\":\"%s\"}".formatted(name))
                        .json()
                        .path("token")
                        .asString());
    }

    private static ApiAnswer done(ApiAnswer answer) {
        assertThat(answer.status()).as("%s", answer).isBetween(200, 201);
        return answer;
    }

    private static String allow(String pin, String sku, int quantity, int minor) {
        return """
                {"name":"mia","pin":"%s","price":{"sku":"%s","quantity":%d,"unitPrice":{"amount":"%d","currency":"GBP"}}}""".formatted(pin, sku, quantity, minor);
    }

    /** A coat sold at 90.00 pounds, allowed by mia as the approval is to show. */
    private String sale(String approval) {
        return sale(approval, "COAT", 1, 9000, true);
    }

    private String sale(String approval, String sku, int quantity, int minor, boolean fact) {
        return """
                {"channel":"till","currency":"GBP","fact":%b,"fulfilment":{"mode":"CARRY_OUT","location":"S1"},
                 "lines":[{"sku":"%s","quantity":%d,"override":{"unitPrice":{"amount":"%d","currency":"GBP"},
                  "reason":"scratched","approvedBy":"mia"%s}}],
                 "tenders":[{"kind":"CASH","amount":{"amount":"%d","currency":"GBP"}}],"occurredAt":"%s"}""".formatted(
                        fact,
                        sku,
                        quantity,
                        minor,
                        approval.isEmpty() ? "" : ",\"approval\":\"" + approval + "\"",
                        quantity * minor,
                        now.get());
    }

    /** What the first line's price by hand is said to be, such as {@code UNPROVEN OTHER_SKU}. */
    private static String proof(ApiAnswer order) {
        JsonNode override = done(order).json().at("/lines/0/override");
        return override.path("proof").asString()
                + (override.has("doubt") ? " " + override.path("doubt").asString() : "");
    }

    @Test
    @DisplayName("is asked for as often as one likes and given once")
    void givenOnce() {
        ApiAnswer given = till.put("/v1/approvals/A1", allow(PIN, "COAT", 1, 9000));
        assertThat(given.status()).as("%s", given).isEqualTo(201);
        assertThat(given.json().path("staff").asString()).isEqualTo("mia");
        assertThat(given.json().path("goodUntil").asString()).isEqualTo("2026-11-24T00:00:00Z");
        now.set(now.get().plusSeconds(60));
        ApiAnswer again = till.put("/v1/approvals/A1", allow(PIN, "COAT", 1, 9000));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(given.text());
        assertThat(till.put("/v1/approvals/A1", allow("204681", "COAT", 1, 9000))
                        .problem())
                .isEqualTo("access/wrong-name-or-pin");
        ApiAnswer other = till.put("/v1/approvals/A1", allow(PIN, "COAT", 1, 8000));
        assertThat(other.problem()).isEqualTo("access/exists-different");
        assertThat(other.text()).contains("price");
        assertThat(till("till 2")
                        .put("/v1/approvals/A1", allow(PIN, "COAT", 1, 9000))
                        .problem())
                .isEqualTo("access/exists-different");
        assertThat(till.put("/v1/approvals/A2", allow("204681", "COAT", 1, 9000))
                        .status())
                .isEqualTo(422);
        done(till.put("/v1/approvals/A2", allow(PIN, "COAT", 1, 9000)));
    }

    @Test
    @DisplayName("is in no row that is kept, nor in the feed, with its PIN")
    void keepsNoPin() throws SQLException {
        done(till.put("/v1/approvals/A1", allow(PIN, "COAT", 1, 9000)));
        done(till.put("/v1/orders/O1", sale("A1")));
        assertThat(owner.get("/v1/events?limit=500").text())
                .contains("access.approval-given", "access.approval-used")
                .doesNotContain(PIN);
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select body from access.approval")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).contains("mia", "order.order/O1").doesNotContain(PIN);
        }
    }

    @Test
    @DisplayName("proves the one line that it was given for, and the same order sent again stays proven")
    void proves() {
        done(till.put("/v1/approvals/A1", allow(PIN, "COAT", 1, 9000)));
        ApiAnswer sold = till.put("/v1/orders/O1", sale("A1"));
        assertThat(proof(sold)).isEqualTo("PROVEN");
        assertThat(till.put("/v1/orders/O1", sale("A1")).text()).isEqualTo(sold.text());
        assertThat(till.put("/v1/approvals/A1", allow(PIN, "COAT", 1, 9000))
                        .json()
                        .path("used")
                        .asBoolean())
                .isTrue();
        assertThat(proof(till.put("/v1/orders/O2", sale("A1")))).isEqualTo("UNPROVEN ALREADY_USED");
        assertThat(proof(owner.get("/v1/orders/O1"))).isEqualTo("PROVEN");
    }

    @Test
    @DisplayName("is shown to be missing where it does not fit, and the sale is accepted all the same")
    void doubts() {
        done(till.put("/v1/approvals/A1", allow(PIN, "COAT", 1, 9000)));
        assertThat(proof(till.put("/v1/orders/O1", sale("")))).isEqualTo("UNPROVEN NOT_ASKED");
        assertThat(proof(till.put("/v1/orders/O2", sale("A9")))).isEqualTo("UNPROVEN UNKNOWN");
        assertThat(proof(till("till 2").put("/v1/orders/O3", sale("A1")))).isEqualTo("UNPROVEN OTHER_TILL");
        assertThat(proof(house.as(Role.INTEGRATION).put("/v1/orders/O4", sale("A1"))))
                .isEqualTo("UNPROVEN OTHER_TILL");
        assertThat(proof(till.put("/v1/orders/O5", sale("A1", "HAT", 1, 9000, true))))
                .isEqualTo("UNPROVEN OTHER_SKU");
        assertThat(proof(till.put("/v1/orders/O6", sale("A1", "COAT", 1, 8999, true))))
                .isEqualTo("UNPROVEN OTHER_PRICE");
        assertThat(proof(till.put("/v1/orders/O7", sale("A1", "COAT", 2, 9000, true))))
                .isEqualTo("UNPROVEN MORE_UNITS");
        assertThat(proof(till.put("/v1/orders/O8", sale("A1").replace("\"mia\"", "\"max\""))))
                .isEqualTo("UNPROVEN OTHER_PERSON");
        String inTime = sale("A1");
        now.set(now.get().plus(Duration.ofHours(12)).plusSeconds(1));
        assertThat(proof(till.put("/v1/orders/O9", sale("A1")))).isEqualTo("UNPROVEN OTHER_TIME");
        assertThat(proof(till.put("/v1/orders/O10", inTime)))
                .as("told late, sold in time")
                .isEqualTo("PROVEN");
        assertThat(ids("priceByHand=UNPROVEN&newest=true"))
                .containsExactly("O9", "O8", "O7", "O6", "O5", "O4", "O3", "O2", "O1");
        assertThat(ids("priceByHand=PROVEN")).containsExactly("O10");
    }

    @Test
    @DisplayName("proves nothing that is told more than a week later, and what it has proven stays so")
    void toldLate() {
        done(till.put("/v1/approvals/A1", allow(PIN, "COAT", 1, 9000)));
        done(till.put("/v1/approvals/A2", allow(PIN, "COAT", 1, 9000)));
        String first = sale("A1");
        String second = sale("A2");
        now.set(now.get().plus(Duration.ofDays(7)));
        ApiAnswer sold = till.put("/v1/orders/O1", first);
        assertThat(proof(sold)).isEqualTo("PROVEN");
        now.set(now.get().plusSeconds(1));
        ApiAnswer late = till.put("/v1/orders/O2", second);
        assertThat(proof(late)).isEqualTo("UNPROVEN OTHER_TIME");
        assertThat(till.put("/v1/orders/O1", first).text()).isEqualTo(sold.text());
        assertThat(till.put("/v1/orders/O2", second).text()).isEqualTo(late.text());
        // The owner's token of a week ago is past its end.
        owner = house.as(Role.OWNER);
    }

    @Test
    @DisplayName("is not asked of an order that has not happened either: whoever may set prices may say that it has")
    void requests() {
        done(till.put("/v1/approvals/A1", allow(PIN, "COAT", 1, 9000)));
        assertThat(proof(till.put("/v1/orders/O1", sale("A1", "COAT", 1, 9000, false))))
                .isEqualTo("PROVEN");
        assertThat(proof(till.put("/v1/orders/O2", sale("", "COAT", 1, 9000, false))))
                .isEqualTo("UNPROVEN NOT_ASKED");
        assertThat(house.as(Role.MEMBER)
                        .put("/v1/orders/O3", sale("", "COAT", 1, 9000, false).replaceAll(",\"occurredAt.*", "}"))
                        .status())
                .as("a shopper sets no price")
                .isEqualTo(403);
    }

    @Test
    @DisplayName("is not asked of a price that stands on a label of the goods; a label of others shows nothing")
    void labels() {
        done(owner.put("/v1/products/CHEESE", """
                {"name":{"en":"Cheese","zh-CN":"奶酪"},"category":"food",
                 "skus":[{"code":"CHEESE","unit":"EACH","gtin":"2200042000008"}]}"""));
        ApiAnswer sold = till.put("/v1/orders/O1", labelled("CHEESE", 450, "2200042004501"));
        assertThat(proof(sold)).isEqualTo("LABEL");
        assertThat(sold.json().at("/total/amount").asString()).isEqualTo("450");
        assertThat(sold.json().at("/lines/0/why").asString()).isEqualTo("price on a label");
        assertThat(sold.json().at("/lines/0/override/label").asString()).isEqualTo("2200042004501");
        assertThat(sold.json().at("/lines/0/override").has("approvedBy")).isFalse();
        assertThat(till.put("/v1/orders/O1", labelled("CHEESE", 450, "2200042004501"))
                        .text())
                .isEqualTo(sold.text());
        assertThat(proof(till.put("/v1/orders/O2", labelled("CHEESE", 440, "2200042004501"))))
                .isEqualTo("UNPROVEN OTHER_LABEL");
        assertThat(proof(till.put("/v1/orders/O3", labelled("COAT", 450, "2200042004501"))))
                .as("a coat has one price")
                .isEqualTo("UNPROVEN OTHER_LABEL");
        done(till.put("/v1/approvals/A1", allow(PIN, "COAT", 1, 9000)));
        assertThat(proof(till.put("/v1/orders/O4", both("CHEESE", 450, "2200042004501", "A1"))))
                .isEqualTo("LABEL");
        assertThat(ids("priceByHand=LABEL")).containsExactly("O1");
        assertThat(ids("priceByHand=UNPROVEN")).containsExactly("O2", "O3");
        assertThat(ids("priceByHand=PROVEN")).as("what needs a look more").containsExactly("O4");
    }

    @Test
    @DisplayName("is given and proven for the price of a kilogram, and the grams sold are rounded once")
    void perKilogram() {
        done(owner.put("/v1/products/NUTS", """
                {"name":{"en":"Nuts","zh-CN":"坚果"},"category":"food","skus":[{"code":"NUTS","unit":"GRAM"}]}"""));
        done(owner.put("/v1/prices/NUTS", "{\"list\":{\"amount\":\"1199\",\"currency\":\"GBP\"},\"per\":1000}"));
        done(owner.put("/v1/stock/movements/M2", """
                {"kind":"RECEIVE","lines":[{"sku":"NUTS","location":"S1","quantity":50000}]}"""));
        String allow = allow(PIN, "NUTS", 1250, 899).replace("\"unitPrice\"", "\"per\":1000,\"unitPrice\"");
        ApiAnswer given = done(till.put("/v1/approvals/A1", allow));
        assertThat(given.json().at("/price/per").asInt()).isEqualTo(1000);
        assertThat(till.put("/v1/approvals/A1", allow(PIN, "NUTS", 1250, 899)).problem())
                .isEqualTo("access/exists-different");
        done(till.put("/v1/approvals/A2", allow.replace("1000", "1")));
        assertThat(till.put("/v1/approvals/A2", allow(PIN, "NUTS", 1250, 899)).status())
                .as("of one is of one, said or not")
                .isEqualTo(200);
        String sale = """
                {"channel":"till","currency":"GBP","fact":true,"fulfilment":{"mode":"CARRY_OUT","location":"S1"},
                 "lines":[{"sku":"NUTS","quantity":1250,"override":{"unitPrice":{"amount":"899","currency":"GBP"},"per":1000,
                  "reason":"last bag","approvedBy":"mia","approval":"A1"}}],
                 "tenders":[{"kind":"CASH","amount":{"amount":"1124","currency":"GBP"}}],"occurredAt":"%s"}""".formatted(now.get());
        assertThat(proof(till.put("/v1/orders/O1", sale.replace("\"A1\"", "\"A2\""))))
                .isEqualTo("UNPROVEN OTHER_PRICE");
        ApiAnswer sold = till.put("/v1/orders/O2", sale);
        assertThat(proof(sold)).isEqualTo("PROVEN");
        // 8.99 × 1.25 = 11.2375
        assertThat(sold.json().at("/total/amount").asString()).isEqualTo("1124");
        assertThat(sold.json().at("/lines/0/per").asInt()).isEqualTo(1000);
        assertThat(sold.json().path("exceptions").asInt()).isZero();
        assertThat(till.put("/v1/orders/O2", sale).text()).isEqualTo(sold.text());
    }

    private String labelled(String sku, int minor, String label) {
        return """
                {"channel":"till","currency":"GBP","fact":true,"fulfilment":{"mode":"CARRY_OUT","location":"S1"},
                 "lines":[{"sku":"%s","quantity":1,"override":{"unitPrice":{"amount":"%d","currency":"GBP"},"label":"%s"}}],
                 "tenders":[{"kind":"CASH","amount":{"amount":"%d","currency":"GBP"}}],"occurredAt":"%s"}""".formatted(sku, minor, label, minor, now.get());
    }

    /** What stood on a label, and a coat as an approval is to show. */
    private String both(String sku, int minor, String label, String approval) {
        return """
                {"channel":"till","currency":"GBP","fact":true,"fulfilment":{"mode":"CARRY_OUT","location":"S1"},
                 "lines":[{"sku":"%s","quantity":1,"override":{"unitPrice":{"amount":"%d","currency":"GBP"},"label":"%s"}},
                  {"sku":"COAT","quantity":1,"override":{"unitPrice":{"amount":"9000","currency":"GBP"},
                   "reason":"scratched","approvedBy":"mia","approval":"%s"}}],
                 "tenders":[{"kind":"CASH","amount":{"amount":"%d","currency":"GBP"}}],"occurredAt":"%s"}""".formatted(sku, minor, label, approval, minor + 9000, now.get());
    }

    @Test
    @DisplayName("named by many orders at once on two servers proves one of them")
    void race() {
        try (TestHouse other = house.joined();
                ExecutorService tills = Executors.newVirtualThreadPerTaskExecutor()) {
            done(till.put("/v1/approvals/A1", allow(PIN, "COAT", 1, 9000)));
            ApiClient there = other.nobody()
                    .withToken(
                            owner.post("/v1/tokens", "{\"role\":\"cashier\",\"location\":\"S1\",\"name\":\"till 1\"}")
                                    .json()
                                    .path("token")
                                    .asString());
            List<CompletableFuture<ApiAnswer>> sold = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String order = "/v1/orders/O" + i;
                ApiClient at = i % 2 == 0 ? till : there;
                sold.add(CompletableFuture.supplyAsync(() -> at.put(order, sale("A1")), tills));
            }
            List<String> proofs = sold.stream()
                    .map(CompletableFuture::join)
                    .map(ApprovalsOnPostgresTest::proof)
                    .toList();
            assertThat(proofs).filteredOn("PROVEN"::equals).hasSize(1);
            assertThat(proofs).filteredOn("UNPROVEN ALREADY_USED"::equals).hasSize(11);
        }
    }

    /** Money given back without a receipt, as somebody allows it. */
    private static String allowBack(int minor, String currency) {
        return """
                {"name":"mia","pin":"%s","refund":{"amount":"%d","currency":"%s"}}""".formatted(PIN, minor, currency);
    }

    /** A coat that comes back without a receipt for so much, allowed by mia as the approval is to show. */
    private String back(int minor, String approval) {
        return """
                {"channel":"till","location":"S1","lines":[{"sku":"COAT","quantity":1,
                 "amount":{"amount":"%d","currency":"GBP"}}],"occurredAt":"%s"%s}""".formatted(
                        minor,
                        now.get(),
                        approval.isEmpty() ? "" : ",\"approvedBy\":\"mia\",\"approval\":\"" + approval + "\"");
    }

    /** What a return is said to have been, such as {@code UNPROVEN OTHER_SUM}. */
    private static String allowed(ApiAnswer taken) {
        JsonNode allowed = done(taken).json().path("allowed");
        return allowed.path("proof").asString()
                + (allowed.has("doubt") ? " " + allowed.path("doubt").asString() : "");
    }

    @Test
    @DisplayName("tells shoppers of their own order and return, and of nobody of the staff")
    void tellsShoppersOfNoStaff() {
        done(owner.put("/v1/members/somebody", "{\"name\":\"Li\"}"));
        String whose = "{\"member\":\"somebody\",";
        done(till.put("/v1/approvals/A1", allowBack(9000, "GBP")));
        ApiAnswer sold = done(till.put("/v1/orders/O1", sale("").replaceFirst("\\{", whose)));
        ApiAnswer returned = done(till.put("/v1/returns/R1", back(9000, "A1").replaceFirst("\\{", whose)));
        done(till.put(
                "/v1/orders/O1/returns/R2",
                "{\"location\":\"S1\",\"lines\":[{\"line\":1,\"quantity\":1,\"condition\":\"SELLABLE\"}]}"));
        assertThat(sold.text()).contains("mia", "scratched", "till 1");
        assertThat(returned.text()).contains("mia");
        ApiClient somebody = house.member("somebody");
        for (String path : List.of(
                "/v1/orders?member=somebody",
                "/v1/orders/O1",
                "/v1/orders/O1/timeline",
                "/v1/orders/O1/returns",
                "/v1/orders/O1/returns/R2",
                "/v1/returns/R1")) {
            assertThat(done(somebody.get(path)).text()).as(path).doesNotContain("mia", "scratched", "till 1");
        }
        assertThat(somebody.get("/v1/orders/O1").json().at("/history/0/by").asString())
                .isEqualTo("staff");
        assertThat(till.get("/v1/orders/O1").json().at("/history/0/by").asString())
                .isEqualTo("till 1");
    }

    @Test
    @DisplayName("proves one return for just its sum, and the same return sent again stays proven")
    void provesReturn() {
        ApiAnswer given = till.put("/v1/approvals/A1", allowBack(9000, "GBP"));
        assertThat(given.status()).as("%s", given).isEqualTo(201);
        assertThat(given.json().at("/refund/amount").asString()).isEqualTo("9000");
        assertThat(given.json().has("price")).isFalse();
        assertThat(till.put("/v1/approvals/A1", allowBack(9000, "GBP")).text()).isEqualTo(given.text());
        assertThat(till.put("/v1/approvals/A1", allowBack(9001, "GBP")).problem())
                .isEqualTo("access/exists-different");
        assertThat(till.put("/v1/approvals/A1", allow(PIN, "COAT", 1, 9000)).problem())
                .isEqualTo("access/exists-different");
        ApiAnswer taken = till.put("/v1/returns/R1", back(9000, "A1"));
        assertThat(allowed(taken)).isEqualTo("PROVEN");
        assertThat(taken.json().at("/allowed/approvedBy").asString()).isEqualTo("mia");
        assertThat(till.put("/v1/returns/R1", back(9000, "A1")).text()).isEqualTo(taken.text());
        assertThat(till.put("/v1/approvals/A1", allowBack(9000, "GBP"))
                        .json()
                        .path("used")
                        .asBoolean())
                .isTrue();
        assertThat(allowed(till.put("/v1/returns/R2", back(9000, "A1")))).isEqualTo("UNPROVEN ALREADY_USED");
        assertThat(allowed(owner.get("/v1/returns/R1"))).isEqualTo("PROVEN");
        assertThat(returns("PROVEN")).containsExactly("R1");
        assertThat(returns("UNPROVEN")).containsExactly("R2");
    }

    @Test
    @DisplayName("is shown to be missing where it does not fit a return, which is taken all the same")
    void doubtsReturn() {
        done(till.put("/v1/approvals/A1", allowBack(9000, "GBP")));
        done(till.put("/v1/approvals/A2", allow(PIN, "COAT", 1, 9000)));
        assertThat(allowed(till.put("/v1/returns/R1", back(9000, "")))).isEqualTo("UNPROVEN NOT_ASKED");
        assertThat(allowed(till.put("/v1/returns/R2", back(9000, "A9")))).isEqualTo("UNPROVEN UNKNOWN");
        assertThat(allowed(till("till 2").put("/v1/returns/R3", back(9000, "A1"))))
                .isEqualTo("UNPROVEN OTHER_TILL");
        assertThat(allowed(till.put("/v1/returns/R4", back(9001, "A1")))).isEqualTo("UNPROVEN OTHER_SUM");
        assertThat(allowed(till.put("/v1/returns/R5", back(9000, "A2")))).isEqualTo("UNPROVEN OTHER_MATTER");
        assertThat(proof(till.put("/v1/orders/O1", sale("A1")))).isEqualTo("UNPROVEN OTHER_MATTER");
        assertThat(allowed(till.put("/v1/returns/R6", back(9000, "A1").replace("\"mia\"", "\"max\""))))
                .isEqualTo("UNPROVEN OTHER_PERSON");
        assertThat(done(house.as(Role.INTEGRATION).put("/v1/returns/R7", back(9000, "")))
                        .json()
                        .has("allowed"))
                .as("a machine tells of desks at which no PIN is typed")
                .isFalse();
        String inTime = back(9000, "A1");
        now.set(now.get().plus(Duration.ofHours(12)).plusSeconds(1));
        assertThat(allowed(till.put("/v1/returns/R8", back(9000, "A1")))).isEqualTo("UNPROVEN OTHER_TIME");
        assertThat(allowed(till.put("/v1/returns/R9", inTime)))
                .as("told late, taken in time")
                .isEqualTo("PROVEN");
        assertThat(returns("UNPROVEN")).containsExactly("R8", "R6", "R5", "R4", "R3", "R2", "R1");
        assertThat(returns("UNPROVEN&location=S1&limit=2")).containsExactly("R8", "R6");
        assertThat(returns("UNPROVEN&location=S2")).isEmpty();
        assertThat(till.get("/v1/returns?proof=UNPROVEN&location=S2").json().path("returns"))
                .isEmpty();
    }

    @Test
    @DisplayName("is for one matter, and somebody's")
    void oneMatter() {
        String both = allowBack(9000, "GBP").replace("\"refund\"", """
                "price":{"sku":"COAT","quantity":1,"unitPrice":{"amount":"9000","currency":"GBP"}},"refund\"""");
        assertThat(till.put("/v1/approvals/A1", both).status()).isEqualTo(400);
        assertThat(till.put("/v1/approvals/A1", "{\"name\":\"mia\",\"pin\":\"%s\"}".formatted(PIN))
                        .status())
                .isEqualTo(400);
        assertThat(till.put("/v1/returns/R1", back(9000, "A1").replace("\"approvedBy\":\"mia\",", ""))
                        .status())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("proves one of the returns of a batch that name it")
    void batch() {
        done(till.put("/v1/approvals/A1", allowBack(9000, "GBP")));
        String items = "[%s,%s]"
                .formatted(
                        back(9000, "A1").replaceFirst("\\{", "{\"id\":\"R1\","),
                        back(9000, "A1").replaceFirst("\\{", "{\"id\":\"R2\","));
        assertThat(till.post("/v1/returns:batch", items).status()).isEqualTo(200);
        assertThat(allowed(owner.get("/v1/returns/R1"))).isEqualTo("PROVEN");
        assertThat(allowed(owner.get("/v1/returns/R2"))).isEqualTo("UNPROVEN ALREADY_USED");
    }

    @Test
    @DisplayName("named by many returns at once on two servers proves one of them")
    void raceOfReturns() {
        try (TestHouse other = house.joined();
                ExecutorService tills = Executors.newVirtualThreadPerTaskExecutor()) {
            done(till.put("/v1/approvals/A1", allowBack(9000, "GBP")));
            ApiClient there = other.nobody()
                    .withToken(
                            owner.post("/v1/tokens", "{\"role\":\"cashier\",\"location\":\"S1\",\"name\":\"till 1\"}")
                                    .json()
                                    .path("token")
                                    .asString());
            List<CompletableFuture<ApiAnswer>> taken = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String back = "/v1/returns/R" + i;
                ApiClient at = i % 2 == 0 ? till : there;
                taken.add(CompletableFuture.supplyAsync(() -> at.put(back, back(9000, "A1")), tills));
            }
            List<String> proofs = taken.stream()
                    .map(CompletableFuture::join)
                    .map(ApprovalsOnPostgresTest::allowed)
                    .toList();
            assertThat(proofs).filteredOn("PROVEN"::equals).hasSize(1);
            assertThat(proofs).filteredOn("UNPROVEN ALREADY_USED"::equals).hasSize(11);
        }
    }

    private List<String> returns(String proof) {
        List<String> ids = new ArrayList<>();
        owner.get("/v1/returns?proof=" + proof)
                .json()
                .path("returns")
                .forEach(back -> ids.add(back.path("id").asString()));
        return ids;
    }

    @Test
    @DisplayName("is not given by somebody who is suspended")
    void suspended() {
        done(owner.post("/v1/staff/mia/suspend"));
        assertThat(till.put("/v1/approvals/A1", allow(PIN, "COAT", 1, 9000)).problem())
                .isEqualTo("access/wrong-name-or-pin");
    }

    private List<String> ids(String query) {
        List<String> ids = new ArrayList<>();
        owner.get("/v1/orders?" + query)
                .json()
                .path("orders")
                .forEach(order -> ids.add(order.path("id").asString()));
        return ids;
    }
}
