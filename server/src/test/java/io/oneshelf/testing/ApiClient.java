package io.oneshelf.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oneshelf.access.Doorkeeper;
import io.oneshelf.access.http.Endpoint;
import io.oneshelf.access.http.Front;
import io.oneshelf.access.http.Incoming;
import io.oneshelf.access.http.Reply;
import io.oneshelf.kernel.Caller;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Speaks to the API as a client would, and holds every answer against the server's own OpenAPI document: its status must be
 * listed for the operation, its content type too, its body must fit the schema, and a problem's word must be one the
 * operation names.
 *
 * <pre>{@code
 * ApiClient api = ApiClient.over(StockEndpoints.of(stock)).as(Role.INTEGRATION);
 * ApiAnswer made = api.put("/v1/stock/reservations/R1", """
 *         {"lines":[{"sku":"A","location":"S1","quantity":1}]}""");
 * assertThat(made.status()).isEqualTo(201);
 * assertThat(made.json().at("/state").asString()).isEqualTo("HELD");
 * }</pre>
 */
public final class ApiClient {

    /** How a request reaches the server. */
    private interface Wire {
        Reply send(String method, String pathAndQuery, Map<String, String> headers, byte[] body);
    }

    private final Wire wire;
    private final OpenApiDocument document;
    private final Map<String, String> headers;

    private ApiClient(Wire wire, OpenApiDocument document, Map<String, String> headers) {
        this.wire = wire;
        this.document = document;
        this.headers = headers;
    }

    /** In this process, without a socket; {@link #as} says who asks. */
    public static ApiClient over(List<Endpoint<?>> endpoints) {
        return over(new Front(endpoints, ApiClient::callerOf, new SimpleMeterRegistry(), new Random(1)));
    }

    /** The same over several modules' endpoints. */
    @SafeVarargs
    public static ApiClient over(List<Endpoint<?>>... modules) {
        return over(Arrays.stream(modules).flatMap(List::stream).toList());
    }

    /** The same with real tokens; {@link #withToken} says who asks. */
    public static ApiClient over(List<Endpoint<?>> endpoints, Doorkeeper doorkeeper) {
        return over(new Front(endpoints, doorkeeper, new SimpleMeterRegistry(), new Random(1)));
    }

    /** A front that stands already, with the tokens it knows. */
    public static ApiClient over(Front front) {
        Wire wire = (method, path, headers, body) -> front.answer(new InProcess(method, path, headers, body));
        return new ApiClient(wire, OpenApiDocument.read(bodyOf(wire)), Map.of());
    }

    /** A running server. */
    public static ApiClient at(URI server) {
        HttpClient http = HttpClient.newHttpClient();
        Wire wire = (method, path, headers, body) -> overSocket(http, server, method, path, headers, body);
        return new ApiClient(wire, OpenApiDocument.read(bodyOf(wire)), Map.of());
    }

    private static String bodyOf(Wire wire) {
        return new String(
                wire.send("GET", "/openapi.json", Map.of(), new byte[0]).body(), StandardCharsets.UTF_8);
    }

    /** Asks in that role, without store scope. */
    public ApiClient as(Role role) {
        return as(new Caller(
                "a " + role.word(),
                role,
                null,
                role == Role.MEMBER || role == Role.GUEST ? new MemberId("somebody") : null));
    }

    public ApiClient as(Caller caller) {
        return withToken(tokenOf(caller));
    }

    public ApiClient withToken(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public ApiClient with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ApiClient(wire, document, more);
    }

    public ApiAnswer get(String path) {
        return send("GET", path, "");
    }

    public ApiAnswer put(String path, String json) {
        return send("PUT", path, json);
    }

    public ApiAnswer post(String path, String json) {
        return send("POST", path, json);
    }

    public ApiAnswer post(String path) {
        return send("POST", path, "");
    }

    public ApiAnswer send(String method, String path, String body) {
        return send(method, path, body.getBytes(StandardCharsets.UTF_8));
    }

    public ApiAnswer send(String method, String path, byte[] body) {
        ApiAnswer answer = new ApiAnswer(method + " " + path, wire.send(method, path, headers, body));
        assertThat(answer.header("traceparent"))
                .as("%s carries its trace", answer)
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
        document.check(method, path.replaceAll("\\?.*", ""), answer);
        return answer;
    }

    /** The server's OpenAPI document. */
    public OpenApiDocument document() {
        return document;
    }

    /** What stands for a token where a test names its callers itself: {@code role/store/member/name}. */
    private static String tokenOf(Caller caller) {
        return String.join(
                "/",
                caller.role().name(),
                caller.store() == null ? "" : caller.store().value(),
                caller.member() == null ? "" : caller.member().value(),
                caller.name());
    }

    public static Optional<Caller> callerOf(String token) {
        String[] parts = token.split("/", 4);
        return parts.length < 4
                ? Optional.empty()
                : Optional.of(new Caller(
                        parts[3],
                        Role.valueOf(parts[0]),
                        parts[1].isEmpty() ? null : new LocationCode(parts[1]),
                        parts[2].isEmpty() ? null : new MemberId(parts[2])));
    }

    private static Reply overSocket(
            HttpClient http, URI server, String method, String path, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            List<Map.Entry<String, String>> all = new ArrayList<>();
            response.headers()
                    .map()
                    .forEach((name, values) -> values.forEach(value -> all.add(Map.entry(name, value))));
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    all,
                    response.body());
        } catch (IOException broken) {
            throw new AssertionError(method + " " + path + " was not answered", broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    private record InProcess(
            String method, String path, @Nullable String query, Map<String, String> headers, byte[] sent)
            implements Incoming {

        InProcess(String method, String pathAndQuery, Map<String, String> headers, byte[] sent) {
            this(
                    method,
                    pathAndQuery.replaceAll("\\?.*", ""),
                    pathAndQuery.contains("?") ? pathAndQuery.substring(pathAndQuery.indexOf('?') + 1) : null,
                    headers.entrySet().stream()
                            .collect(Collectors.toMap(
                                    header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue)),
                    sent);
        }

        @Override
        public @Nullable String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }

        @Override
        public String address() {
            return headers.getOrDefault("x-test-address", "203.0.113.7");
        }

        /** As if a proxy that is believed had passed it on. */
        @Override
        public boolean overTls() {
            return "https".equals(header("X-Forwarded-Proto"));
        }

        @Override
        public Optional<byte[]> body(int bytesMax) {
            return sent.length > bytesMax ? Optional.empty() : Optional.of(sent);
        }
    }
}
