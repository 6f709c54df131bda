package io.oneshelf.testing;

import io.oneshelf.access.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer of the API, found to fit the OpenAPI document. */
public record ApiAnswer(String request, Reply reply) {

    public int status() {
        return reply.status();
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(reply.body());
    }

    public String text() {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    /** The header's value, or an empty text. */
    public String header(String name) {
        return headerIfAny(name).orElse("");
    }

    public Optional<String> headerIfAny(String name) {
        return reply.headers().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Module and word of the problem, such as {@code stock/shortfall}; empty text when it is none. */
    public String problem() {
        return status() < 400 || reply.body().length == 0
                ? ""
                : json().path("type").asString("").replace("https://oneshelf.io/problems/", "");
    }

    /** The path and query of the next page. */
    public Optional<String> next() {
        return headerIfAny("Link").map(link -> link.replaceAll("^<(.*)>; rel=\"next\"$", "$1"));
    }

    @Override
    public String toString() {
        return request + " → " + status() + " " + text();
    }
}
