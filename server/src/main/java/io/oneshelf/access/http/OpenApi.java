package io.oneshelf.access.http;

import io.oneshelf.access.AccessProblem;
import io.oneshelf.access.RequestProblem;
import io.oneshelf.journal.JournalProblem;
import io.oneshelf.kernel.ProblemWord;
import io.oneshelf.kernel.Role;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Describes all endpoints as one OpenAPI 3.1 document, and serves it. */
final class OpenApi {

    private volatile String document = "{}";

    Endpoint<?> endpoint() {
        return Endpoint.get("/openapi.json", Allowed.EVERYONE)
                .says("This document: every operation, who may call it, what it takes, answers and refuses")
                .answersText("application/json")
                .always()
                .handle(ask -> Answer.text(document));
    }

    void describe(List<Served> endpoints) {
        Schemas schemas = new Schemas();
        Examples examples = Examples.recorded();
        ObjectNode root = Schemas.object().put("openapi", "3.1.0");
        root.putObject("info")
                .put("title", "Oneshelf")
                .put("version", "1")
                .put("description", "One stock, one member, one order, one price, on every channel.")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        root.putArray("servers").addObject().put("url", "/");
        TreeMap<String, ObjectNode> paths = new TreeMap<>();
        endpoints.stream()
                .sorted(Comparator.comparing(served -> served.endpoint().method()))
                .forEach(served -> paths.computeIfAbsent(served.endpoint().path(), path -> Schemas.object())
                        .set(
                                served.endpoint().method().toLowerCase(Locale.ROOT),
                                operation(served, schemas, examples)));
        ObjectNode allPaths = root.putObject("paths");
        paths.forEach(allPaths::set);
        ObjectNode components = root.putObject("components");
        problemSchema(schemas);
        components.set("schemas", schemas.all());
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "An opaque token of 256 bits, from POST /v1/tokens or POST /v1/guests.");
        ObjectNode schemes = components.withObjectProperty("securitySchemes");
        schemes.putObject("session")
                .put("type", "apiKey")
                .put("in", "cookie")
                .put("name", SessionCookie.NAME)
                .put("description", "A person's session in a browser, from POST /v1/sessions. A token goes before it.");
        schemes.putObject("csrf")
                .put("type", "apiKey")
                .put("in", "header")
                .put("name", SessionCookie.CSRF_HEADER)
                .put("description", "The csrf of the session, with everything that changes something.");
        document = root.toPrettyString();
    }

    private static ObjectNode operation(Served served, Schemas schemas, Examples examples) {
        Endpoint<?> endpoint = served.endpoint();
        Allowed allowed = endpoint.allowed();
        ObjectNode operation =
                Schemas.object().put("operationId", operationId(endpoint)).put("summary", endpoint.summary());
        operation.putArray("tags").add(tag(endpoint.path()));
        ArrayNode security = operation.putArray("security");
        if (!allowed.everyone()) {
            security.addObject().putArray("token");
            ObjectNode session = security.addObject();
            session.putArray("session");
            if (!endpoint.method().equals("GET")) {
                session.putArray("csrf");
            }
        }
        ArrayNode roles = operation.putArray("x-roles");
        allowed.roles().stream().map(Role::word).forEach(roles::add);
        operation.put("x-public", allowed.everyone());
        operation.put("x-owner", allowed.ownOnly());
        operation.put("x-store", allowed.storeScoped());
        operation.put("x-loopback", allowed.localToo());
        ArrayNode parameters = operation.putArray("parameters");
        endpoint.parameters().forEach(parameter -> parameters.add(parameter(parameter)));
        switch (endpoint.edits()) {
            case NONE -> {}
            case OF_WHAT_WAS_SEEN ->
                header(
                        parameters,
                        "If-Match",
                        "The ETag of the version that is replaced; needed when other content stands.");
            case OF_WHAT_STANDS -> {
                header(
                        parameters,
                        "If-Match",
                        "The ETag of the version that is replaced; without it, whatever stands is.");
                header(parameters, "If-None-Match", "An asterisk: it is made, and nothing that stands is replaced.");
            }
        }
        requestBody(served, schemas, operation);
        ObjectNode responses = operation.putObject("responses");
        for (int status : endpoint.statuses()) {
            ObjectNode response = responses.putObject(Integer.toString(status));
            response.put("description", status == 201 ? "It was made." : "It is so.");
            if (endpoint.edits() != Endpoint.Edits.NONE) {
                response.putObject("headers")
                        .putObject("ETag")
                        .putObject("schema")
                        .put("type", "string");
            }
            if (status == 304) {
                response.put("description", "It is what If-None-Match names.");
            } else {
                answerContent(served, schemas, response.putObject("content"));
            }
        }
        problems(endpoint, operation, responses);
        examples.addTo(operation, endpoint.method() + " " + endpoint.path());
        return operation;
    }

    private static void header(ArrayNode parameters, String name, String says) {
        parameters
                .addObject()
                .put("name", name)
                .put("in", "header")
                .put("required", false)
                .put("description", says)
                .putObject("schema")
                .put("type", "string");
    }

    private static ObjectNode parameter(Parameter<?> parameter) {
        TextForm<?> form = parameter.form();
        ObjectNode value = Schemas.object().put("type", form.type());
        if (form.format() != null) {
            value.put("format", form.format());
        }
        if (form.pattern() != null) {
            value.put("pattern", form.pattern());
        }
        if (form.min() != null) {
            value.put("minimum", form.min());
        }
        if (form.max() != null) {
            value.put("maximum", form.max());
        }
        if (!form.words().isEmpty()) {
            ArrayNode words = value.putArray("enum");
            form.words().forEach(words::add);
        }
        if (parameter.otherwise() instanceof Long number) {
            value.put("default", number);
        } else if (parameter.otherwise() instanceof Boolean truth) {
            value.put("default", truth);
        } else if (parameter.otherwise() instanceof Enum<?> constant) {
            value.put("default", Words.of(constant));
        } else if (parameter.otherwise() != null) {
            value.put("default", parameter.otherwise().toString());
        }
        ObjectNode described = Schemas.object()
                .put("name", parameter.name())
                .put("in", parameter.place() == Parameter.Place.PATH ? "path" : "query")
                .put("required", parameter.isRequired())
                .put("description", parameter.says());
        if (parameter.isRepeated()) {
            described.putObject("schema").put("type", "array").set("items", value);
            described.put("style", "form").put("explode", true);
        } else {
            described.set("schema", value);
        }
        return described;
    }

    private static void requestBody(Served served, Schemas schemas, ObjectNode operation) {
        switch (served.endpoint().takes()) {
            case Endpoint.Takes.Nothing ignored -> {}
            case Endpoint.Takes.One one -> {
                ObjectNode body = operation.putObject("requestBody").put("required", !one.optional());
                body.putObject("content")
                        .putObject("application/json")
                        .set("schema", shape(served.takes()).schema(schemas));
            }
            case Endpoint.Takes.Bytes bytes -> {
                ObjectNode body = operation.putObject("requestBody").put("required", true);
                body.put("description", "At most " + bytes.bytesMax() / 1024 + " KiB.");
                ObjectNode content = body.putObject("content");
                bytes.types().forEach(content::putObject);
            }
            case Endpoint.Takes.Batch batch -> {
                ObjectNode element = Schemas.object();
                shape(served.takes()).describe(element, schemas);
                ObjectNode properties = element.withObjectProperty("properties");
                properties.set("id", new Parts.Id().schema(schemas).put("description", "The element's id."));
                batch.extra()
                        .forEach((name, says) -> properties.set(
                                name, new Parts.Id().schema(schemas).put("description", says)));
                element.withArrayProperty("required").add("id");
                ObjectNode schema = operation
                        .putObject("requestBody")
                        .put("required", true)
                        .putObject("content")
                        .putObject("application/json")
                        .putObject("schema")
                        .put("type", "array")
                        .put("maxItems", Front.BATCH_MAX);
                schema.set("items", element);
            }
        }
    }

    private static RecordShape shape(@Nullable RecordShape shape) {
        if (shape == null) {
            throw new IllegalStateException("a body has a shape");
        }
        return shape;
    }

    private static void answerContent(Served served, Schemas schemas, ObjectNode content) {
        Part part = served.gives();
        switch (served.endpoint().gives()) {
            case Endpoint.Gives.Text text ->
                content.putObject(text.contentType().replaceAll(";.*", ""));
            case Endpoint.Gives.Bytes bytes -> bytes.types().forEach(content::putObject);
            case Endpoint.Gives.One ignored ->
                content.putObject("application/json").set("schema", schema(part, schemas));
            case Endpoint.Gives.Many ignored ->
                content.putObject("application/json")
                        .putObject("schema")
                        .put("type", "array")
                        .set("items", schema(part, schemas));
            case Endpoint.Gives.Results ignored -> {
                ObjectNode result = Schemas.object().put("type", "object");
                ObjectNode properties = result.putObject("properties");
                properties.putObject("id").put("type", "string");
                properties.putObject("status").put("type", "integer");
                properties.set("body", schema(part, schemas));
                properties.putObject("problem").put("$ref", "#/components/schemas/Problem");
                result.putArray("required").add("status");
                result.putArray("oneOf").addObject().putArray("required").add("body");
                result.withArrayProperty("oneOf")
                        .addObject()
                        .putArray("required")
                        .add("problem");
                result.put("additionalProperties", false);
                content.putObject("application/json")
                        .putObject("schema")
                        .put("type", "array")
                        .set("items", result);
            }
        }
    }

    private static ObjectNode schema(@Nullable Part part, Schemas schemas) {
        return part == null ? Schemas.object() : part.schema(schemas);
    }

    /** The words an operation may be refused with: its own, and those that any request of its kind may meet. */
    static Set<ProblemWord> wordsOf(Endpoint<?> endpoint) {
        Set<ProblemWord> words = new LinkedHashSet<>(endpoint.problems());
        words.add(RequestProblem.MALFORMED);
        words.add(RequestProblem.UNEXPECTED);
        words.add(JournalProblem.DATABASE_AWAY);
        if (!endpoint.allowed().everyone()) {
            words.add(AccessProblem.NOT_SIGNED_IN);
            words.add(AccessProblem.NOT_ALLOWED);
        }
        if (!endpoint.always()) {
            words.add(JournalProblem.OVERLOADED);
            words.add(AccessProblem.TOO_MUCH_AT_ONCE);
        }
        if (endpoint.path().contains("{")) {
            words.add(RequestProblem.NOT_FOUND);
        }
        if (endpoint.allowed().storeScoped()) {
            words.add(AccessProblem.OTHER_STORE);
        }
        if (!(endpoint.takes() instanceof Endpoint.Takes.Nothing)) {
            words.add(RequestProblem.TOO_LARGE);
        }
        if (!endpoint.method().equals("GET")) {
            words.add(AccessProblem.CSRF);
            words.add(JournalProblem.STOPPING);
            words.add(JournalProblem.OUTCOME_UNKNOWN);
            words.add(JournalProblem.CONTENDED);
        }
        return words;
    }

    private static void problems(Endpoint<?> endpoint, ObjectNode operation, ObjectNode responses) {
        ArrayNode listed = operation.putArray("x-problems");
        Map<Integer, List<ProblemWord>> byStatus = wordsOf(endpoint).stream()
                .sorted(Comparator.comparing(ProblemWord::type))
                .collect(Collectors.groupingBy(ProblemWord::status, TreeMap::new, Collectors.toList()));
        byStatus.forEach((status, words) -> {
            words.forEach(word -> listed.addObject()
                    .put("type", word.type())
                    .put("status", word.status())
                    .put("sentence", word.sentence()));
            String description = words.stream()
                    .map(word -> word.module() + "/" + word.word() + ": " + word.sentence())
                    .collect(Collectors.joining(" "));
            responses
                    .putObject(Integer.toString(status))
                    .put("description", description)
                    .putObject("content")
                    .putObject(Problems.CONTENT_TYPE)
                    .putObject("schema")
                    .put("$ref", "#/components/schemas/Problem");
        });
    }

    private static void problemSchema(Schemas schemas) {
        schemas.reference("Problem", schema -> {
            schema.put("type", "object")
                    .put("description", "RFC 9457. Beside these it carries the refusal's own fields.");
            ObjectNode properties = schema.putObject("properties");
            properties.putObject("type").put("type", "string").put("format", "uri");
            properties.putObject("title").put("type", "string");
            properties.putObject("status").put("type", "integer");
            properties.putObject("detail").put("type", "string");
            properties.putObject("traceId").put("type", "string").put("pattern", "^[0-9a-f]{32}$");
            schema.putArray("required")
                    .add("type")
                    .add("title")
                    .add("status")
                    .add("detail")
                    .add("traceId");
        });
    }

    private static String operationId(Endpoint<?> endpoint) {
        return endpoint.method().toLowerCase(Locale.ROOT)
                + endpoint.path()
                        .replaceAll("[{}]", "")
                        .replaceAll("[^A-Za-z0-9]+", "-")
                        .replaceAll("-$", "");
    }

    private static String tag(String path) {
        String[] segments = path.split("[/:]");
        return segments.length > 2 && segments[1].equals("v1") ? segments[2] : "server";
    }
}
