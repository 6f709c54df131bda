package io.oneshelf.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.kernel.Role;
import io.oneshelf.launcher.database.DataFolder;
import io.oneshelf.launcher.database.Database;
import io.oneshelf.launcher.database.Durability;
import io.oneshelf.launcher.database.EmbeddedPostgres;
import io.oneshelf.launcher.database.ExternalDatabase;
import io.oneshelf.testing.ApiAnswer;
import io.oneshelf.testing.ApiClient;
import io.oneshelf.testing.Cable;
import io.oneshelf.testing.Fault;
import io.oneshelf.testing.TestDatabase;
import io.oneshelf.testing.TestHouse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The whole house on a real PostgreSQL that syncs to disk, and between them a {@link Cable}. One house lives through all of
 * it, so every fault is also met by a house that has had others before.
 */
@Tag("slow")
@DisplayName("Whatever happens to the database or the way there")
class DatabaseFaultsTest {

    private static final int RECEIVED = 1_000;
    private static final int CALLERS = 8;

    @TempDir
    private static Path path;

    private static DataFolder folder;
    private static EmbeddedPostgres postgres;
    private static Database near;
    private static Cable cable;
    private static TestHouse house;
    private static ApiClient api;

    private static final AtomicInteger SKUS = new AtomicInteger();

    private String sku = "";

    @BeforeAll
    static void open() {
        folder = DataFolder.open(path, "a test");
        postgres = EmbeddedPostgres.start(folder, TestDatabase.home(), Durability.SAFE);
        near = postgres.database("oneshelf", 2);
        cable = Cable.to(near.url());
        Database far = ExternalDatabase.open(cable.url(), 16);
        far.migrate();
        house = TestHouse.on(far, InstantSource.system());
        api = house.as(Role.OWNER);
        made("/v1/locations/HERE", """
                {"name":"Here","kind":"STORE","latitude":51.5,"longitude":0,"zone":"Europe/London",
                 "modes":["CARRY_OUT","PICKUP"]}""");
    }

    @AfterAll
    static void close() {
        house.close();
        cable.close();
        near.close();
        postgres.close();
        folder.close();
    }

    @BeforeEach
    void someGoods() {
        sku = "SKU-" + SKUS.incrementAndGet();
        made("/v1/products/P-" + sku, """
                {"name":{"en":"Tea"},"category":"tea","skus":[{"code":"%s","unit":"EACH"}]}""".formatted(sku));
        made("/v1/stock/movements/M-" + sku, """
                {"kind":"RECEIVE","lines":[{"sku":"%s","location":"HERE","quantity":%d}]}""".formatted(sku, RECEIVED));
    }

