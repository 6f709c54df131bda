package io.oneshelf.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oneshelf.access.http.Proxies;
import io.oneshelf.kernel.Role;
import io.oneshelf.launcher.database.Database;
import io.oneshelf.testing.ApiAnswer;
import io.oneshelf.testing.ApiClient;
import io.oneshelf.testing.TestDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Who watches the board or the feed asks once and is answered when something happens; on a server of its own. */
class WaitingForNewsTest {

    /** Longer than any machine takes, and shorter than the wait that is asked for: who is answered by then was told. */
    private static final Duration CAP = Duration.ofSeconds(20);

    private static final String COUNTED = """
            oneshelf_requests_waiting %d.0""";

    @TempDir
    private Path folder = Path.of("");

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Database database;
    private ConfigurableApplicationContext server;
    private ApiClient owner;

    @BeforeEach
    void serve() {
        database = TestDatabase.fresh();
        server = Server.serve(database, new KeyFile(folder.resolve("personal.key")), "127.0.0.1", 0, Proxies.NONE);
        URI address = Server.addressOf(server, "127.0.0.1");
        String token = server.getBean(Credentials.class).mint(Role.OWNER, null, "test", Duration.ofDays(1));
        owner = ApiClient.at(address).withToken(token);
        made(owner.put("/v1/locations/north", """
                {"name":"North","kind":"WAREHOUSE","latitude":52,"longitude":-1,"zone":"Europe/London","modes":["SHIP"]}"""));
        made(owner.put("/v1/products/sock", """
                {"name":{"en":"Sock"},"category":"clothes","skus":[{"code":"sock","unit":"EACH"}]}"""));
        made(owner.put("/v1/prices/sock", "{\"list\":{\"amount\":\"333\",\"currency\":\"GBP\"}}"));
        made(owner.put("/v1/stock/movements/M1", """
                {"kind":"RECEIVE","lines":[{"sku":"sock","location":"north","quantity":9}]}"""));
    }

    @AfterEach
    void stop() {
        server.close();
        threads.close();
        database.close();
    }

    @Test
    void anOrderAnswersTheBoardThatWaits() throws Exception {
        ApiAnswer before = owner.get("/v1/insight/today");
        assertThat(before.json().path("day")).isEmpty();
        var board = waiting("/v1/insight/today?wait=25&after="
                + before.json().path("position").asLong());
        made(owner.put("/v1/orders/O1", """
                {"channel":"web","currency":"GBP","lines":[{"sku":"sock","quantity":2}],
                 "fulfilment":{"mode":"SHIP","location":"north"},
                 "tenders":[{"kind":"TEST","amount":{"amount":"666","currency":"GBP"}}]}"""));

        ApiAnswer told = answer(board);
        assertThat(told.json().at("/day/0/orders").asInt()).isEqualTo(1);
        assertThat(told.json().at("/day/0/total/amount").asString()).isEqualTo("666");
        assertThat(told.json().path("position").asLong())
                .isGreaterThan(before.json().path("position").asLong());
        // Who is behind does not wait: 25 s are longer than the answer is waited for here.
        answer(CompletableFuture.supplyAsync(() -> owner.get("/v1/insight/today?wait=25&after=0"), threads));
        assertThat(owner.get("/v1/insight/today?wait=26").status()).isEqualTo(400);
    }

    @Test
    void anEventAnswersTheReaderOfTheFeedThatWaits() throws Exception {
        String next = "";
        ApiAnswer page = owner.get("/v1/events?limit=500");
        while (!page.json().path("events").isEmpty()) {
            next = page.json().path("next").asString();
            page = owner.get("/v1/events?limit=500&after=" + next);
        }
        var reader = waiting("/v1/events?wait=25&after=" + next);
        made(owner.put("/v1/stock/movements/M2", """
                {"kind":"RECEIVE","lines":[{"sku":"sock","location":"north","quantity":1}]}"""));
        assertThat(answer(reader).json().at("/events/0/subject").asString()).contains("M2");
    }

    @Test
    void aServerThatStopsAnswersWhoeverWaitsFirst() throws Exception {
        var board = waiting("/v1/insight/today?wait=25&after="
                + owner.get("/v1/insight/today").json().path("position").asLong());
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::close, threads);
        assertThat(answer(board).status()).isEqualTo(200);
        stopped.get(CAP.toSeconds(), TimeUnit.SECONDS);
    }

    /** Asks, and goes on when the server counts it among those that wait. */
    private CompletableFuture<ApiAnswer> waiting(String path) {
        CompletableFuture<ApiAnswer> asked = CompletableFuture.supplyAsync(() -> owner.get(path), threads);
        await().atMost(CAP).until(() -> owner.get("/metrics").text().contains(COUNTED.formatted(1)));
        assertThat(asked).isNotDone();
        return asked;
    }

    private static ApiAnswer answer(CompletableFuture<ApiAnswer> asked)
            throws InterruptedException, ExecutionException, TimeoutException {
        ApiAnswer answer = asked.get(CAP.toSeconds(), TimeUnit.SECONDS);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer;
    }

    private static void made(ApiAnswer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    }
}
