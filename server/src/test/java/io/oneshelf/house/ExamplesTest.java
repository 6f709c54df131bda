package io.oneshelf.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.oneshelf.kernel.Role;
import io.oneshelf.testing.ApiAnswer;
import io.oneshelf.testing.ApiClient;
import io.oneshelf.testing.OpenApiDocument.Operation;
import io.oneshelf.testing.ReferencePage;
import io.oneshelf.testing.TestDatabase;
import io.oneshelf.testing.TestHouse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The examples in the OpenAPI document were asked and answered: by the whole house, on its database, in this test. When they
 * are written anew, the document that carries them is too by the next run.
 */
@DisplayName("The examples of the API")
class ExamplesTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Instant MORNING = Instant.parse("2026-11-23T09:00:00Z");
    private static final Pattern ASK = Pattern.compile("(\\S+) (GET|PUT|POST) (\\S+)");
    private static final Pattern VARIABLE = Pattern.compile("\\$([A-Za-z]+)");

    /** What is not JSON, and the document that holds the examples. */
    private static final Set<String> WITHOUT =
            Set.of("GET /metrics", "GET /openapi.json", "GET /v1/media/{hash}", "POST /v1/media");

    /** What nobody else may know, or is another one each time. */
    private static final Set<String> SECRETS = Set.of("token", "csrf", "key");

    /** What depends on what else the server was doing just then; told as 1. */
    private static final Set<String> PASSING = Set.of("journal", "position", "lagSeconds", "checked");

    /** An id that the server drew by lot; told by the order in which they were met. */
    private static final Pattern DRAWN = Pattern.compile("[0-9a-f]{32}");

    /** A list is as good with two. */
    private static final int MOST = 2;

    private final Map<String, String> said = new HashMap<>();

    /** The feed's positions are the same each time, and to be read one after the other. */
    private boolean inFeed;

    private final Map<String, String> drawn = new HashMap<>();
    private final Map<String, ApiClient> callers = new HashMap<>();
    private final ObjectNode examples = JSON.createObjectNode();
    private final StringBuilder page = new StringBuilder("""
            # A day through the API

            Asked and answered by the server itself, in `ExamplesTest`; the same examples stand in [openapi.json](openapi.json).
            Lists are cut after two, tokens and keys left out, and what is another number each time is told as 1. What is PUT under an id may be sent again.
            """);

    @Test
    @DisplayName("are what the server was asked and answered")
    void recorded() throws IOException {
        AtomicLong seconds = new AtomicLong();
        InstantSource clock = () -> MORNING.plusSeconds(seconds.get());
        try (TestHouse house = TestHouse.on(TestDatabase.fresh(), clock)) {
            said.put("first", house.staff().keyForFirstOwner().orElseThrow());
            List<String> lines = ADay.SCRIPT.lines().toList();
            for (int at = 0; at < lines.size(); at++) {
                String line = lines.get(at);
                Matcher ask = ASK.matcher(line);
                if (line.startsWith("# ")) {
                    page.append("\n#").append(line).append('\n');
                } else if (ask.matches()) {
                    boolean hasBody = at + 1 < lines.size() && lines.get(at + 1).matches("[\\[{].*");
                    ask(house, ask.group(1), ask.group(2), ask.group(3), hasBody ? lines.get(at + 1) : "");
                    seconds.incrementAndGet();
                }
            }
            Set<String> missing = new TreeSet<>();
            house.nobody().document().operations().forEach(operation -> missing.add(operation.toString()));
            missing.removeAll(WITHOUT);
            examples.propertyNames().forEach(missing::remove);
            assertThat(missing)
                    .as("operations without an example: add a line to ADay")
                    .isEmpty();
        }
        ReferencePage.check("a-day.md", page.toString());
        ReferencePage.checkResource(
                "access/http/examples.json",
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(examples) + "\n");
    }

    private void ask(TestHouse house, String who, String method, String path, String body) {
        ApiClient client = client(house, who);
        String filledPath = filled(path);
        String askedPath = DRAWN.matcher(filledPath).replaceAll(id -> drawn(id.group()));
        inFeed = path.startsWith("/v1/events");
        JsonNode asked = body.isEmpty() ? null : told(JSON.readTree(filled(body)));
        ApiAnswer answer = client.send(method, filledPath, filled(body));
        assertThat(answer.status()).as("%s", answer).isBetween(200, 299);
        remember(answer);
        JsonNode answered = told(answer.json());
        assertThat(askedPath).as("everything in the path is filled in").doesNotContain("$");
        write(who, method, askedPath, asked, answer.status(), answered);
        keep(client, method, askedPath, asked, answer.status(), answered);
    }

    private ApiClient client(TestHouse house, String who) {
        return switch (who) {
            case "nobody" -> house.nobody();
            case "person" ->
                house.nobody()
                        .with("Cookie", said.getOrDefault("cookie", ""))
                        .with("X-CSRF-Token", said.getOrDefault("csrf", ""));
            default ->
                callers.computeIfAbsent(who, name -> {
                    String[] parts = name.split("[@:]");
                    return house.as(
                            Role.valueOf(parts[0].replace('-', '_').toUpperCase(Locale.ROOT)),
                            name.contains("@") ? parts[1] : null,
                            name.contains(":") ? parts[1] : null);
                });
        };
    }

    private void remember(ApiAnswer answer) {
        answer.headerIfAny("Set-Cookie").ifPresent(cookie -> said.put("cookie", cookie.replaceAll(";.*", "")));
        answer.json().properties().forEach(field -> {
            if (field.getValue().isString()) {
                said.put(field.getKey(), field.getValue().asString());
            }
        });
    }

    private String filled(String text) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(said.getOrDefault(found.group(1), found.group())));
    }

    private void write(
            String who, String method, String path, @Nullable JsonNode asked, int status, JsonNode answered) {
        page.append("\n### ")
                .append(method)
                .append(' ')
                .append(path)
                .append("\nAsked by: ")
                .append(who)
                .append("\n");
        if (asked != null) {
            page.append("```json\n").append(asked.toPrettyString()).append("\n```\n");
        }
        page.append("Answered: ")
                .append(status)
                .append("\n```json\n")
                .append(answered.toPrettyString())
                .append("\n```\n");
    }

    private void keep(
            ApiClient client, String method, String path, @Nullable JsonNode asked, int status, JsonNode answered) {
        Operation operation = client.document()
                .operation(method, path.replaceAll("\\?.*", ""))
                .orElseThrow();
        if (examples.has(operation.toString())) {
            return;
        }
        ObjectNode example = examples.putObject(operation.toString()).put("path", path);
        if (asked != null) {
            example.set("request", asked);
        }
        example.put("status", status).set("answer", answered);
    }

    /** Without what is secret or another one each time, and with short lists. */
    private JsonNode told(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = JSON.createObjectNode();
                object.properties().forEach(field -> copy.set(field.getKey(), told(field.getKey(), field.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = JSON.createArrayNode();
                for (JsonNode element : array) {
                    if (!element.isObject() || copy.size() < MOST) {
                        copy.add(told(element));
                    }
                }
                yield copy;
            }
            case StringNode text
            when DRAWN.matcher(text.asString()).matches() -> StringNode.valueOf(drawn(text.asString()));
            default -> node;
        };
    }

    private String drawn(String id) {
        return drawn.computeIfAbsent(id, first -> "%032x".formatted(drawn.size() + 1));
    }

    private JsonNode told(String field, JsonNode value) {
        if (value.isString() && SECRETS.contains(field)) {
            return StringNode.valueOf("…");
        }
        return value.isNumber() && PASSING.contains(field) && !inFeed ? IntNode.valueOf(1) : told(value);
    }
}