    @AfterEach
    void theBooksAreInOrder() {
        ApiAnswer audit = api.get("/v1/audit");
        while (audit.status() == 503) {
            audit = api.get("/v1/audit");
        }
        assertThat(audit.json().path("ok").asBoolean()).as(audit.text()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Cable.Moment.class)
    @DisplayName("the connection is cut in the middle of a commit")
    @Fault(
            value = "The connection to the database is cut in the middle of a commit",
            answer =
                    "503 `journal/outcome-unknown` with `Retry-After`: it is done or it is not, and nobody can say yet",
            caller = "sends the same again under the same id: 200 if it had been done, 201 if not, once in either case")
    void cutInMidCommit(Cable.Moment moment) {
        cable.cutNextCommit(moment);
        ApiAnswer unknown = reserve("R-" + moment + sku);
        assertThat(cable.hasCut()).isTrue();
        assertThat(unknown.status()).as(unknown.text()).isEqualTo(503);
        assertThat(unknown.problem()).isEqualTo("journal/outcome-unknown");
        assertThat(unknown.header("Retry-After")).matches("[1-9]\\d*");

        ApiAnswer settled = untilAnswered("R-" + moment + sku);
        assertThat(settled.status())
                .isEqualTo(
                        switch (moment) {
                            case BEFORE_IT_ARRIVES -> 201;
                            case AFTER_IT_IS_DONE -> 200;
                        });
        assertThat(reserved()).isEqualTo(1);
    }

    @Test
    @DisplayName("commits are cut again and again while many call")
    @Fault(
            value = "Commits are cut again and again, at either moment, while many call",
            answer = "503 `journal/outcome-unknown` for those who were in that commit; everyone else is served",
            caller = "sends the same again until there is an answer; every id has had its effect exactly once")
    void cutAgainAndAgain() throws Exception {
        Random dice = new Random(1_118);
        AtomicInteger unknown = new AtomicInteger();
        List<Future<?>> callers = new ArrayList<>();
        int each = 20;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < CALLERS; caller++) {
                String name = "C" + caller + sku + "-";
                callers.add(threads.submit(() -> {
                    for (int no = 0; no < each; no++) {
                        if (cable.hasCut()) {
                            synchronized (dice) {
                                cable.cutNextCommit(Cable.Moment.values()[dice.nextInt(2)]);
                            }
                        }
                        ApiAnswer answer = reserve(name + no);
                        while (answer.status() == 503) {
                            unknown.incrementAndGet();
                            answer = reserve(name + no);
                        }
                        assertThat(answer.status()).as(answer.text()).isIn(200, 201);
                    }
                }));
            }
            for (Future<?> caller : callers) {
                caller.get();
            }
        } finally {
            cable.cutNextCommit(null);
        }
        assertThat(unknown).hasPositiveValue();
        assertThat(reserved()).isEqualTo(CALLERS * each);
    }

    @Test
    @DisplayName("all connections are lost, and can be made again at once")
    @Fault(
            value = "All connections to the database are lost between two requests, as when a proxy restarts",
            answer =
                    "nothing to be seen of it, or 503 `journal/database-away` once: a batch that had not reached its commit"
                            + " is run again by the server itself",
            caller = "nothing, or sends the same again")
    void connectionsLost() {
        for (int no = 0; no < 10; no++) {
            cable.cut();
            assertThat(untilAnswered("R" + no + sku).status()).isEqualTo(201);
        }
        assertThat(reserved()).isEqualTo(10);
    }

    @Test
    @DisplayName("the database is gone, and comes back")
    @Fault(
            value = "The database is gone for a while",
            answer =
                    "503 `journal/database-away` with `Retry-After` to readers and writers alike, in some seconds and not in"
                            + " some minutes; nothing is half done; business goes on by itself when it is back",
            caller = "sends the same again under the same id until there is an answer")
    void gone() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int no = 0; no < CALLERS; no++) {
            ids.add("G" + no + sku);
        }
        cable.unplug();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ApiAnswer>> answers = new ArrayList<>();
            for (String id : ids) {
                answers.add(threads.submit(() -> reserve(id)));
                answers.add(threads.submit(this::availability));
            }
            for (Future<ApiAnswer> answer : answers) {
                assertThat(answer.get().status()).as(answer.get().text()).isEqualTo(503);
                assertThat(answer.get().problem()).isEqualTo("journal/database-away");
                assertThat(answer.get().header("Retry-After")).matches("[1-9]\\d*");
            }
        } finally {
            cable.plug();
        }
        for (String id : ids) {
            assertThat(untilAnswered(id).status()).isEqualTo(201);
            assertThat(untilAnswered(id).status()).isEqualTo(200);
        }
        assertThat(reserved()).isEqualTo(CALLERS);
    }

    @Test
    @DisplayName("every answer of the database takes two seconds")
    @Fault(
            value = "Every answer of the database takes two seconds",
            answer =
                    "everyone who has asked is answered, late: those who wait together share one batch, so ten callers wait"
                            + " no longer than one; who waits for a connection for more than five seconds gets 503"
                            + " `journal/database-away`",
            caller = "waits; after its own time-out, or after 503, sends the same again")
    void slow() throws Exception {
        List<Future<ApiAnswer>> answers = new ArrayList<>();
        cable.slow(Duration.ofSeconds(2));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int no = 0; no < CALLERS; no++) {
                String id = "S" + no + sku;
                answers.add(threads.submit(() -> reserve(id)));
            }
            cable.awaitSomethingHeldBack();
            for (Future<ApiAnswer> answer : answers) {
                assertThat(answer.get().status()).as(answer.get().text()).isIn(201, 503);
            }
            assertThat(answers)
                    .as("it still serves")
                    .anyMatch(answer -> answer.resultNow().status() == 201);
        } finally {
            cable.slow(Duration.ZERO);
        }
        for (int no = 0; no < CALLERS; no++) {
            int before = answers.get(no).resultNow().status();
            int settled = untilAnswered("S" + no + sku).status();
            assertThat(settled).isEqualTo(before == 201 ? 200 : settled).isIn(200, 201);
        }
        assertThat(reserved()).isEqualTo(CALLERS);
    }

    @Test
    @DisplayName("the database says nothing for a while, and then goes on")
    @Fault(
            value = "The network to the database is silent for a while: nothing is refused, nothing gets through",
            answer =
                    "callers wait as long as it does; after a minute of silence the server gives the connection up, and they"
                            + " get 503",
            caller = "waits; after its own time-out, or after 503, sends the same again")
    void silent() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            cable.silence();
            Future<ApiAnswer> answer = threads.submit(() -> reserve("Q" + sku));
            try {
                cable.awaitSomethingHeldBack();
                assertThat(answer.isDone()).isFalse();
            } finally {
                cable.speak();
            }
            assertThat(answer.get().status()).isIn(201, 503);
        }
        assertThat(untilAnswered("Q" + sku).status()).isIn(200, 201);
        assertThat(untilAnswered("Q" + sku).status()).isEqualTo(200);
        assertThat(reserved()).isEqualTo(1);
    }

    private ApiAnswer reserve(String id) {
        return api.put("/v1/stock/reservations/" + id, """
                {"lines":[{"sku":"%s","location":"HERE","quantity":1}],"holdSeconds":3600}""".formatted(sku));
    }

    private ApiAnswer availability() {
        return api.get("/v1/stock/availability?sku=" + sku);
    }

    /** As a caller does that is told to come again. */
    private ApiAnswer untilAnswered(String id) {
        while (true) {
            ApiAnswer answer = reserve(id);
            if (answer.status() != 503) {
                return answer;
            }
            assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
        }
    }

    private int reserved() {
        ApiAnswer answer = availability();
        while (answer.status() == 503) {
            answer = availability();
        }
        return answer.json().at("/lines/0/reserved").asInt();
    }

    private static void made(String path, String body) {
        ApiAnswer answer = api.put(path, body);
        while (answer.status() == 503) {
            answer = api.put(path, body);
        }
        assertThat(answer.status()).as(answer.toString()).isIn(200, 201);
    }
}
