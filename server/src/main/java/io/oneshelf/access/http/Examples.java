package io.oneshelf.access.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was asked and answered once, for each operation: a test lets the whole house play a day, and records it beside this
 * class. An operation that it does not know has no example.
 */
final class Examples {

    private static final String RECORDED = "examples.json";

    private final JsonNode byOperation;

    private Examples(JsonNode byOperation) {
        this.byOperation = byOperation;
    }

    static Examples recorded() {
        try (InputStream recorded = Examples.class.getResourceAsStream(RECORDED)) {
            return new Examples(
                    recorded == null
                            ? JsonMapper.shared().createObjectNode()
                            : JsonMapper.shared().readTree(recorded));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Puts the example beside the schemas of the operation.
     *
     * @param name method and path template, such as {@code GET /v1/orders/{id}}
     */
    void addTo(ObjectNode operation, String name) {
        JsonNode example = byOperation.path(name);
        if (example.isMissingNode()) {
            return;
        }
        Map<String, String> values = valuesIn(
                name.substring(name.indexOf(' ') + 1), example.path("path").asString());
        operation.path("parameters").forEach(parameter -> {
            String value = values.get(parameter.path("name").asString());
            if (value != null
                    && parameter.path("schema").path("type").asString().equals("string")) {
                ((ObjectNode) parameter).put("example", value);
            }
        });
        if (example.has("request")) {
            content(operation.path("requestBody")).set("example", example.path("request"));
        }
        content(operation.path("responses").path(example.path("status").asString()))
                .set("example", example.path("answer"));
    }

    private static ObjectNode content(JsonNode described) {
        return (ObjectNode) described.path("content").path("application/json");
    }

    /** What stood for the variables of the path, and in the query. */
    private static Map<String, String> valuesIn(String template, String asked) {
        Map<String, String> values = new HashMap<>();
        String[] pathAndQuery = asked.split("\\?", 2);
        String[] segments = pathAndQuery[0].split("/");
        String[] names = template.split("/");
        for (int at = 0; at < names.length; at++) {
            if (names[at].startsWith("{")) {
                values.put(names[at].substring(1, names[at].length() - 1), segments[at]);
            }
        }
        if (pathAndQuery.length == 2) {
            for (String pair : pathAndQuery[1].split("&")) {
                String[] nameAndValue = pair.split("=", 2);
                values.put(nameAndValue[0], URLDecoder.decode(nameAndValue[1], StandardCharsets.UTF_8));
            }
        }
        return values;
    }
}
