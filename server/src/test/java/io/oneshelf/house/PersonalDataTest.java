package io.oneshelf.house;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.oneshelf.kernel.Role;
import io.oneshelf.testing.ApiAnswer;
import io.oneshelf.testing.ApiClient;
import io.oneshelf.testing.Browser;
import io.oneshelf.testing.TestHouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Plants names, phones and addresses through the API, and searches the database, the feed, the problems and the log. */
class PersonalDataTest {

    private static final String MEMBER = """
            {"name":"Marker Wilhelmina","phone":"+49 30 7314159","email":"marker.w@example.org",
             "address":{"lines":["27 Markerstrasse"],"city":"Markerstadt","postcode":"M4RK","latitude":51.731415}}""";

    /** Pieces of what is planted, in lower case. */
    private static final List<String> MARKERS = List.of(
            "wilhelmina",
            "7314159",
            "marker.w",
            "markerstrasse",
            "markerstadt",
            "m4rk",
            "51.731415",
            "99887766",
            "staffmarker",
            "passmarker");

    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Level before = root.getLevel();

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
        root.setLevel(Level.INFO);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(log);
        root.setLevel(before);
    }

    @Test
    void nothingPersonalStandsInClear() throws SQLException {
        try (TestHouse house = TestHouse.onPostgres()) {
            ApiClient owner = house.as(Role.OWNER);
            List<ApiAnswer> told = new ArrayList<>();
            assertThat(owner.put("/v1/members/M1", MEMBER).status()).isEqualTo(201);
            assertThat(owner.post("/v1/members:batch", "[" + MEMBER.replaceFirst("\\{", "{\"id\":\"M2\",") + "]")
                            .json()
                            .at("/0/status")
                            .asInt())
                    .isEqualTo(201);
            assertThat(owner.put("/v1/members/M1/identities/phone/99887766", "").status())
                    .isEqualTo(201);
            assertThat(owner.with("If-Match", "\"1\"")
                            .put("/v1/members/M1", MEMBER.replace("Marker ", "M. "))
                            .status())
                    .isEqualTo(200);

            order(owner);
            staff(house, owner, told);

            told.add(owner.put("/v1/members/M1", MEMBER));
            told.add(owner.put("/v1/members/M2/identities/phone/99887766", ""));
            told.add(owner.put("/v1/members/M1", MEMBER.replace("\"+49 30 7314159\"", "7314159")));
            told.add(owner.put("/v1/members/M1", MEMBER.replace("M4RK\",", "M4RK\",,")));
            told.add(owner.put("/v1/members/M1", MEMBER.replace("51.731415", "512.731415")));
            told.add(owner.put("/v1/members/M1", MEMBER.replace("+49", "call +49")));
            told.add(house.member("M2").put("/v1/members/M1", MEMBER));
            for (ApiAnswer problem : told) {
                assertThat(problem.status()).as("%s", problem).isBetween(400, 499);
                assertFree("the problem " + problem.problem(), problem.text());
            }

            assertFree("the feed", owner.get("/v1/events?limit=500").text());
            int rows = search(house);
            assertThat(rows)
                    .as("rows searched: a search that saw none would find none")
                    .isGreaterThan(20);
        }
        assertFree(
                "the log",
                log.list.stream()
                        .map(ILoggingEvent::getFormattedMessage)
                        .toList()
                        .toString());
    }

    /** A person of the staff is added, signs in, fails to and works; the names may stand in the person's document only. */
    private static void staff(TestHouse house, ApiClient owner, List<ApiAnswer> told) {
        String facts = """
                {"name":"wanda.staffmarker","displayName":"Wanda Staffmarker","role":"associate","location":"S1"}""";
        assertThat(owner.put("/v1/staff/s-1", facts).status()).isEqualTo(201);
        assertThat(owner.with("If-Match", "\"1\"")
                        .put("/v1/staff/s-1", facts.replace("wanda.", "w."))
                        .status())
                .isEqualTo(200);
        String key = owner.post("/v1/staff/s-1/invite").json().path("key").asString();
        Browser wanda = Browser.of(
                house.nobody(),
                house.nobody().post("/v1/staff:accept", "{\"key\":\"" + key + "\",\"password\":\"passmarker 12\"}"));
        assertThat(wanda.page().put("/v1/stock/movements/HERS", """
                        {"kind":"RECEIVE","lines":[{"sku":"COAT","location":"S1","quantity":1}]}""").status()).isEqualTo(201);
        assertThat(house.nobody()
                        .post("/v1/sessions", Browser.credentials("w.staffmarker", "passmarker 12"))
                        .status())
                .isEqualTo(201);
        told.add(house.nobody().post("/v1/sessions", Browser.credentials("w.staffmarker", "passmarker 13")));
        told.add(house.nobody().post("/v1/sessions", Browser.credentials("wanda.staffmarker", "passmarker 12")));
        told.add(owner.put("/v1/staff/s-2", facts.replace("wanda.", "w.")));
        told.add(owner.put("/v1/staff/s-1", facts.replace("Wanda S", "Wilma S")));
        told.add(wanda.page().put("/v1/session/password", "{\"old\":\"passmarker 13\",\"new\":\"passmarker 14\"}"));
        told.add(wanda.page().put("/v1/session/password", "{\"old\":\"passmarker 12\",\"new\":\"w.staffmarker\"}"));
    }

    private static void order(ApiClient owner) {
        owner.put("/v1/locations/S1", """
                {"name":"Store 1","kind":"STORE","latitude":51.5,"longitude":-0.1,"zone":"Europe/London",
                 "modes":["CARRY_OUT","PICKUP","SHIP","DELIVER"]}""");
        owner.put("/v1/products/COAT", """
                {"name":{"en":"Coat","zh-CN":"大衣"},"category":"coats","skus":[{"code":"COAT","unit":"EACH"}]}""");
        owner.put("/v1/prices/COAT", "{\"list\":{\"amount\":\"1000\",\"currency\":\"GBP\"}}");
        owner.put("/v1/stock/movements/FIRST", """
                {"kind":"RECEIVE","lines":[{"sku":"COAT","location":"S1","quantity":100}]}""");
        for (String member : List.of("", "\"member\":\"M1\",")) {
            ApiAnswer placed = owner.put("/v1/orders/O" + member.length(), """
                    {"channel":"web",%s"lines":[{"sku":"COAT","quantity":1}],
                     "fulfilment":{"mode":"SHIP","address":{"latitude":51.731415,"longitude":-0.1,
                      "name":"Marker Wilhelmina","phone":"+49 30 7314159","city":"Markerstadt","postcode":"M4RK",
                      "street":"27 Markerstrasse"}}}""".formatted(member));
            assertThat(placed.status()).as("%s", placed).isEqualTo(201);
        }
    }

    /** Looks at every column of every row of every table, as text. */
    private static int search(TestHouse house) throws SQLException {
        List<String> tables = new ArrayList<>();
        int rows = 0;
        try (Connection connection = house.database().owner().getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery("""
                    select quote_ident(table_schema) || '.' || quote_ident(table_name)
                    from information_schema.tables
                    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                    """)) {
                while (found.next()) {
                    tables.add(found.getString(1));
                }
            }
            assertThat(tables).contains("member.member", "member.identity", "journal.command", "journal.event");
            for (String table : tables) {
                try (ResultSet found = statement.executeQuery("select t::text from " + table + " t")) {
                    while (found.next()) {
                        rows++;
                        // The one place where the names of staff stand; what they sign in with does not stand even
                        // there.
                        String row = table.equals("access.staff")
                                ? found.getString(1).replaceAll("(?i)staffmarker", "…")
                                : found.getString(1);
                        assertFree("a row of " + table, row);
                    }
                }
            }
        }
        return rows;
    }

    /** Bytes are shown as hexadecimal, so the markers are looked for in that form as well. */
    private static void assertFree(String where, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (String marker : MARKERS) {
            StringBuilder hexadecimal = new StringBuilder();
            marker.chars().forEach(c -> hexadecimal.append(Integer.toHexString(c)));
            assertThat(lower).as(where).doesNotContain(marker).doesNotContain(hexadecimal);
        }
    }
}
