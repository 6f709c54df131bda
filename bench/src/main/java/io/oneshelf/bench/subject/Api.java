package io.oneshelf.bench.subject;

import io.oneshelf.access.http.Front;
import io.oneshelf.access.http.Incoming;
import io.oneshelf.access.http.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public API, for what is done before and after a run; whatever is not answered as expected fails the benchmark. */
public final class Api {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private interface Wire {
        Exchange send(String method, String path, byte[] body);
    }

    /** An answer. */
    public record Exchange(int status, byte[] body) {

        public JsonNode json() {
            return JSON.readTree(body);
        }
    }

    private final Wire wire;

    private Api(Wire wire) {
        this.wire = wire;
    }

    /** Over HTTP. */
    public static Api at(URI server, String token) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        return new Api((method, path, body) -> {
            HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body.length == 0
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            try {
                HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
                return new Exchange(answer.statusCode(), answer.body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        });
    }

    /** In this process, without a socket. */
    static Api over(Front front, String token) {
        return new Api((method, path, body) -> {
            Reply reply = front.answer(new InProcess(method, path, token, body));
            return new Exchange(reply.status(), reply.body());
        });
    }

    public JsonNode get(String path) {
        return ok("GET", path, new byte[0]).json();
    }

    /** A text that is not JSON, such as the metrics. */
    public String text(String path) {
        return new String(ok("GET", path, new byte[0]).body, StandardCharsets.UTF_8);
    }

    public JsonNode put(String path, String json) {
        return ok("PUT", path, json.getBytes(StandardCharsets.UTF_8)).json();
    }

    public JsonNode post(String path, String json) {
        return ok("POST", path, json.getBytes(StandardCharsets.UTF_8)).json();
    }

    /** Sends a batch, and every element of it must be made or be there already. */
    public void batch(String path, String jsonArray) {
        for (JsonNode element : post(path, jsonArray)) {
            if (element.path("status").asInt() / 100 != 2) {
                throw new IllegalStateException(path + " answered " + element);
            }
        }
    }

    /** Whatever is answered. */
    public Exchange send(String method, String path, String json) {
        return wire.send(method, path, json.getBytes(StandardCharsets.UTF_8));
    }

    private Exchange ok(String method, String path, byte[] body) {
        Exchange answer = wire.send(method, path, body);
        if (answer.status / 100 != 2) {
            throw new IllegalStateException(method + " " + path + " answered " + answer.status + ": "
                    + new String(answer.body, StandardCharsets.UTF_8));
        }
        return answer;
    }

    private record InProcess(String method, String target, String token, byte[] bytes) implements Incoming {

        private static final Map<String, String> HEADERS = Map.of("content-type", "application/json");

        @Override
        public String path() {
            int query = target.indexOf('?');
            return query < 0 ? target : target.substring(0, query);
        }

        @Override
        public @Nullable String query() {
            int query = target.indexOf('?');
            return query < 0 ? null : target.substring(query + 1);
        }

        @Override
        public @Nullable String header(String name) {
            String wanted = name.toLowerCase(Locale.ROOT);
            return wanted.equals("authorization") ? "Bearer " + token : HEADERS.get(wanted);
        }

        @Override
        public String address() {
            return "127.0.0.1";
        }

        @Override
        public Optional<byte[]> body(int bytesMax) {
            return bytes.length > bytesMax ? Optional.empty() : Optional.of(bytes);
        }
    }
}
