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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** People and sessions on the real books: through races, a restart, and two servers at once. */
class StaffOnPostgresTest {

    private static final String GOOD = "seven geese a-laying";

    private static String first(String key, String name) {
        return "{\"key\":\"%s\",\"name\":\"%s\",\"displayName\":\"%s\",\"password\":\"%s\"}"
                .formatted(key, name, name, GOOD);
    }

    @Test
    void oneLinkUsedByManyAtOnceOnTwoServersMakesOneOwner() {
        try (TestHouse one = TestHouse.onPostgres();
                TestHouse other = one.joined();
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            String key = one.staff().keyForFirstOwner().orElseThrow();
            String otherKey = other.staff().keyForFirstOwner().orElseThrow();
            List<CompletableFuture<ApiAnswer>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                ApiClient nobody = i % 2 == 0 ? one.nobody() : other.nobody();
                String body = first(i < 4 ? key : otherKey, "person-" + i);
                all.add(CompletableFuture.supplyAsync(() -> nobody.post("/v1/staff:first", body), people));
            }
            List<ApiAnswer> answers = all.stream().map(CompletableFuture::join).toList();
            assertThat(answers.stream().filter(answer -> answer.status() == 201))
                    .hasSize(1);
            assertThat(answers.stream().filter(answer -> answer.problem().equals("access/already-staffed")))
                    .hasSize(7);
            ApiAnswer made = answers.stream()
                    .filter(answer -> answer.status() == 201)
                    .findFirst()
                    .orElseThrow();
            for (TestHouse house : List.of(one, other)) {
                ApiAnswer staff = Browser.of(house.nobody(), made).page().get("/v1/staff");
                assertThat(staff.json().path("staff")).hasSize(1);
                assertThat(house.staff().keyForFirstOwner()).isEmpty();
            }
        }
    }

    @Test
    void oneInvitationUsedByManyAtOnceIsUsedOnce() {
        try (TestHouse house = TestHouse.onPostgres();
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            ApiClient owner = house.as(Role.OWNER);
            owner.put("/v1/staff/s-1", "{\"name\":\"ada\",\"displayName\":\"Ada\",\"role\":\"auditor\"}");
            String key = owner.post("/v1/staff/s-1/invite").json().path("key").asString();
            List<CompletableFuture<ApiAnswer>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String body = "{\"key\":\"%s\",\"password\":\"%s %d\"}".formatted(key, GOOD, i);
                all.add(CompletableFuture.supplyAsync(() -> house.nobody().post("/v1/staff:accept", body), people));
            }
            assertThat(all.stream().map(CompletableFuture::join).map(ApiAnswer::status))
                    .containsExactlyInAnyOrder(201, 422, 422, 422);
        }
    }

    @Test
    void aSessionOutlivesTheServerAndWhoWorksInItIsRecordedByTheId() throws SQLException {
        Database database = TestDatabase.fresh();
        Browser before;
        try (TestHouse house = TestHouse.on(database, InstantSource.system())) {
            before = Browser.of(
                    house.nobody(),
                    house.nobody()
                            .post(
                                    "/v1/staff:first",
                                    first(house.staff().keyForFirstOwner().orElseThrow(), "ada")));
            // The same books under another server, begun while the first still stands.
            try (TestHouse restarted = house.joined()) {
                Browser after = new Browser(restarted.nobody(), before.cookie(), before.csrf());
                ApiAnswer session = after.page().get("/v1/session");
                assertThat(session.status()).as("%s", session).isEqualTo(200);
                assertThat(after.page().put("/v1/locations/S1", """
                        {"name":"Store 1","kind":"STORE","latitude":51.5,"longitude":-0.1,"zone":"Europe/London",
                         "modes":["CARRY_OUT"]}""").status()).isEqualTo(201);
                assertThat(after.page().put("/v1/products/COAT", """
                        {"name":{"en":"Coat","zh-CN":"大衣"},"category":"coats","skus":[{"code":"COAT","unit":"EACH"}]}""").status()).isEqualTo(201);
                assertThat(after.page().put("/v1/stock/movements/M1", """
                        {"kind":"RECEIVE","lines":[{"sku":"COAT","location":"S1","quantity":1}]}""").status())
                        .isEqualTo(201);
                String id = session.json().at("/person/id").asString();
                assertThat(movementBy(database)).isEqualTo(id);
                assertThat(after.page().post("/v1/session/end").status()).isEqualTo(200);
            }
            assertThat(house.as(Role.OWNER)
                            .get("/v1/audit?full=true")
                            .json()
                            .path("ok")
                            .asBoolean())
                    .isTrue();
        }
    }

    private static String movementBy(Database database) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select body ->> 'by' from stock.movement where id = 'M1'")) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
