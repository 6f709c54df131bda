package io.oneshelf.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oneshelf.testing.ApiAnswer;
import io.oneshelf.testing.ApiClient;
import io.oneshelf.testing.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What careless and hostile clients do to a real server, while honest ones go on reserving. Every test ends with the honest
 * ones having been served meanwhile, and the audit finding the books in order.
 */
@Tag("slow")
@DisplayName("Bad input under load")
class BadInputUnderLoadTest {

    private static final int HONEST = 4;
    private static final int IDLE = 2_000;
    private static final Duration CAP = Duration.ofMinutes(2);

    @TempDir
    private static Path folder;

    private static ServerProcess server;
    private static URI address;
    private static ApiClient api;
    private static ExecutorService honest;

    private static final AtomicBoolean OPEN = new AtomicBoolean(true);
    private static final AtomicInteger SERVED = new AtomicInteger();
    private static final List<Future<?>> CUSTOMERS = new ArrayList<>();

    @BeforeAll
    static void openShop() throws IOException {
        server = ServerProcess.run(
                "up", "--port", "0", "--data", folder.resolve("data").toString());
        address = server.ready();
        Path note = ServerProcess.home().resolve("servers").resolve(address.getPort() + ".json");
        api = ApiClient.at(address)
                .withToken(JsonMapper.shared()
                        .readTree(Files.readString(note))
                        .path("token")
                        .asString());
        made("/v1/locations/HERE", """
                {"name":"Here","kind":"STORE","latitude":51.5,"longitude":0,"zone":"Europe/London",
                 "modes":["CARRY_OUT","PICKUP"]}""");
        made("/v1/products/TEA", """
                {"name":{"en":"Tea"},"category":"tea",
                 "skus":[{"code":"TEA","unit":"EACH"},{"code":"RARE","unit":"EACH"}]}""");
        made("/v1/stock/movements/M1", """
                {"kind":"RECEIVE","lines":[{"sku":"TEA","location":"HERE","quantity":1000000},
                                           {"sku":"RARE","location":"HERE","quantity":100}]}""");
        honest = Executors.newVirtualThreadPerTaskExecutor();
        for (int customer = 0; customer < HONEST; customer++) {
            String name = "H" + customer + "-";
            CUSTOMERS.add(honest.submit(() -> {
                for (int no = 0; OPEN.get(); no++) {
                    ApiAnswer answer = api.put("/v1/stock/reservations/" + name + no, reservation("TEA", "1", "86400"));
                    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
                    SERVED.incrementAndGet();
                }
            }));
        }
    }

    @AfterEach
    void othersAreServedMeanwhileAndTheBooksAreInOrder() {
        int before = SERVED.get();
        assertThat(api.get("/v1/audit").json().path("ok").asBoolean()).isTrue();
        await().atMost(CAP).until(() -> SERVED.get() > before);
        assertThat(CUSTOMERS).noneMatch(Future::isDone);
    }

    @AfterAll
    static void closeShop() throws Exception {
        OPEN.set(false);
        for (Future<?> customer : CUSTOMERS) {
            customer.get();
        }
        assertThat(shelf("TEA").path("reserved").asInt()).isEqualTo(SERVED.get());
        honest.close();
        server.close();
    }

