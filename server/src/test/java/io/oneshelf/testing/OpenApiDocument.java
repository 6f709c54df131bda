package io.oneshelf.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The server's OpenAPI document, and whether an answer is one it promises. */
public final class OpenApiDocument {

    /** Answers that any path may give, whatever is listed: no such path, no such method there. */
    private static final List<String> ANYWHERE = List.of("request/not-found", "request/method-not-allowed");

    private final JsonNode root;
    private final List<Operation> operations = new ArrayList<>();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

    /** @param path the template, such as {@code /v1/orders/{id}} */
    public record Operation(String method, String path, Pattern pattern, JsonNode node) {

        public List<String> roles() {
            return texts(node.path("x-roles"));
        }

        public boolean isPublic() {
            return node.path("x-public").asBoolean();
        }

        /** True when members and guests reach their own things only. */
        public boolean isOwnOnly() {
            return node.path("x-owner").asBoolean();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }

        private static List<String> texts(JsonNode array) {
            return StreamSupport.stream(array.spliterator(), false)
                    .map(JsonNode::asString)
                    .toList();
        }
    }

    private OpenApiDocument(JsonNode root) {
        this.root = root;
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.add(new Operation(
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                Pattern.compile(path.getKey().replaceAll("\\{[^}]+}", "[^/]+")),
                                method.getValue()))));
    }

    static OpenApiDocument read(String json) {
        return new OpenApiDocument(JsonMapper.shared().readTree(json));
    }

    public List<Operation> operations() {
        return List.copyOf(operations);
    }

    public JsonNode root() {
        return root;
    }

    /** A literal path goes before one with a variable, as in the server. */
    public Optional<Operation> operation(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.method.equals(method)
                        && operation.pattern.matcher(path).matches())
                .min((one, other) -> Long.compare(variables(one), variables(other)));
    }

    private static long variables(Operation operation) {
        return operation.path.chars().filter(c -> c == '{').count();
    }

    void check(String method, String path, ApiAnswer answer) {
        if (answer.status() >= 400) {
            JsonNode problem = root.at("/components/schemas/Problem");
            assertFits(problem, answer.json(), answer);
            assertThat(answer.reply().contentType())
                    .as("content type of %s", answer)
                    .isEqualTo("application/problem+json");
            assertThat(answer.json().path("status").asInt()).as("%s", answer).isEqualTo(answer.status());
        }
        Optional<Operation> found = operation(method, path);
        if (found.isEmpty() || ANYWHERE.contains(answer.problem())) {
            assertThat(ANYWHERE).as("%s is of no listed operation", answer).contains(answer.problem());
            return;
        }
        Operation operation = found.get();
        JsonNode response = operation.node.path("responses").path(Integer.toString(answer.status()));
        assertThat(response.isMissingNode())
                .as("%s: status %s is not listed for %s", answer, answer.status(), operation)
                .isFalse();
        if (answer.status() == 304) {
            assertThat(answer.reply().body()).as("%s has no body", answer).isEmpty();
            return;
        }
        String contentType = answer.reply().contentType().replaceAll(";.*", "");
        JsonNode content = response.path("content").path(contentType);
        assertThat(content.isMissingNode())
                .as("%s: content type %s is not listed for %s", answer, contentType, operation)
                .isFalse();
        if (content.has("schema")) {
            assertFits(content.path("schema"), answer.json(), answer);
        }
        if (answer.status() >= 400) {
            checkWord(operation, answer.json(), answer);
        } else if (path.endsWith(":batch")) {
            answer.json().forEach(result -> {
                if (result.has("problem")) {
                    checkWord(operation, result.path("problem"), answer);
                }
            });
        }
    }

    private static void checkWord(Operation operation, JsonNode problem, ApiAnswer answer) {
        List<String> words = StreamSupport.stream(
                        operation.node.path("x-problems").spliterator(), false)
                .map(word -> word.path("type").asString())
                .toList();
        assertThat(words)
                .as("%s: the word is not among those that %s refuses with", answer, operation)
                .contains(problem.path("type").asString());
    }

    private void assertFits(JsonNode schema, JsonNode body, ApiAnswer answer) {
        Schema compiled = schemas.computeIfAbsent(schema, this::compile);
        assertThat(compiled.validate(body))
                .as("%s does not fit its schema", answer)
                .isEmpty();
    }

    private Schema compile(JsonNode schema) {
        // Alone, a schema keeps what it refers to under $defs.
        ObjectNode whole = (ObjectNode) moved(schema);
        whole.set("$defs", moved(root.at("/components/schemas")));
        return registry.getSchema(whole);
    }

    private static JsonNode moved(JsonNode schema) {
        return JsonMapper.shared().readTree(schema.toString().replace("#/components/schemas/", "#/$defs/"));
    }
}
