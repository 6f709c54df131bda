package io.oneshelf.launcher.replay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * As much of the HTTP contract as a replay uses, kept in memory, and strict: an unknown field, an unknown SKU, a tender that
 * is not the total, a unit that is not there or was never bought is refused. It can be told to stop answering and to be busy.
 */
final class StubServer implements AutoCloseable {

    private static final String TOKEN = "a-token";
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Map<String, Set<String>> FIELDS = Map.ofEntries(
            Map.entry("locations", Set.of("name", "kind", "latitude", "longitude", "zone", "modes")),
            Map.entry("channels", Set.of("name", "kind", "currency")),
            Map.entry("products", Set.of("name", "category", "skus", "searchWords")),
            Map.entry("prices", Set.of("list", "channel")),
            Map.entry("members", Set.of()),
            Map.entry("movements", Set.of("kind", "lines", "occurredAt", "reason")),
            Map.entry(
                    "orders",
                    Set.of("channel", "member", "currency", "lines", "fulfilment", "tenders", "occurredAt", "shift")),
            Map.entry("returns", Set.of("order", "lines", "location", "occurredAt", "member", "channel")),
            Map.entry("shifts", Set.of("till", "location", "cashier", "openingFloat", "openedAt")),
            Map.entry("cash-movements", Set.of("way", "amount", "reason", "occurredAt")),
            Map.entry(
                    "closes",
                    Set.of(
                            "closedAt",
                            "report",
                            "counted",
                            "sales",
                            "tenders",
                            "returns",
                            "cashRefunded",
                            "firstReceipt",
                            "lastReceipt",
                            "expected")));

    private record Entry(
            String kind, String sku, String location, long quantity, String reference, String occurredAt) {}

    private record Refused(int status, String problem, String detail) {}

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final boolean factBatches;
    private final Map<String, JsonNode> documents = new TreeMap<>();
    private final Map<String, Boolean> goods = new HashMap<>();
    private final Map<String, Long> onHand = new HashMap<>();
    /** Units of an order's line that were returned, by {@code order/line}. */
    private final Map<String, Long> returned = new HashMap<>();

    private final Map<String, Long> refunds = new HashMap<>();
    private final Map<String, List<Entry>> entries = new HashMap<>();
    private int answersLeft = Integer.MAX_VALUE;
    private int busyLeft;
    private int requests;