    @ParameterizedTest(name = "{0} of {1} for {2} s: {3} {4}")
    @CsvSource({
        "1, TEA, 0, 400, request/malformed",
        "1, TEA, -1, 400, request/malformed",
        "1, TEA, 315360000, 400, request/malformed",
        "0, TEA, 900, 400, request/malformed",
        "-1, TEA, 900, 400, request/malformed",
        "9223372036854775807, TEA, 900, 400, request/malformed",
        "9223372036854775808, TEA, 900, 400, request/malformed",
        "1.5, TEA, 900, 400, request/malformed",
        "'\"1\"', TEA, 900, 400, request/malformed",
        "1, NONE, 900, 422, catalog/unknown-sku",
        "101, RARE, 900, 409, stock/shortfall",
    })
    @DisplayName("what no shelf can give")
    @Fault(
            value =
                    "A hold of no time or of ten years; a quantity of 0, negative, a fraction, a text, beyond range; an unknown"
                            + " SKU; more than there is",
            answer =
                    "400 `request/malformed` with every bad field, 422 `catalog/unknown-sku`, 409 `stock/shortfall`; nothing is"
                            + " held, and the id is free",
            caller = "corrects it; the same id may be used")
    void whatNoShelfCanGive(String quantity, String sku, String seconds, int status, String problem) {
        String path = "/v1/stock/reservations/BAD-" + Math.abs((quantity + sku + seconds).hashCode());
        ApiAnswer refused = api.put(path, reservation(sku, quantity, seconds));
        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.problem()).isEqualTo(problem);
        assertThat(api.get(path).status()).isEqualTo(404);
        assertThat(shelf("RARE").path("onHand").asInt()).isEqualTo(100);
    }

    @Test
    @DisplayName("a batch in which every element has the same id")
    @Fault(
            value = "A batch in which every element has the same id",
            answer =
                    "the first is made, its equals are answered with it, and others are 409 `stock/exists-different`; held"
                            + " once",
            caller = "gives every element an id of its own")
    void sameIdThroughout() {
        String same = "{\"id\":\"SAME\"," + reservation("RARE", "1", "900").substring(1);
        String other = "{\"id\":\"SAME\"," + reservation("RARE", "2", "900").substring(1);
        int before = shelf("RARE").path("reserved").asInt();
        ApiAnswer answer = api.post(
                "/v1/stock/reservations:batch",
                IntStream.range(0, 300)
                        .mapToObj(no -> no % 3 == 2 ? other : same)
                        .collect(Collectors.joining(",", "[", "]")));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<Integer> statuses = new ArrayList<>();
        answer.json().forEach(element -> statuses.add(element.path("status").asInt()));
        assertThat(statuses).containsOnly(200, 201, 409);
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(1);
        assertThat(statuses.stream().filter(status -> status == 409)).hasSize(100);
        assertThat(shelf("RARE").path("reserved").asInt()).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("the same id with other content from ten connections at once")
    @Fault(
            value = "The same id with other content from ten connections at once",
            answer = "one is made; the others are 409 `stock/exists-different`, which names the fields",
            caller = "asks why two of its parts use one id")
    void tenOfOneId() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<ApiAnswer>> answers = new ArrayList<>();
        int before = shelf("RARE").path("reserved").asInt();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int quantity = 1; quantity <= 10; quantity++) {
                String body = reservation("RARE", Integer.toString(quantity), "900");
                answers.add(threads.submit(() -> {
                    start.await();
                    return api.put("/v1/stock/reservations/TEN", body);
                }));
            }
            start.countDown();
        }
        List<ApiAnswer> made = new ArrayList<>();
        for (Future<ApiAnswer> answer : answers) {
            if (answer.get().status() == 201) {
                made.add(answer.get());
            } else {
                assertThat(answer.get().problem()).isEqualTo("stock/exists-different");
            }
        }
        assertThat(made).hasSize(1);
        assertThat(shelf("RARE").path("reserved").asInt() - before)
                .isEqualTo(made.getFirst().json().at("/lines/0/quantity").asInt());
    }

    @Test
    @DisplayName("a token that is revoked while it is used")
    @Fault(
            value = "A token is revoked while it is used",
            answer = "what was let in is answered; from then on 401 `access/not-signed-in`",
            caller = "gets a new token; the ids it used stay its own")
    void revokedInMidFlight() throws Exception {
        JsonNode minted = api.post("/v1/tokens", "{\"role\":\"integration\"}").json();
        ApiClient mine = api.withToken(minted.path("token").asString());
        CountDownLatch underWay = new CountDownLatch(20);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> granted = threads.submit(() -> {
                for (int no = 0; ; no++) {
                    ApiAnswer answer =
                            mine.put("/v1/stock/reservations/REVOKED-" + no, reservation("TEA", "1", "86400"));
                    if (answer.status() != 201) {
                        assertThat(answer.status()).isEqualTo(401);
                        assertThat(answer.problem()).isEqualTo("access/not-signed-in");
                        return no;
                    }
                    SERVED.incrementAndGet();
                    underWay.countDown();
                }
            });
            underWay.await();
            assertThat(api.post("/v1/tokens/" + minted.path("id").asString() + "/revoke")
                            .status())
                    .isEqualTo(200);
            int last = granted.get();
            assertThat(api.get("/v1/stock/reservations/REVOKED-" + (last - 1)).status())
                    .isEqualTo(200);
            assertThat(api.get("/v1/stock/reservations/REVOKED-" + last).status())
                    .isEqualTo(404);
        }
    }

    @Test
    @DisplayName("thousands of connections on which nothing comes, and clients that read and write a byte at a time")
    @Fault(
            value = "2,000 connections that say nothing, one that sends a byte at a time and one"
                    + " that reads a byte at a time",
            answer =
                    "each takes a place and a little memory, and nobody else waits for it; a silent one is let go after a"
                            + " while",
            caller = "nothing")
    void idleAndSlow() throws Exception {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int no = 0; no < IDLE; no++) {
                idle.add(connect());
            }
            byte[] request = ("GET /openapi.json HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            try (Socket slow = connect()) {
                slow.setReceiveBufferSize(1_024);
                for (byte one : request) {
                    servedOneMore();
                    slow.getOutputStream().write(one);
                }
                InputStream in = slow.getInputStream();
                StringBuilder read = new StringBuilder();
                for (int no = 0; no < 50; no++) {
                    servedOneMore();
                    read.append((char) in.read());
                }
                assertThat(read.toString()).startsWith("HTTP/1.1 200");
            }
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    /** An honest customer is served before the slow one goes on: that is how slow it is. */
    private static void servedOneMore() {
        int before = SERVED.get();
        await().atMost(CAP).until(() -> SERVED.get() > before);
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
        return socket;
    }

    private static String reservation(String sku, String quantity, String seconds) {
        return "{\"lines\":[{\"sku\":\"%s\",\"location\":\"HERE\",\"quantity\":%s}],\"holdSeconds\":%s}"
                .formatted(sku, quantity, seconds);
    }

    private static JsonNode shelf(String sku) {
        return api.get("/v1/stock/availability?sku=" + sku + "&location=HERE")
                .json()
                .at("/lines/0");
    }

    private static void made(String path, String body) {
        ApiAnswer answer = api.put(path, body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }
}
