package io.oneshelf.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The load client sends as many as it is told, and counts what it is answered")
class LoadClientTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final AtomicInteger requests = new AtomicInteger();
    private final Set<String> paths = ConcurrentHashMap.newKeySet();
    private HttpServer server;
    private URI address;

    /** Grants every third request; the answer to a POST is a batch of two. */
    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            paths.add(exchange.getRequestURI().getPath());
            exchange.getRequestBody().readAllBytes();
            boolean batch = exchange.getRequestMethod().equals("POST");
            byte[] body = (batch ? "[{\"id\":\"a\",\"status\":201},{\"id\":\"b\",\"status\":409}]" : "{}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(batch ? 200 : requests.incrementAndGet() % 3 == 0 ? 201 : 409, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    @DisplayName("as fast as it goes, run after run on the same connections")
    void closed() {
        Template put = Template.put("/things/{}", "token", "{\"name\":\"{}\"}", 3);
        Ids ids = new Ids("T-");
        Requests things = out -> put.write(out, ids.next(), "abc".getBytes(StandardCharsets.UTF_8));
        try (LoadClient client = new LoadClient(address, 4)) {
            for (int run = 0; run < 2; run++) {
                Load load = client.run(things, Bound.of(300, LONG));
                assertThat(load.operations()).isEqualTo(300);
                assertThat(load.byStatus()).containsOnlyKeys(201, 409);
                assertThat(load.answered(201)).isEqualTo(100);
                assertThat(load.latencies().getTotalCount()).isEqualTo(300);
            }
        }
        assertThat(paths).as("every id is its own").hasSize(600).contains("/things/T-000000001");
    }

    @Test
    @DisplayName("at a pace, on fewer connections than would be needed at once")
    void paced() {
        Template get = Template.get("/", "token");
        try (LoadClient client = new LoadClient(address, 2)) {
            Load load = client.paced(out -> get.write(out), 10_000, Bound.of(99, LONG));
            assertThat(load.operations()).isEqualTo(99);
            assertThat(load.answered(201)).isEqualTo(33);
        }
    }

    @Test
    @DisplayName("of batches it counts the elements")
    void batches() {
        Template post = Template.post("/", "token", "[]", 0);
        Requests batches = new Requests() {
            @Override
            public void next(ByteBuffer out) {
                post.write(out);
            }

            @Override
            public boolean readsBodies() {
                return true;
            }

            @Override
            public void statuses(byte[] body, int length, IntConsumer each) {
                BatchStatuses.read(body, length, each);
            }
        };
        try (LoadClient client = new LoadClient(address, 3)) {
            Load load = client.run(batches, Bound.of(50, LONG));
            assertThat(load.operations()).isEqualTo(100);
            assertThat(load.answered(201)).isEqualTo(50);
            assertThat(load.answered(409)).isEqualTo(50);
            assertThat(load.latencies().getTotalCount()).isEqualTo(50);
        }
    }

    @Test
    @DisplayName("an answer that comes in pieces is one answer")
    void pieces() throws IOException {
        byte[] whole =
                "HTTP/1.1 201 \r\nDate: now\r\ncontent-LENGTH: 5\r\n\r\nhello".getBytes(StandardCharsets.US_ASCII);
        for (int cut = 0; cut < whole.length; cut++) {
            Answer answer = new Answer();
            List<Boolean> complete = new ArrayList<>();
            complete.add(answer.take(ByteBuffer.wrap(whole, 0, cut), true));
            complete.add(answer.take(ByteBuffer.wrap(whole, cut, whole.length - cut), true));
            assertThat(complete).containsExactly(false, true);
            assertThat(answer.status()).isEqualTo(201);
            assertThat(new String(answer.body(), 0, answer.bodyLength(), StandardCharsets.US_ASCII))
                    .isEqualTo("hello");
        }
    }

    @Test
    @DisplayName("load is made on this machine only")
    void thisMachineOnly() {
        assertThatThrownBy(() -> new LoadClient(URI.create("http://192.0.2.1:80"), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