    /** @param factBatches whether products, prices and members may be sent in batches */
    StubServer(boolean factBatches) {
        this.factBatches = factBatches;
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        http.setExecutor(threads);
        http.createContext("/", this::answer);
        http.start();
        for (String channel : List.of("web", "till", "mini-program", "live", "group-buy", "marketplace", "instant")) {
            documents.put("channels/" + channel, JSON.createObjectNode());
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/");
    }

    String token() {
        return TOKEN;
    }

    /** Answers so many more requests; then each is carried out and the connection closed without an answer. */
    synchronized void dieAfter(int requests) {
        answersLeft = requests;
    }

    synchronized void recover() {
        answersLeft = Integer.MAX_VALUE;
    }

    /** Answers the next requests with 503 and Retry-After. */
    synchronized void beBusyFor(int requests) {
        busyLeft = requests;
    }

    /** Everything it holds, in one comparable value. */
    synchronized Map<String, String> state() {
        Map<String, String> state = new LinkedHashMap<>();
        documents.forEach((id, body) -> state.put(id, body.toString()));
        new TreeMap<>(onHand).forEach((shelf, units) -> state.put("on hand " + shelf, units.toString()));
        return state;
    }

    synchronized long count(String kind) {
        return documents.keySet().stream()
                .filter(id -> id.startsWith(kind + "/"))
                .count();
    }

    /** Has a document as if somebody had put it before. */
    synchronized void keep(String kind, String id) {
        documents.put(kind + "/" + id, JSON.createObjectNode());
    }

    /** How many requests it was sent. */
    synchronized int requests() {
        return requests;
    }

    /** Whether a shelf has less than nothing. */
    synchronized boolean hasOversold() {
        return onHand.values().stream().anyMatch(units -> units < 0);
    }

    synchronized @Nullable JsonNode document(String kind, String id) {
        return documents.get(kind + "/" + id);
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        ObjectNode answer = JSON.createObjectNode();
        synchronized (this) {
            requests++;
            if (busyLeft > 0) {
                busyLeft--;
                exchange.getResponseHeaders().set("Retry-After", "1");
                exchange.sendResponseHeaders(503, -1);
                exchange.close();
                return;
            }
            if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer.put("status", 401);
            } else {
                answer = route(exchange, body);
            }
            if (answersLeft-- <= 0) {
                answersLeft = 0;
                exchange.close();
                return;
            }
        }
        JsonNode content = answer.path("content");
        byte[] bytes =
                content.isMissingNode() ? new byte[0] : content.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.path("status").asInt(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private ObjectNode route(HttpExchange exchange, byte[] body) {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath().substring("/v1/".length());
        return switch (method + " " + path) {
            case "GET audit" -> content(200, """
                    {"ok":true,"checks":[{"name":"stub","checked":1,"violations":[]}]}""");
            case "GET locations", "GET products" -> list(path);
            case "GET stock/movements" -> movements(exchange);
            case "POST stock/availability:query" -> availability(JSON.readTree(body));
            case "POST orders:batch" -> batch("orders", body);
            case "POST returns:batch" -> batch("returns", body);
            case "POST locations:batch" -> content(405, "{}");
            case "POST products:batch", "POST prices:batch", "POST members:batch" ->
                factBatches ? batch(path.substring(0, path.indexOf(':')), body) : content(404, "{}");
            default -> single(method, path, body);
        };
    }

    private ObjectNode list(String kind) {
        ObjectNode list = JSON.createObjectNode();
        ArrayNode all = list.putArray(kind);
        documents.keySet().stream()
                .filter(id -> id.startsWith(kind + "/"))
                .forEach(id -> all.addObject().put("code", id.substring(kind.length() + 1)));
        return content(200, list.toString());
    }

    private ObjectNode single(String method, String path, byte[] body) {
        String[] parts = path.replace("stock/movements", "movements")
                .replaceFirst("^shifts/([^/]+)/movements/([^/]+)$", "cash-movements/$1:$2")
                .replaceFirst("^shifts/([^/]+)/close$", "closes/$1")
                .split("/");
        if (parts.length != 2 || !FIELDS.containsKey(parts[0])) {
            return content(404, "{}");
        }
        JsonNode standing = documents.get(parts[0] + "/" + parts[1]);
        if (method.equals("GET")) {
            return standing == null ? content(404, "{}") : content(200, standing.toString());
        }
        ObjectNode answer = JSON.createObjectNode();
        JsonNode element = put(parts[0], parts[1], JSON.readTree(body));
        answer.set("status", element.path("status"));
        answer.set("content", element.has("problem") ? element.path("problem") : element.path("body"));
        return answer;
    }

    private ObjectNode batch(String kind, byte[] body) {
        JsonNode elements = JSON.readTree(body);
        if (!elements.isArray() || elements.size() > 1000) {
            return content(413, "{}");
        }
        ArrayNode answers = JSON.createArrayNode();
        for (JsonNode element : elements) {
            ObjectNode rest = element.deepCopy().asObject();
            String id = rest.remove("id").asString();
            answers.add(put(kind, id, rest));
        }
        ObjectNode answer = JSON.createObjectNode();
        answer.put("status", 200);
        answer.set("content", answers);
        return answer;
    }

    private ObjectNode put(String kind, String id, JsonNode body) {
        ObjectNode element = JSON.createObjectNode();
        element.put("id", id);
        String key = kind + "/" + id
                + (body.has("channel") && kind.equals("prices")
                        ? "@" + body.path("channel").asString()
                        : "");
        JsonNode standing = documents.get(key);
        Refused refused = null;
        if (standing != null && !standing.equals(body)) {
            boolean fact = Set.of("locations", "channels", "products", "prices", "members")
                    .contains(kind);
            refused = new Refused(fact ? 428 : 409, kind + "/exists-different", "it is there with other content");
        } else if (standing == null) {
            refused = malformed(kind, body);
            if (refused == null) {
                refused = switch (kind) {
                    case "products" -> product(body);
                    case "prices" -> goods.containsKey(id) ? null : new Refused(422, "catalog/unknown-sku", id);
                    case "movements" -> move(id, body);
                    case "orders" -> order(id, body);
                    case "returns" -> takeBack(id, body);
                    default -> null;
                };
            }
        }
        if (refused != null) {
            element.put("status", refused.status());
            ObjectNode problem = element.putObject("problem");
            problem.put("type", "https://oneshelf.io/problems/" + refused.problem());
            problem.put("detail", refused.detail());
            return element;
        }
        documents.put(key, body);
        element.put("status", standing == null ? 201 : 200);
        ObjectNode answer = element.putObject("body");
        answer.put("id", id);
        if (kind.equals("orders")) {
            answer.putObject("total").put("amount", String.valueOf(total(body))).put("currency", "GBP");
        } else if (kind.equals("returns")) {
            answer.putObject("refund")
                    .put("amount", refunds.getOrDefault(id, 0L).toString())
                    .put("currency", "GBP");
        }
        return element;
    }

    private static @Nullable Refused malformed(String kind, JsonNode body) {
        for (String field : body.propertyNames()) {
            if (!FIELDS.getOrDefault(kind, Set.of()).contains(field)) {
                return new Refused(400, "request/malformed", "unknown field " + field);
            }
        }
        JsonNode at = body.path("occurredAt");
        if (!at.isMissingNode()) {
            Instant.parse(at.asString());
        }
        return null;
    }

    private @Nullable Refused product(JsonNode body) {
        for (String language : List.of("zh-CN", "en")) {
            if (body.path("name").path(language).asString("").isBlank()) {
                return new Refused(400, "request/malformed", "no name in " + language);
            }
        }
        for (JsonNode sku : body.path("skus")) {
            goods.put(sku.path("code").asString(), sku.path("kind").asString().equals("GOODS"));
        }
        return null;
    }

    private @Nullable Refused move(String id, JsonNode body) {
        if (body.path("lines").size() > 10_000 || body.path("lines").isEmpty()) {
            return new Refused(400, "request/malformed", "1 to 10,000 lines");
        }
        Map<String, Long> moved = new HashMap<>();
        for (JsonNode line : body.path("lines")) {
            if (!Boolean.TRUE.equals(goods.get(line.path("sku").asString()))) {
                return new Refused(422, "catalog/unknown-sku", line.toString());
            }
            moved.merge(shelf(line), line.path("quantity").asLong(), Long::sum);
        }
        if (moved.entrySet().stream().anyMatch(entry -> onHand(entry.getKey()) + entry.getValue() < 0)) {
            return new Refused(409, "stock/shortfall", "not on hand");
        }
        for (JsonNode line : body.path("lines")) {
            post(
                    body.path("kind").asString(),
                    line.path("sku").asString(),
                    line.path("location").asString(),
                    line.path("quantity").asLong(),
                    "stock.movement/" + id,
                    body);
        }
        return null;
    }

    private @Nullable Refused order(String id, JsonNode body) {
        String location = body.path("fulfilment").path("location").asString();
        if (!documents.containsKey("locations/" + location)
                || !documents.containsKey("channels/" + body.path("channel").asString())
                || (body.has("member")
                        && !documents.containsKey(
                                "members/" + body.path("member").asString()))) {
            return new Refused(422, "order/unknown-something", body.toString());
        }
        String mode = body.path("fulfilment").path("mode").asString();
        boolean offered = false;
        for (JsonNode one : documents.get("locations/" + location).path("modes")) {
            offered |= one.asString().equals(mode);
        }
        if (!offered) {
            return new Refused(422, "order/mode-not-offered", mode + " at " + location);
        }
        Map<String, Long> wanted = new HashMap<>();
        for (JsonNode line : body.path("lines")) {
            Boolean stocked = goods.get(line.path("sku").asString());
            if (stocked == null
                    || line.path("quantity").asLong() < 1
                    || line.has("unitPrice") == line.has("lineTotal")) {
                return new Refused(422, "catalog/unknown-sku", line.toString());
            }
            if (stocked) {
                wanted.merge(
                        line.path("sku").asString() + "@" + location,
                        line.path("quantity").asLong(),
                        Long::sum);
            }
        }
        JsonNode tender = body.path("tenders").path(0);
        boolean unpaid = !body.has("tenders");
        if (!unpaid
                && (!Set.of("TEST", "CASH").contains(tender.path("kind").asString())
                        || tender.path("amount").path("amount").asLong() != total(body))) {
            return new Refused(422, "order/tenders-differ", tender + " for " + total(body));
        }
        if (wanted.entrySet().stream().anyMatch(entry -> onHand(entry.getKey()) < entry.getValue())) {
            return new Refused(409, "order/shortfall", "not enough");
        }
        if (unpaid || !mode.equals("CARRY_OUT")) {
            // It is held; nothing leaves yet.
            return null;
        }
        for (JsonNode line : body.path("lines")) {
            if (Boolean.TRUE.equals(goods.get(line.path("sku").asString()))) {
                post(
                        "SALE",
                        line.path("sku").asString(),
                        location,
                        -line.path("quantity").asLong(),
                        "order.order/" + id,
                        body);
            }
        }
        return null;
    }

    private @Nullable Refused takeBack(String id, JsonNode body) {
        String location = body.path("location").asString();
        if (!body.has("order")) {
            long refund = 0;
            for (JsonNode line : body.path("lines")) {
                refund += line.path("amount").path("amount").asLong();
                back(
                        id,
                        line.path("sku").asString(),
                        location,
                        line.path("quantity").asLong(),
                        body);
            }
            refunds.put(id, refund);
            return null;
        }
        String orderId = body.path("order").asString();
        JsonNode order = documents.get("orders/" + orderId);
        if (order == null) {
            return new Refused(404, "order/unknown-order", orderId);
        }
        long refund = 0;
        for (JsonNode line : body.path("lines")) {
            JsonNode sold = order.path("lines").path(line.path("line").asInt() - 1);
            String key = orderId + "/" + line.path("line").asInt();
            long before = returned.getOrDefault(key, 0L);
            long after = before + line.path("quantity").asLong();
            if (sold.isMissingNode() || after > sold.path("quantity").asLong()) {
                return new Refused(409, "order/more-than-bought", line.toString());
            }
            refund += lineTotal(sold) * after / sold.path("quantity").asLong()
                    - lineTotal(sold) * before / sold.path("quantity").asLong();
            returned.put(key, after);
            back(
                    id,
                    sold.path("sku").asString(),
                    location,
                    line.path("quantity").asLong(),
                    body);
        }
        refunds.put(id, refund);
        return null;
    }

    private void back(String id, String sku, String location, long quantity, JsonNode body) {
        if (Boolean.TRUE.equals(goods.get(sku))) {
            post("RETURN", sku, location, quantity, "order.return/" + id, body);
        }
    }

    private void post(String kind, String sku, String location, long quantity, String reference, JsonNode body) {
        onHand.merge(sku + "@" + location, quantity, Long::sum);
        entries.computeIfAbsent(location, first -> new ArrayList<>())
                .add(new Entry(
                        kind,
                        sku,
                        location,
                        quantity,
                        reference,
                        body.path("occurredAt").asString()));
    }

    private ObjectNode movements(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        for (String pair : exchange.getRequestURI().getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        int limit = Integer.parseInt(query.getOrDefault("limit", "100"));
        if (limit > 500) {
            return content(400, "{}");
        }
        List<Entry> matching = entries.getOrDefault(query.getOrDefault("location", ""), List.of());
        int from = Integer.parseInt(query.getOrDefault("cursor", "0"));
        int until = Math.min(matching.size(), from + limit);
        ObjectNode content = JSON.createObjectNode();
        ArrayNode list = content.putArray("entries");
        for (Entry entry : matching.subList(from, until)) {
            list.addObject()
                    .put("id", "stub")
                    .put("kind", entry.kind())
                    .put("sku", entry.sku())
                    .put("location", entry.location())
                    .put("quantity", entry.quantity())
                    .put("reference", entry.reference())
                    .put("occurredAt", entry.occurredAt())
                    .put("recordedAt", "2026-01-01T00:00:00Z");
        }
        if (until < matching.size()) {
            exchange.getResponseHeaders()
                    .set(
                            "Link",
                            "</v1/stock/movements?location=%s&limit=%d&cursor=%d>; rel=\"next\""
                                    .formatted(query.get("location"), limit, until));
        }
        return content(200, content.toString());
    }

    private ObjectNode availability(JsonNode body) {
        ObjectNode content = JSON.createObjectNode();
        ArrayNode lines = content.putArray("lines");
        for (JsonNode pair : body.path("pairs")) {
            long units = onHand(shelf(pair));
            lines.addObject()
                    .put("sku", pair.path("sku").asString())
                    .put("location", pair.path("location").asString())
                    .put("onHand", units)
                    .put("reserved", 0)
                    .put("safety", 0)
                    .put("available", units);
        }
        return content(200, content.toString());
    }

    private long onHand(String shelf) {
        return onHand.getOrDefault(shelf, 0L);
    }

    private static String shelf(JsonNode line) {
        return line.path("sku").asString() + "@" + line.path("location").asString();
    }

    private static long total(JsonNode order) {
        long total = 0;
        for (JsonNode line : order.path("lines")) {
            total += lineTotal(line);
        }
        return total;
    }

    private static long lineTotal(JsonNode line) {
        return line.has("lineTotal")
                ? line.path("lineTotal").path("amount").asLong()
                : line.path("unitPrice").path("amount").asLong()
                        * line.path("quantity").asLong();
    }

    private static ObjectNode content(int status, String json) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("status", status);
        answer.set("content", JSON.readTree(json));
        return answer;
    }
}
